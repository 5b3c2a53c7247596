// The storage emulator in a process of its own, so that its work is not the clients'. Ends with its parent.
import { startStorageEmulator } from '../../../scripts/storage-emulator.mjs';

const { connectionString } = await startStorageEmulator({ folder: null });
process.on('disconnect', () => process.exit());
process.send({ connectionString });
