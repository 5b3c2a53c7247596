import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'zero-trust-start-')); });
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Starts and waits for the end: everything here is meant to fail. */
function start(environment: Record<string, string>): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'scripts', 'start.mjs')], { env: { ...process.env, DATA_DIR: join(folder, 'data'), PLAYGROUND_PORT: '0', ...environment } });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => { output += chunk.toString(); });
    child.stderr.on('data', (chunk: Buffer) => { output += chunk.toString(); });
    child.on('exit', (code) => resolve({ code, output }));
  });
}

describe('npm start says in a sentence', () => {
  it('that a port is taken, and how to choose another', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => { other.listen(0, '127.0.0.1', resolve); });
    const { port } = other.address() as AddressInfo;
    const { code, output } = await start({ PORT: String(port) });
    await new Promise((resolve) => { other.close(resolve); });
    expect(code).not.toBe(0);
    expect(output).toMatch(new RegExp(`Port ${port} is in use.*PORT=${port + 1} npm start`));
  });

  it.each([
    ['a port that is none', { PORT: 'web' }, /PORT is "web"/],
    ['two equal ports', { PORT: '4999', PLAYGROUND_PORT: '4999' }, /different ports/],
    ['production', { NODE_ENV: 'production' }, /local mode/],
    ['a bot id', { BOT_ID: '6f1a3c52-0d5e-4b8a-9c77-2e4b5a90c1d3' }, /local mode/],
  ])('that it does not start with %s', async (_what, environment, sentence) => {
    const { code, output } = await start(environment);
    expect(code).not.toBe(0);
    expect(output).toMatch(sentence);
    expect(output.trim().split('\n')).toHaveLength(1);
  });

  it('that its data cannot be written', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    const { code, output } = await start({ PORT: '4998', DATA_DIR: join(file, 'data') });
    expect(code).not.toBe(0);
    expect(output).toMatch(/DATA_DIR|cannot/);
    expect(output).not.toMatch(/\n\s+at /);
  });
});
