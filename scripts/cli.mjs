import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, fail, install, root } from './bootstrap.mjs';
import { dataDir, runningStorage } from './local-data.mjs';

install();
build();
const [command] = process.argv.slice(2);
const needsStorage = ['import', 'export', 'digest', 'audit', 'backup', 'restore', 'forget', 'retention'].includes(command) && !process.env.STORAGE_CONNECTION_STRING && !process.env.STORAGE_ACCOUNT;
const emulator = needsStorage ? await localStorage() : null;
const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist', 'src', 'cli.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  // Under `npm run` files are meant from where the person stood.
  cwd: (process.env.npm_lifecycle_event === 'cli' && process.env.INIT_CWD) || process.cwd(),
  env: { ...process.env, ...(emulator && { STORAGE_CONNECTION_STRING: emulator.connectionString }) },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  void Promise.resolve(emulator?.close()).then(() => process.exit(signal ? 1 : (code ?? 1)));
});

/** The storage of a running `npm start`, or the same data opened for the time of this command. */
async function localStorage() {
  const connectionString = await runningStorage();
  if (connectionString) return { connectionString, close: () => undefined };
  const { startStorageEmulator } = await import('./storage-emulator.mjs');
  return startStorageEmulator({ folder: join(dataDir, 'storage') }).catch((error) => fail(error.message));
}
