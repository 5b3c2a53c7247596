// The storage emulator in memory, in a process of its own: it does not share a processor's time with what is measured.
import { startStorageEmulator } from '../../../scripts/storage-emulator.mjs';

const storage = await startStorageEmulator({ folder: null });
process.send(storage.connectionString);
process.on('disconnect', () => process.exit(0));
