import { startStorageEmulator } from '../../../scripts/storage-emulator.mjs';

const { connectionString } = await startStorageEmulator({ folder: null });
process.stdout.write(`${connectionString}\n`);
