import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { freePort } from '../../scripts/ports.mjs';
import { startStorageEmulator } from '../../scripts/storage-emulator.mjs';
import { localChannels, localPeople } from '../../src/local/people.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const api = `/api/roadmaps/${encodeURIComponent(localChannels[0]?.id ?? '')}`;
const headers = { Authorization: `Bearer local:${localPeople[0]?.id ?? ''}` };

it('answers what it has begun when it is told to stop, ends its streams with a word, and leaves', async () => {
  const emulator = await startStorageEmulator({ folder: null });
  const port = await freePort();
  const app = spawn(process.execPath, [join(root, 'dist', 'src', 'main.js')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PROCESS: 'web', PORT: String(port), STORAGE_CONNECTION_STRING: emulator.connectionString, LOG_LEVEL: 'silent', NODE_ENV: '', BOT_ID: '' },
  });
  const exit = once(app, 'exit');
  try {
    const url = `http://localhost:${port}`;
    await expect.poll(() => fetch(`${url}/readyz`).then(({ status }) => status, () => 0), { timeout: 60_000 }).toBe(200);
    const stream = await fetch(`${url}${api}/events?session=window-of-nadia`, { headers });
    expect(stream.status).toBe(200);
    const edit = JSON.stringify({ changeId: 'begun-before-the-end', edits: [{ activity: 'RMI_001', set: { notes: 'Kept' }, seen: 0 }] });
    const slow = request(`${url}${api}/changes`, { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(edit) } });
    const answered = new Promise<number | undefined>((resolve, reject) => {
      slow.on('response', (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      slow.on('error', reject);
    });
    slow.write(edit.slice(0, 10));
    // Long enough for it to be there, which nothing else tells.
    await new Promise((resolve) => { setTimeout(resolve, 300); });

    app.kill('SIGTERM');
    expect(await stream.text()).toContain('"type":"bye"');
    await expect(fetch(`${url}/livez`)).rejects.toThrow();
    slow.end(edit.slice(10));
    expect(await answered).toBe(200);
    expect(await exit).toEqual([0, null]);
  } finally {
    app.kill('SIGKILL');
    await emulator.close();
  }
}, 120_000);
