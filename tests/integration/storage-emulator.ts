import type { TestProject } from 'vitest/node';
import { startStorageEmulator } from '../../scripts/storage-emulator.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    storageConnectionString: string;
  }
}

/** One storage emulator for all integration tests; each keeps to tenants of its own, or starts another one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const emulator = await startStorageEmulator({ folder: null });
  project.provide('storageConnectionString', emulator.connectionString);
  return () => emulator.close();
}
