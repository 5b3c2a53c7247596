import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { odata } from '@azure/data-tables';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Actor, House } from '../../../src/operations/house.ts';
import { restoreBackup } from '../../../src/operations/restore-backup.ts';
import { defaultReminderSettings } from '../../../src/digest/reminder-settings.ts';
import { defaultDigestSchedule } from '../../../src/digest/schedule.ts';
import { writeBackup } from '../../../src/store/backup-file.ts';
import { fromColumns, toColumns } from '../../../src/store/json-columns.ts';
import { openStorage, type Storage } from '../../../src/store/storage.ts';
import { testHouse } from '../test-house.ts';
import { change, channelId, conversation, furnish, nadia, tableOf, tomasz } from './keepsakes.ts';
import { newRun, resultOf, wideEvidence } from './sample-run.ts';

/** What a newer version puts beside everything that this one knows, at every depth of the JSON and in a column of its own. */
const future = 'fromTheFuture';

type Entity = Readonly<Record<string, unknown>> & { readonly partitionKey: string; readonly rowKey: string };
interface Place { readonly tenantId: string; readonly runId: string; readonly commentId: string }
interface Kind {
  readonly table: 'Roadmaps' | 'Assessments' | 'Results' | 'Conversations';
  /** Reads rows of the kind as the app does: throws when it cannot. */
  readonly read: (place: Place) => Promise<unknown>;
  /** Writes the row anew, as this version would; left out for what is written once. */
  readonly edit?: (place: Place) => Promise<unknown>;
}

let storage: Storage;
let house: House;
beforeAll(async () => {
  [storage, house] = await Promise.all([openStorage({ connectionString: inject('storageConnectionString') }), testHouse()]);
});
afterAll(async () => { await Promise.all([storage.close(), house.storage.close()]); });

const keyOf = ({ tenantId }: Place) => ({ tenantId, roadmapId: channelId });
const edited = ({ tenantId }: Place) => change(storage, tenantId, { status: 'blocked', own: { title: 'New', pillar: 'identity', area: 'a', lane: null, horizon: 'next', text: '' } }, tomasz);
const said = (place: Place) => storage.comments.add(keyOf(place), { id: randomUUID(), activity: 'RMI_001', at: new Date().toISOString(), by: tomasz, text: 'more', mentions: [], deleted: null });
async function runGoesOn({ tenantId, runId }: Place) {
  const taken = (await storage.assessments.take(tenantId, runId))!;
  await storage.assessments.progress(tenantId, runId, taken.epoch, { done: 2, total: 13, pillar: 'identity' });
  return storage.assessments.finish(tenantId, runId, taken.epoch, { state: 'finished', failure: null, finishedAt: new Date().toISOString(), outcomes: await storage.assessments.outcomes(tenantId, runId) });
}
async function auditOf({ tenantId }: Place): Promise<string[]> {
  const kinds: string[] = [];
  for await (const { kind } of storage.audit(tenantId, { from: new Date(0), to: new Date('2100-01-01'), roadmapId: null })) kinds.push(kind);
  return kinds;
}

/** Every kind of row that is kept. A new one is added here: the test below fails on a kind that it finds and that is not. */
const kinds: Readonly<Record<string, Kind>> = {
  activity: { table: 'Roadmaps', read: (place) => storage.roadmaps.load(keyOf(place)), edit: edited },
  change: { table: 'Roadmaps', read: (place) => storage.roadmaps.changesAfter(keyOf(place), 0) },
  'change-part': { table: 'Roadmaps', read: (place) => storage.roadmaps.changesAfter(keyOf(place), 0) },
  touch: { table: 'Roadmaps', read: (place) => storage.roadmaps.history(keyOf(place), 'RMI_001') },
  request: { table: 'Roadmaps', read: (place) => storage.roadmaps.changeOf(keyOf(place), 'large-change') },
  meta: { table: 'Roadmaps', read: (place) => storage.roadmaps.load(keyOf(place)), edit: edited },
  comment: { table: 'Roadmaps', read: (place) => storage.comments.list(keyOf(place), 'RMI_001') },
  'comment-id': { table: 'Roadmaps', read: (place) => storage.comments.find(keyOf(place), place.commentId) },
  'comment-log': { table: 'Roadmaps', read: (place) => storage.comments.after(keyOf(place), 0) },
  'comment-meta': { table: 'Roadmaps', read: (place) => storage.comments.counts(keyOf(place)), edit: said },
  kept: { table: 'Roadmaps', read: (place) => storage.keptDocuments.load(keyOf(place)) },
  run: { table: 'Assessments', read: ({ tenantId }) => storage.assessments.list(tenantId, 10), edit: runGoesOn },
  active: { table: 'Assessments', read: ({ tenantId }) => storage.assessments.active(tenantId), edit: runGoesOn },
  verdict: { table: 'Results', read: ({ tenantId, runId }) => storage.assessments.results(tenantId, runId) },
  evidence: { table: 'Results', read: ({ tenantId, runId }) => storage.assessments.result(tenantId, runId, 'guests') },
  follower: { table: 'Results', read: ({ runId }) => storage.assessments.followers(runId) },
  fence: { table: 'Results', read: ({ tenantId, runId }) => storage.assessments.take(tenantId, runId), edit: ({ tenantId, runId }) => storage.assessments.take(tenantId, runId) },
  conversation: {
    table: 'Conversations',
    read: ({ tenantId }) => storage.conversations.list(tenantId),
    edit: async ({ tenantId }) => {
      await storage.conversations.save(conversation(tenantId, channelId, { name: 'Renamed' }));
      await storage.conversations.schedule(tenantId, channelId, { ...defaultDigestSchedule, hour: 7 }, nadia, new Date());
      await storage.conversations.update(tenantId, channelId, { reachable: false });
    },
  },
  roadmap: { table: 'Conversations', read: ({ tenantId }) => storage.conversations.byRoadmap(tenantId, channelId), edit: ({ tenantId }) => storage.conversations.save(conversation(tenantId)) },
  reminder: {
    table: 'Conversations',
    read: ({ tenantId }) => storage.reminders.list(tenantId),
    edit: async ({ tenantId }) => {
      await storage.reminders.set(tenantId, tomasz, { ...defaultReminderSettings, hour: 7, quiet: null }, new Date());
      await storage.reminders.hear(tenantId, tomasz.id, 'Europe/Warsaw');
    },
  },
  'assessment-schedule': {
    table: 'Conversations',
    read: ({ tenantId }) => storage.assessmentSchedules.list(tenantId),
    edit: ({ tenantId }) => storage.assessmentSchedules.set(tenantId, channelId, null, { by: tomasz, at: new Date() }),
  },
  'roadmap-settings': {
    table: 'Conversations',
    read: (place) => storage.settings.get(keyOf(place)),
    edit: async (place) => {
      const { settings: { model: { evidence } } } = await storage.settings.get(keyOf(place));
      const { outcome } = await storage.settings.set(keyOf(place), { name: 'model', value: { evidence: !evidence } }, { evidence }, tomasz, new Date());
      expect(outcome).toBe('saved');
    },
  },
  setting: {
    table: 'Conversations',
    read: ({ tenantId }) => storage.retention.get(tenantId),
    edit: ({ tenantId }) => storage.retention.set(tenantId, { evidence: 3, runs: null, history: null }, nadia, new Date()),
  },
  event: { table: 'Conversations', read: async (place) => expect(await auditOf(place)).toContain('kind-of-the-future') },
};
/** True for minutes, and made anew by whoever looks. */
const passing = ['viewer'];

/** A tenant with every kind of row. */
async function everything({ isLarge = true } = {}): Promise<Place> {
  const tenantId = randomUUID();
  await furnish(storage, tenantId);
  await change(storage, tenantId, { own: { title: 'Ours', pillar: 'identity', area: 'a', lane: null, horizon: 'next', text: '' }, exception: { reason: 'later', approver: nadia, until: '2027-01-01' } });
  const edits = Array.from({ length: isLarge ? 110 : 1 }, (_, n) => ({ activity: `RMI_${n + 100}`, set: { notes: randomUUID().repeat(200) }, seen: 0 }));
  await storage.roadmaps.change({ tenantId, roadmapId: channelId }, { changeId: 'large-change', edits }, nadia, new Date());
  const place = { tenantId, runId: '', commentId: (await storage.comments.list({ tenantId, roadmapId: channelId }, 'RMI_001'))[0]!.id };
  await storage.keptDocuments.save(keyOf(place), { metadata: {}, configuration: { pillars: {} } }, null);
  const { run } = await storage.assessments.start(tenantId, newRun(tenantId));
  const { epoch } = (await storage.assessments.take(tenantId, run.id))!;
  await storage.assessments.saveResult(tenantId, run.id, epoch, resultOf('guests', wideEvidence(2)));
  await storage.assessments.addFollower(run.id, { conversationId: channelId, threadId: 't', activityId: 'a' });
  await storage.reminders.set(tenantId, tomasz, defaultReminderSettings, new Date());
  await storage.assessmentSchedules.set(tenantId, channelId, { every: 'week', weekday: 'monday', hour: 6, timeZone: 'Europe/Berlin', pillars: null }, { by: nadia, at: new Date() });
  await storage.settings.set(keyOf(place), { name: 'model', value: { evidence: true } }, { evidence: false }, nadia, new Date());
  await storage.retention.set(tenantId, { evidence: 12, runs: null, history: null }, nadia, new Date());
  await storage.roadmaps.settled();
  return { ...place, runId: run.id };
}

async function* rowsOf({ tenantId, runId }: Place, table: Kind['table']): AsyncGenerator<Entity> {
  const filter = table === 'Results' ? odata`PartitionKey eq ${runId}` : odata`PartitionKey ge ${tenantId} and PartitionKey lt ${`${tenantId}~`}`;
  for await (const row of tableOf(table).listEntities({ queryOptions: { filter } })) yield { ...row, partitionKey: row.partitionKey ?? '', rowKey: row.rowKey ?? '' };
}
const kindOf = ({ rowKey }: Entity) => rowKey.split(':')[0]!;
const jsonColumnsOf = (row: object) => Object.keys(row).filter((column) => column.endsWith('Parts') && column !== 'parts').map((column) => column.slice(0, -'Parts'.length));

/** Adds what is unknown to every object. Maps whose keys are data get an entry instead. */
function withFuture(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => withFuture(item));
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.entries(value).map(([key, item]) => [key, withFuture(item, key)] as const);
  if (name === 'stamps') return Object.fromEntries([...inner, [future, inner[0]?.[1] ?? { sequence: 1, at: '2026-01-01T00:00:00Z', by: nadia }]]);
  return name === 'pillars' ? Object.fromEntries(inner) : { ...Object.fromEntries(inner), [future]: { kept: true } };
}

/** Makes rows of a kind those of a newer version. */
async function updateApp(place: Place, kind: string): Promise<void> {
  for await (const row of rowsOf(place, kinds[kind]!.table)) {
    if (kindOf(row) !== kind || row.rowKey.endsWith('-before')) continue;
    const columns = jsonColumnsOf(row).map((name) => {
      const value = fromColumns(name, row);
      return toColumns(name, kind === 'comment-meta' ? value : kind === 'event' ? { ...withFuture(value) as object, kind: 'kind-of-the-future' } : withFuture(value));
    });
    await tableOf(kinds[kind]!.table).updateEntity(Object.assign({ ...row, [future]: 'column' }, ...columns), 'Replace');
  }
}

/** What of the future rows of a kind hold: places in the JSON, and the column. Values that an edit replaced have none of their own. */
async function futureOf(place: Place, kind: string): Promise<string[]> {
  const found: string[] = [];
  const look = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === future) found.push(path);
      else look(inner, `${path}/${key}`);
    }
  };
  for await (const row of rowsOf(place, kinds[kind]!.table)) {
    if (kindOf(row) !== kind || (kind === 'activity' && row.rowKey !== 'activity:RMI_001') || row.rowKey.includes('a%3Achat')) continue;
    if (row[future] === 'column') found.push(`${row.rowKey} column`);
    for (const name of jsonColumnsOf(row)) look(fromColumns(name, row), row.rowKey);
  }
  return found.sort();
}

describe('rows that a newer version wrote', () => {
  it('are all known to these tests, whatever their kind', async () => {
    const place = await everything();
    const found = new Set<string>();
    for (const table of ['Roadmaps', 'Assessments', 'Results', 'Conversations'] as const) for await (const row of rowsOf(place, table)) found.add(kindOf(row));
    expect([...found].filter((kind) => !passing.includes(kind)).sort()).toEqual(Object.keys(kinds).sort());
  });

  it.each(Object.keys(kinds))('keep what this version does not know: %s', async (kind) => {
    const place = await everything({ isLarge: kind === 'change-part' });
    await updateApp(place, kind);
    const before = await futureOf(place, kind);
    expect(before.length).toBeGreaterThan(0);
    const { read, edit } = kinds[kind]!;
    await read(place);
    if (!edit) return;
    await edit(place);
    await read(place);
    const after = await futureOf(place, kind);
    // What the edit itself replaced, such as who set it, is this version's.
    const isReplaced = (path: string) => /\/stamps\/(?:status|own|model)|\/status|\/setBy|\/schedule$|\/quiet|\/progress|\/overview|\/outcomes|\/installedBy/.test(path);
    expect(before.filter((path) => !after.includes(path) && !isReplaced(path))).toEqual([]);
    if (kind === 'activity') expect(after).toEqual(expect.arrayContaining(['activity:RMI_001', 'activity:RMI_001/own', 'activity:RMI_001/exception', 'activity:RMI_001/stamps']));
  });

  it('survive a backup and its restoring', async () => {
    const place = await everything();
    await runGoesOn(place);
    for (const kind of Object.keys(kinds)) await updateApp(place, kind);
    const all = async () => {
      const found: string[] = [];
      for (const kind of Object.keys(kinds)) if (kind !== 'active' && kind !== 'event') found.push(...await futureOf(place, kind));
      return found;
    };
    const before = await all();
    const file = join(tmpdir(), `${randomUUID()}.gz`);
    await writeBackup(file, { tenantId: place.tenantId, at: new Date().toISOString(), product: '' }, storage.backups.rows(place.tenantId));
    await storage.backups.forgetTenant(place.tenantId);
    const operator: Actor = { person: nadia, role: 'operator' };
    await restoreBackup({ ...house, tenantId: place.tenantId }, operator, file, { replace: false });
    expect(await all()).toEqual(before);
    await rm(file);
  });

  it('are replayed whole by an older version that finishes a large change', async () => {
    const place = await everything();
    const rows: Entity[] = [];
    for await (const row of rowsOf(place, 'Roadmaps')) if (row.partitionKey.endsWith('thread.tacv2')) rows.push(row);
    const newest = rows.filter((row) => kindOf(row) === 'change').at(-1)!;
    const told = fromColumns('json', newest) as { sequence: number; edits: { activity: string; after: Record<string, unknown> }[] };
    told.edits[0]!.after[future] = { deep: 1 };
    // As if the newer version had saved the change, and died before it was in the states.
    await tableOf('Roadmaps').updateEntity({ ...newest, ...toColumns('json', told) }, 'Replace');
    const meta = rows.find(({ rowKey }) => rowKey === 'meta')!;
    await tableOf('Roadmaps').updateEntity({ partitionKey: meta.partitionKey, rowKey: 'meta', replaying: told.sequence, replayed: 0 }, 'Merge');
    const { activity } = told.edits[0]!;
    expect((await storage.roadmaps.load(keyOf(place))).states.get(activity)).toMatchObject({ [future]: { deep: 1 }, stamps: { [future]: { sequence: told.sequence } } });
    await change(storage, place.tenantId, { status: 'planned' }, tomasz, { activity });
    await change(storage, place.tenantId, { status: 'completed' }, tomasz, { activity });
    expect((await storage.roadmaps.load(keyOf(place))).states.get(activity)).toMatchObject({ status: 'completed', [future]: { deep: 1 }, stamps: { [future]: { sequence: told.sequence } } });
  });
});
