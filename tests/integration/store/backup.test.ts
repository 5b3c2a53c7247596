import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { odata } from '@azure/data-tables';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Actor, House } from '../../../src/operations/house.ts';
import { restoreBackup } from '../../../src/operations/restore-backup.ts';
import type { StoredRow } from '../../../src/store/backup-rows.ts';
import { writeBackup } from '../../../src/store/backup-file.ts';
import { openStorage, type Storage } from '../../../src/store/storage.ts';
import { testHouse } from '../test-house.ts';
import { change, channelId, furnish, nadia, tableOf, tomasz } from './keepsakes.ts';

const operator: Actor = { person: { id: 'terminal', name: 'ops' }, role: 'operator' };
let storage: Storage;
let furnished: House;
let folder: string;
beforeAll(async () => {
  storage = await openStorage({ connectionString: inject('storageConnectionString') });
  furnished = await testHouse();
  folder = await mkdtemp(join(tmpdir(), 'backup-'));
});
afterAll(async () => {
  await storage.close();
  await rm(folder, { recursive: true });
});

async function allRows(tenantId: string): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const row of storage.backups.rows(tenantId)) if (!row.row.startsWith('event:')) rows.push(row);
  return rows;
}
async function backUp(tenantId: string): Promise<string> {
  const file = join(folder, `${randomUUID()}.jsonl.gz`);
  await writeBackup(file, { tenantId, at: new Date().toISOString(), product: '0.0.0' }, storage.backups.rows(tenantId));
  return file;
}
const restore = (tenantId: string, file: string, replace = false) => restoreBackup({ ...furnished, tenantId }, operator, file, { replace });

describe('a backup', () => {
  it('brings everything back after everything was deleted, unknown columns and their types included', async () => {
    const tenantId = randomUUID();
    const run = await furnish(storage, tenantId);
    const later = { partitionKey: tenantId, rowKey: 'later:thing', schemaVersion: 9, big: 9_007_199_254_740_993n, at: new Date('2026-01-02T03:04:05.678Z'), half: 0.5, whole: { type: 'Double', value: '2' }, yes: true, bytes: Buffer.from([0, 255]), id: { type: 'Guid', value: randomUUID() } };
    await tableOf('Conversations').createEntity(later);
    const before = await allRows(tenantId);
    const results = await storage.assessments.results(tenantId, run.id);
    const file = await backUp(tenantId);
    expect(await storage.backups.forgetTenant(tenantId)).toBeGreaterThan(10);
    expect(await allRows(tenantId)).toEqual([]);
    const { rows } = await restore(tenantId, file);
    expect(await allRows(tenantId)).toEqual(before);
    expect(rows).toBe(before.length + 1);
    expect(await storage.assessments.results(tenantId, run.id)).toEqual(results);
    expect(await tableOf('Conversations').getEntity(tenantId, 'later:thing')).toMatchObject({ big: 9_007_199_254_740_993n, at: later.at, half: 0.5, yes: true, bytes: later.bytes });
    // And the roadmap goes on from where it was.
    expect(await change(storage, tenantId, { status: 'completed' })).toMatchObject({ outcome: 'applied', sequence: 3 });
  });

  it('leaves out who looks now and the run that goes now, and touches no other tenant', async () => {
    const [tenantId, other] = [randomUUID(), randomUUID()];
    await furnish(storage, tenantId);
    await furnish(storage, other);
    const text = gunzipSync(await readFile(await backUp(tenantId))).toString();
    expect(text).not.toContain(other);
    expect(text).not.toContain('viewer:');
    await storage.backups.forgetTenant(tenantId);
    expect((await allRows(other)).length).toBeGreaterThan(10);
  });

  it('holds each roadmap as it was at one moment, also while people edit', async () => {
    const tenantId = randomUUID();
    for (let n = 0; n < 5; n += 1) await change(storage, tenantId, { notes: String(n) });
    const values: StoredRow[] = [];
    for await (const row of storage.backups.rows(tenantId)) {
      if (values.length === 0) await change(storage, tenantId, { notes: 'while it is made' });
      values.push(row);
    }
    const changes = values.filter(({ row }) => row.startsWith('change:')).length;
    expect(values.find(({ row }) => row === 'meta')?.columns['sequence']).toBe(changes);
  });

  it('is there under its name only when it is whole, for its owner’s eyes only', async () => {
    const file = join(folder, 'broken.gz');
    async function* failing() {
      for await (const row of storage.backups.rows(randomUUID())) yield row;
      throw new Error('storage went away');
    }
    await expect(writeBackup(file, { tenantId: 'x', at: '', product: '' }, failing())).rejects.toThrow('storage went away');
    expect((await readdir(folder)).filter((name) => name.startsWith('broken'))).toEqual([]);
    expect((await stat(await backUp(randomUUID()))).mode & 0o077).toBe(0);
  });
});

describe('restoring', () => {
  it('twice is restoring once', async () => {
    const tenantId = randomUUID();
    await furnish(storage, tenantId);
    const file = await backUp(tenantId);
    await restore(tenantId, file);
    const once = await allRows(tenantId);
    await restore(tenantId, file);
    expect(await allRows(tenantId)).toEqual(once);
  });

  it('does not lose what came after the backup, unless told to', async () => {
    const tenantId = randomUUID();
    await furnish(storage, tenantId);
    const file = await backUp(tenantId);
    const backedUp = await allRows(tenantId);
    await change(storage, tenantId, { notes: 'later' }, tomasz);
    await expect(restore(tenantId, file)).rejects.toMatchObject({ status: 409, message: expect.stringMatching(/rows that are not in .*--replace/) as string });
    expect((await storage.roadmaps.load({ tenantId, roadmapId: channelId })).sequence).toBe(3);
    expect((await restore(tenantId, file, true)).deleted).toBeGreaterThan(0);
    expect(await allRows(tenantId)).toEqual(backedUp);
  });

  it('is recorded', async () => {
    const tenantId = randomUUID();
    await furnish(storage, tenantId);
    await restore(tenantId, await backUp(tenantId));
    const kinds: string[] = [];
    for await (const { kind, by } of storage.audit(tenantId, { from: new Date(0), to: new Date('2100-01-01'), roadmapId: null })) kinds.push(`${kind} by ${by.name}`);
    expect(kinds).toContain('backup-restored by ops');
  });

  const spoil = async (tenantId: string, how: (bytes: Buffer, text: string) => Buffer): Promise<string> => {
    const bytes = await readFile(await backUp(tenantId));
    const file = join(folder, `${randomUUID()}.gz`);
    await writeFile(file, how(bytes, gunzipSync(bytes).toString()));
    return file;
  };
  const lines = (text: string, change: (list: string[]) => string[]) => gzipSync(`${change(text.trimEnd().split('\n')).join('\n')}\n`);

  it.each([
    ['another file', /is no backup of this app/, () => Buffer.from('hello')],
    ['another gzip', /is no backup of this app/, () => gzipSync('hello')],
    ['another JSON', /is no backup of this app/, () => gzipSync('{"format":"other"}\n{}\n')],
    ['an empty file', /is damaged|is no backup/, () => Buffer.alloc(0)],
    ['a file cut short', /is damaged/, (bytes: Buffer) => bytes.subarray(0, bytes.length - 40)],
    ['a file with a flipped bit', /is damaged/, (bytes: Buffer) => Buffer.from(bytes.map((byte, index) => (index === bytes.length >> 1 ? byte ^ 1 : byte)))],
    ['a file without its end', /is damaged: it ends too early/, (_: Buffer, text: string) => lines(text, (list) => list.slice(0, -1))],
    ['a file that lacks a row', /is damaged: \d+ rows were written/, (_: Buffer, text: string) => lines(text, (list) => list.toSpliced(3, 1))],
    ['a file with a row twice', /is damaged/, (_: Buffer, text: string) => lines(text, (list) => list.toSpliced(3, 0, list[3]!))],
    ['a file with a changed word', /is damaged: its checksum/, (_: Buffer, text: string) => lines(text, (list) => list.map((line) => line.replace('planned', 'blocked')))],
    ['a row that is none', /is damaged: a row cannot be read/, (_: Buffer, text: string) => lines(text, (list) => list.with(2, '{"table":"elsewhere"}'))],
    ['a newer format', /newer version of the app/, (_: Buffer, text: string) => lines(text, (list) => list.with(0, list[0]!.replace('"version":1', '"version":2')))],
  ])('refuses %s and writes nothing', async (_what, sentence, how) => {
    const tenantId = randomUUID();
    await furnish(storage, tenantId);
    const file = await spoil(tenantId, how);
    await storage.backups.forgetTenant(tenantId);
    await expect(restore(tenantId, file)).rejects.toMatchObject({ status: 422, message: expect.stringMatching(sentence) as string });
    expect(await allRows(tenantId)).toEqual([]);
  });

  it('refuses a file of another tenant, and rows of another one in it', async () => {
    const [tenantId, other] = [randomUUID(), randomUUID()];
    await furnish(storage, tenantId);
    await expect(restore(other, await backUp(tenantId))).rejects.toMatchObject({ status: 422, message: expect.stringContaining(`is a backup of tenant ${tenantId}`) as string });
    const file = await spoil(tenantId, (_, text) => lines(text, (list) => list.map((line, index) => (index === 4 ? line.replaceAll(tenantId, other) : line))));
    await expect(restore(tenantId, file)).rejects.toMatchObject({ message: expect.stringContaining('rows of another tenant') as string });
    expect(await allRows(other)).toEqual([]);
  });
});

describe('forgetting', () => {
  it('a tenant leaves no row anywhere', async () => {
    const tenantId = randomUUID();
    const run = await furnish(storage, tenantId);
    await storage.backups.forgetTenant(tenantId);
    for (const [name, filter] of [['Roadmaps', odata`PartitionKey ge ${tenantId} and PartitionKey lt ${`${tenantId}~`}`], ['Assessments', odata`PartitionKey eq ${tenantId}`], ['Conversations', odata`PartitionKey eq ${tenantId}`], ['Results', odata`PartitionKey eq ${run.id}`]] as const) {
      const rows: unknown[] = [];
      for await (const row of tableOf(name).listEntities({ queryOptions: { filter } })) rows.push(row);
      expect([name, rows]).toEqual([name, []]);
    }
  });

  it('a person leaves a former member, and nothing that was theirs alone', async () => {
    const tenantId = randomUUID();
    const run = await furnish(storage, tenantId);
    const forgotten = await storage.backups.forgetPerson(tenantId, nadia.id);
    expect(forgotten.names).toEqual([nadia.name]);
    expect(forgotten.rowsChanged).toBeGreaterThan(5);
    expect(JSON.stringify((await allRows(tenantId)).filter((row) => (row as { table: string }).table !== 'results'))).not.toMatch(new RegExp(`${nadia.id}|${nadia.name}`));
    const key = { tenantId, roadmapId: channelId };
    const { states } = await storage.roadmaps.load(key);
    expect(states.get('RMI_001')).toMatchObject({ owner: { id: 'former-member', name: 'Former member' }, stamps: { status: { by: { name: 'Former member' } }, notes: { by: tomasz } } });
    expect(states.get('RMI_001')?.notes).toMatch(/^Former member knows how\./);
    expect((await storage.roadmaps.history(key, 'RMI_001')).map(({ by }) => by.name)).toEqual(['Tomasz Zielinski', 'Former member']);
    expect((await storage.comments.list(key, 'RMI_001'))[0]).toMatchObject({ text: '@Former member look', mentions: [{ name: 'Former member' }] });
    expect((await storage.assessments.get(tenantId, run.id))?.startedBy.name).toBe('Former member');
    expect(await storage.conversations.get(tenantId, 'a:chat')).toBeNull();
    expect((await storage.roadmaps.load({ tenantId, roadmapId: `person:${nadia.id}` })).sequence).toBe(0);
    // Done again, there is nothing to do; and the roadmap goes on.
    expect(await storage.backups.forgetPerson(tenantId, nadia.id)).toEqual({ names: [], rowsChanged: 0, rowsDeleted: 0 });
    expect(await change(storage, tenantId, { status: 'completed' }, tomasz)).toMatchObject({ outcome: 'applied', sequence: 3 });
  });
});
