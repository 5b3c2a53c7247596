import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startStorageEmulator, type StorageEmulator } from '../../../scripts/storage-emulator.mjs';
import { openStorage } from '../../../src/store/storage.ts';
import { newRun, resultOf, wideEvidence } from './sample-run.ts';

const nadia = { id: 'p-nadia', name: 'Nadia' };
const key = { tenantId: 't', roadmapId: 'r' };
const isRoot = process.getuid?.() === 0;

let folder: string;
const open: StorageEmulator[] = [];
const children: ChildProcess[] = [];
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'storage-emulator-')); });
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await Promise.all(open.splice(0).map((emulator) => emulator.close()));
  await rm(folder, { recursive: true, force: true });
});

async function start(onSaveFailed?: (error: Error) => void) {
  const emulator = await startStorageEmulator({ folder, ...(onSaveFailed && { onSaveFailed }) });
  open.push(emulator);
  return emulator;
}
async function stop() {
  await open.pop()!.close();
}
const plan = (notes: string, changeId = `change-${notes}`) => ({ changeId, edits: [{ activity: 'a', set: { notes }, seen: 1000 }] });
const savedTables = async () => await readFile(join(folder, 'tables.json'), 'utf8').catch(() => '');

/** The emulator in a process of its own, that can be killed. */
async function startProcess(): Promise<{ child: ChildProcess; connectionString: string }> {
  const code = `const { startStorageEmulator } = await import(${JSON.stringify(new URL('../../../scripts/storage-emulator.mjs', import.meta.url).href)});
    process.stdout.write((await startStorageEmulator({ folder: process.argv[1] })).connectionString + '\\n');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [line] = await once(child.stdout, 'data') as [Buffer];
  return { child, connectionString: line.toString().trim() };
}

describe('data of the storage emulator', () => {
  it('survives a stop and a start: rows, jobs, jobs in work', async () => {
    const first = await openStorage(await start());
    const run = newRun('t');
    await first.assessments.start(run.source.tenantId, run);
    const taken = await first.assessments.take('t', run.id);
    const result = resultOf('check', wideEvidence(200));
    await first.assessments.saveResult('t', run.id, taken!.epoch, result);
    await first.jobs.send({ kind: 'assessment', tenantId: 't', runId: run.id });
    await stop();
    const second = await openStorage(await start());
    expect(await second.assessments.active('t')).toEqual({ ...run, state: 'running' });
    expect(await second.assessments.results('t', run.id)).toEqual([result]);
    expect(await second.jobs.receive(30_000)).toMatchObject({ job: { runId: run.id }, attempt: 1 });
  });

  it('survives kill -9 moments after it was written', async () => {
    const { child, connectionString } = await startProcess();
    const storage = await openStorage({ connectionString });
    for (let n = 1; n <= 20; n += 1) await storage.roadmaps.change(key, plan(`note-${n}`), nadia, new Date());
    await storage.jobs.send({ kind: 'assessment', tenantId: 't', runId: 'killed' });
    // Far below the 5 s of the emulator's own timer, with room for a slow machine.
    await vi.waitFor(async () => {
      expect((await savedTables()).includes('note-20')).toBe(true);
      expect(await readFile(join(folder, 'queues.json'), 'utf8')).toMatch(/"messageId":"[\da-f-]{36}"/);
    }, { timeout: 2500, interval: 20 });
    child.kill('SIGKILL');
    await once(child, 'exit');
    const restarted = await openStorage(await start());
    expect((await restarted.roadmaps.load(key)).states.get('a')?.notes).toBe('note-20');
    expect(await restarted.jobs.receive(30_000)).toMatchObject({ job: { runId: 'killed' } });
    expect(await restarted.roadmaps.change(key, plan('after'), nadia, new Date())).toMatchObject({ sequence: 21 });
  });

  it('says once when the disk is full, and saves when there is space again', async () => {
    const failures: string[] = [];
    const storage = await openStorage(await start((error) => failures.push(error.message)));
    await symlink('/dev/full', join(folder, 'tables.json~'));
    await storage.roadmaps.change(key, plan('full'), nadia, new Date());
    await vi.waitFor(() => { expect(failures).toEqual([`There is no space left for data in ${folder}. Free some disk space, or choose another folder with DATA_DIR.`]); }, { timeout: 5000 });
    expect((await storage.roadmaps.load(key)).sequence).toBe(1);
    expect(await savedTables()).not.toContain('full');
    await rm(join(folder, 'tables.json~'));
    await vi.waitFor(async () => { expect(await savedTables()).toContain('full'); }, { timeout: 5000 });
    expect(failures).toHaveLength(1);
  });

  it('says when it stops that what was written could not be saved', async () => {
    const storage = await openStorage(await start(() => undefined));
    await storage.roadmaps.change(key, plan('before'), nadia, new Date());
    await symlink('/dev/full', join(folder, 'tables.json~'));
    await storage.roadmaps.change(key, plan('lost'), nadia, new Date());
    await expect(stop()).rejects.toThrow(/There is no space left for data in .*DATA_DIR/);
  });
});

describe('a folder that cannot hold data is refused with one sentence', () => {
  it('when the disk is full', async () => {
    await symlink('/dev/full', join(folder, `probe-${process.pid}`));
    await expect(start()).rejects.toThrow(`There is no space left for data in ${folder}. Free some disk space, or choose another folder with DATA_DIR.`);
  });

  it.skipIf(isRoot)('when it is not writable', async () => {
    await chmod(folder, 0o500);
    await expect(start()).rejects.toThrow(`Data cannot be written to ${folder}: permission denied.`);
  });

  it('when it is a file, or below one', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    await expect(startStorageEmulator({ folder: file })).rejects.toThrow(`${file} cannot hold data: it is a file.`);
    await expect(startStorageEmulator({ folder: join(file, 'below') })).rejects.toThrow('cannot hold data: part of the path is a file.');
  });

  it('when its data is damaged', async () => {
    await start();
    await stop();
    const file = join(folder, 'tables.json');
    await truncate(file, (await readFile(file)).byteLength - 1);
    await expect(start()).rejects.toThrow(`The data file ${file} is damaged.`);
  });
});

it('names the port that is in use, and leaves nothing running', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  await expect(startStorageEmulator({ folder: null, queuePort: port })).rejects.toThrow(`Port ${port} for the storage emulator's queue service is in use.`);
  await expect(startStorageEmulator({ folder: null, tablePort: port })).rejects.toThrow(`Port ${port} for the storage emulator's table service is in use.`);
  other.close();
});

it('answers a ping, and says that it is gone when it is', async () => {
  const emulator = await startStorageEmulator({ folder: null });
  const storage = await openStorage(emulator);
  await storage.ping();
  await emulator.close();
  await expect(storage.ping()).rejects.toThrow(/cannot be used/);
  await storage.close();
}, 60_000);
