import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { root } from './bootstrap.mjs';

/** Where local mode keeps its data. */
export const dataDir = resolve(root, process.env.DATA_DIR || '.data');

const note = join(dataDir, 'storage-connection');

/** Notes how other commands reach the storage emulator that `npm start` runs. */
export function announceStorage(connectionString) {
  mkdirSync(dirname(note), { recursive: true });
  writeFileSync(note, connectionString, { mode: 0o600 });
}

export function withdrawStorage() {
  rmSync(note, { force: true });
}

/** The connection string of a storage emulator that runs on this data now, or null; a note left by a crash counts for nothing. */
export async function runningStorage() {
  if (!existsSync(note)) return null;
  const connectionString = readFileSync(note, 'utf8');
  const port = Number(/TableEndpoint=http:\/\/[^:]+:(?<port>\d+)/.exec(connectionString)?.groups?.port);
  return port && await answers(port) ? connectionString : null;
}

function answers(port) {
  return new Promise((done) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.once('connect', () => { socket.destroy(); done(true); });
    socket.once('error', () => done(false));
  });
}
