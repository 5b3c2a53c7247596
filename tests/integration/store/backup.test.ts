import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { TableClient, TableServiceClient } from '@azure/data-tables';
import { QueueClient, QueueServiceClient } from '@azure/storage-queue';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startStorageEmulator, type StorageEmulator } from '../../../scripts/storage-emulator.mjs';
import type { Run } from '../../../src/assessment/run.ts';
import type { Actor, House } from '../../../src/operations/house.ts';
import { restoreBackup } from '../../../src/operations/restore-backup.ts';
import type { StoredRow } from '../../../src/store/backup-rows.ts';
import { defaultReminderSettings } from '../../../src/digest/reminder-settings.ts';
import { defaultDigestSchedule } from '../../../src/digest/schedule.ts';
import { writeBackup } from '../../../src/store/backup-file.ts';
import { fromColumns } from '../../../src/store/json-columns.ts';
import { decodeKey } from '../../../src/store/keys.ts';
import type { Job } from '../../../src/store/jobs.ts';
import { openStorage, type Storage } from '../../../src/store/storage.ts';
import { testHouse } from '../test-house.ts';
import { change, channelId, conversation, furnish, nadia, tableOf, tomasz } from './keepsakes.ts';

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

  it.each<[string, (tenantId: string) => Promise<unknown>, RegExp]>([
    ['a setting', (tenantId) => storage.settings.set({ tenantId, roadmapId: channelId }, { name: 'guests', value: 'nothing' }, 'read', nadia, new Date()), /1 settings or schedules have another value/],
    ['the schedule of a digest', (tenantId) => storage.conversations.schedule(tenantId, channelId, { ...defaultDigestSchedule, hour: 5 }, nadia, new Date()), /1 rows that are not in/],
    ['the schedule of assessments', (tenantId) => storage.assessmentSchedules.set(tenantId, channelId, null, { by: tomasz, at: new Date() }), /1 settings or schedules/],
    ['reminders', (tenantId) => storage.reminders.set(tenantId, tomasz, { ...defaultReminderSettings, hour: 7 }, new Date()), /1 settings or schedules/],
    ['how long things are kept', (tenantId) => storage.retention.set(tenantId, { evidence: 1, runs: null, history: null }, nadia, new Date()), /1 settings or schedules/],
    ['that somebody was forgotten', (tenantId) => storage.retention.record(tenantId, { at: new Date().toISOString(), by: nadia, kind: 'person-forgotten', roadmap: null, subject: null, details: {} }), /1 rows/],
  ])('does not lose %s that came after the backup, unless told to', async (_what, later, sentence) => {
    const tenantId = randomUUID();
    await furnish(storage, tenantId);
    await storage.settings.set({ tenantId, roadmapId: channelId }, { name: 'model', value: { evidence: true } }, { evidence: false }, nadia, new Date());
    await storage.assessmentSchedules.set(tenantId, channelId, { every: 'week', weekday: 'monday', hour: 6, timeZone: 'Europe/Berlin', pillars: null }, { by: nadia, at: new Date() });
    await storage.reminders.set(tenantId, tomasz, defaultReminderSettings, new Date());
    await storage.retention.set(tenantId, { evidence: 12, runs: null, history: null }, nadia, new Date());
    const file = await backUp(tenantId);
    await restore(tenantId, file);
    const backedUp = await allRows(tenantId);
    await later(tenantId);
    await expect(restore(tenantId, file)).rejects.toMatchObject({ status: 409, message: expect.stringMatching(sentence) as string });
    await restore(tenantId, file, true);
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

describe('forgetting, in an account of its own,', () => {
  let emulator: StorageEmulator;
  let account: Storage;
  let connectionString: string;
  beforeAll(async () => {
    emulator = await startStorageEmulator({ folder: null });
    ({ connectionString } = emulator);
    account = await openStorage({ connectionString });
  });
  afterAll(async () => {
    await account.close();
    await emulator.close();
  });

  /** Everything that there is in the account, in whatever table or queue, as text. */
  async function inTheAccount(): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>();
    for await (const { name = '' } of TableServiceClient.fromConnectionString(connectionString, { allowInsecureConnection: true }).listTables()) {
      const rows: string[] = [];
      for await (const row of TableClient.fromConnectionString(connectionString, name, { allowInsecureConnection: true }).listEntities()) {
        const json = Object.keys(row).filter((column) => column.endsWith('Parts')).map((column) => JSON.stringify(fromColumns(column.slice(0, -'Parts'.length), row)));
        rows.push([decodeKey(row.partitionKey ?? ''), decodeKey(row.rowKey ?? ''), ...json].join(' '));
      }
      found.set(name, rows);
    }
    for await (const { name } of QueueServiceClient.fromConnectionString(connectionString).listQueues()) {
      const { peekedMessageItems } = await new QueueClient(connectionString, name).peekMessages({ numberOfMessages: 32 });
      found.set(name, peekedMessageItems.map(({ messageText }) => messageText));
    }
    return found;
  }
  const naming = async (...words: string[]) => [...await inTheAccount()].flatMap(([place, texts]) => texts.filter((text) => words.some((word) => text.includes(word))).map((text) => `${place}: ${text}`));

  /** Messages that were sent, are on their way, wait and were given up. */
  async function messagesOf(tenantId: string, run: Run): Promise<void> {
    const said = async (occurrence: string, recipient: string) => {
      const lease = await account.deliveries.lease(occurrence, recipient, 1000, new Date());
      if (lease.leased) await account.deliveries.markSent(occurrence, recipient, lease.token, new Date());
    };
    await said(`digest:${new Date().toISOString()}`, channelId);
    await said(`summary:${run.id}`, '19:another@thread.tacv2');
    await said(`said:${tenantId}:question`, nadia.id);
    await said(`weekly:${tenantId}:${new Date().toISOString()}`, 'a:chat');
    await said(`added:${tenantId}:person:${nadia.id}:RMI_001`, 'a:chat');
    await said(`sweep:${randomUUID()}`, tenantId);
    const minutes: Job = { kind: 'post-minutes', tenantId, roadmapId: channelId, occurrence: `minutes:${tenantId}:identity::1`, by: nadia, pillar: 'identity', area: null, since: 0, agenda: [], visited: [] };
    await account.jobs.send(minutes);
    await account.jobs.send({ ...minutes, roadmapId: `person:${nadia.id}` });
    await new QueueClient(connectionString, 'jobs-poison').sendMessage(JSON.stringify(minutes));
  }

  it('a tenant leaves nothing anywhere: in no table, in no queue', async () => {
    const [tenantId, other] = [randomUUID(), randomUUID()];
    const run = await furnish(account, tenantId);
    await account.assessments.addFollower(run.id, { conversationId: channelId, threadId: 't', activityId: 'a' });
    await messagesOf(tenantId, run);
    const before = await inTheAccount();
    expect([...before].filter(([, texts]) => texts.some((text) => text.includes(tenantId) || text.includes(run.id))).map(([place]) => place).sort())
      .toEqual(['Assessments', 'Assignments', 'Conversations', 'Deliveries', 'Results', 'Roadmaps', 'jobs', 'jobs-poison']);
    expect([...before.keys()].sort()).toEqual(['Assessments', 'Assignments', 'Conversations', 'Deliveries', 'Results', 'Roadmaps', 'jobs', 'jobs-poison']);
    await account.jobs.send({ kind: 'deliver', tenantId: other });
    await account.backups.forgetTenant(tenantId);
    expect(await naming(tenantId, run.id)).toEqual([]);
    expect(await account.deliveries.isSent(`sweep:${other}`, tenantId)).toBe(false);
    // What is another tenant's waits as before, its tries not counted.
    expect((await naming(other)).filter((text) => text.startsWith('jobs:'))).toHaveLength(1);
    await account.backups.forgetTenant(other);
  });

  it('a person leaves nothing of themselves in messages that were sent, wait or were given up', async () => {
    const tenantId = randomUUID();
    const [person, chat] = [{ id: randomUUID(), name: 'Zoë Ünal' }, `a:${randomUUID()}`];
    await account.conversations.save(conversation(tenantId, chat, { kind: 'personal', roadmapId: `person:${person.id}`, name: person.name, installedBy: person }));
    const lease = await account.deliveries.lease(`reminder:${tenantId}:2026-03-01T00:00:00.000Z`, chat, 1000, new Date());
    expect(lease.leased).toBe(true);
    await account.deliveries.lease(`said:${tenantId}:question`, person.id, 1000, new Date());
    const minutes: Job = { kind: 'post-minutes', tenantId, roadmapId: channelId, occurrence: `minutes:${tenantId}:identity::1`, by: person, pillar: 'identity', area: null, since: 0, agenda: [], visited: [] };
    await account.jobs.send(minutes);
    await new QueueClient(connectionString, 'jobs-poison').sendMessage(JSON.stringify({ ...minutes, roadmapId: `person:${person.id}` }));
    // As a portal shows it.
    await account.backups.forgetPerson(tenantId, person.id.toUpperCase());
    expect(await naming(person.id, person.name, chat)).toEqual([]);
    expect((await naming(tenantId)).find((text) => text.startsWith('jobs:'))).toContain('"by":{"id":"former-member","name":"Former member"}');
    await account.backups.forgetTenant(tenantId);
    expect(await naming(tenantId)).toEqual([]);
  });
});
