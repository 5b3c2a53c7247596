import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      // One module graph per worker: the tests are of pure functions, and importing every check anew for each file took four times as long.
      { test: { name: 'unit', isolate: false, include: ['tests/unit/**/*.test.{ts,tsx}'] } },
      { test: { name: 'integration', include: ['tests/integration/**/*.test.ts'], globalSetup: ['tests/integration/storage-emulator.ts'], testTimeout: 30_000, hookTimeout: 30_000, maxWorkers: 2 } },
      // Two files at a time below: they mostly wait, for storage or for a browser. Each end-to-end file has a product of its own.
      { test: { name: 'e2e', include: ['tests/e2e/**/*.test.ts'], testTimeout: 300_000, hookTimeout: 120_000, maxWorkers: 2 } },
    ],
  },
});
