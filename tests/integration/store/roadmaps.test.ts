import { randomUUID } from 'node:crypto';
import { TableClient } from '@azure/data-tables';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Person } from '../../../src/assessment/run.ts';
import type { ActivityFields } from '../../../src/roadmap/activity-state.ts';
import { activityNames } from '../../../src/roadmap/activity-names.ts';
import { replayChange } from '../../../src/roadmap/apply.ts';
import type { Change, ChangeRequest } from '../../../src/roadmap/change.ts';
import type { RoadmapKey } from '../../../src/store/roadmaps.ts';
import { openStorage, type Storage } from '../../../src/store/storage.ts';

const nadia: Person = { id: 'p-nadia', name: 'Nadia' };
const liam: Person = { id: 'p-liam', name: 'Liam' };
const at = new Date('2026-03-02T10:00:00.000Z');

let storage: Storage;
let replica: Storage;
beforeAll(async () => {
  const connectionString = inject('storageConnectionString');
  [storage, replica] = await Promise.all([openStorage({ connectionString }), openStorage({ connectionString })]);
});

const newRoadmap = (roadmapId = '19:abc@thread.tacv2'): RoadmapKey => ({ tenantId: randomUUID(), roadmapId });
const ask = (activity: string, set: Partial<ActivityFields>, seen = 0, changeId: string = randomUUID()): ChangeRequest => ({ changeId, edits: [{ activity, set, seen }] });
const sequencesOf = (changes: readonly Change[]) => changes.map(({ sequence }) => sequence);
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

describe('roadmap store', () => {
  it('is empty before the first change', async () => {
    const key = newRoadmap();
    expect(await storage.roadmaps.load(key)).toEqual({ sequence: 0, states: new Map() });
    expect(await storage.roadmaps.changesAfter(key, 0)).toEqual({ sequence: 0, changes: [] });
    expect(await storage.roadmaps.history(key, 'a')).toEqual([]);
  });

  it('saves a change with author, time, before and after', async () => {
    const key = newRoadmap();
    const answer = await storage.roadmaps.change(key, ask('a', { status: 'planned', due: '2026-04-01' }), nadia, at);
    expect(answer).toMatchObject({ outcome: 'applied', sequence: 1, change: { sequence: 1, by: nadia, at: at.toISOString() } });
    const { sequence, states } = await replica.roadmaps.load(key);
    expect(sequence).toBe(1);
    expect(states.get('a')).toMatchObject({ status: 'planned', due: '2026-04-01', stamps: { status: { sequence: 1, by: nadia } } });
    const { changes } = await replica.roadmaps.changesAfter(key, 0);
    expect(changes[0]?.edits).toEqual([{ activity: 'a', before: { status: 'not-reviewed', due: null }, after: { status: 'planned', due: '2026-04-01' } }]);
  });

  it('lands 50 concurrent edits of different fields, numbered without gaps, each with its own author', async () => {
    const key = newRoadmap();
    const fields: Partial<ActivityFields>[] = [{ status: 'planned' }, { due: '2026-05-01' }, { notes: 'n' }, { owner: liam }, { status: 'blocked' }];
    const people = Array.from({ length: 50 }, (_, index): Person => ({ id: `p${index}`, name: `Person ${index}` }));
    const answers = await Promise.all(people.map((person, index) => storage.roadmaps.change(key, ask(`activity-${Math.floor(index / 4)}`, fields[index % 4]!), person, at)));
    expect(answers.every(({ outcome }) => outcome === 'applied')).toBe(true);
    expect(answers.map(({ sequence }) => sequence).toSorted((a, b) => a - b)).toEqual(upTo(50));
    const { changes, sequence } = await storage.roadmaps.changesAfter(key, 0);
    expect(sequence).toBe(50);
    expect(sequencesOf(changes)).toEqual(upTo(50));
    expect(new Set(changes.map(({ by }) => by.id)).size).toBe(50);
    const { states } = await storage.roadmaps.load(key);
    expect(states.get('activity-0')).toMatchObject({ status: 'planned', due: '2026-05-01', notes: 'n', owner: liam });
    expect(changes.reduce(replayChange, new Map())).toEqual(states);
  });

  it('lands the edits of two replicas that race', async () => {
    const key = newRoadmap();
    const answers = await Promise.all(upTo(60).map((n) => (n % 2 ? storage : replica).roadmaps.change(key, ask(`activity-${n}`, { notes: `by ${n}` }), n % 2 ? nadia : liam, at)));
    expect(answers.map(({ sequence }) => sequence).toSorted((a, b) => a - b)).toEqual(upTo(60));
    const { states, sequence } = await replica.roadmaps.load(key);
    expect(sequence).toBe(60);
    expect(upTo(60).map((n) => states.get(`activity-${n}`)?.notes)).toEqual(upTo(60).map((n) => `by ${n}`));
    expect(sequencesOf((await replica.roadmaps.changesAfter(key, 0)).changes)).toEqual(upTo(60));
  });

  it('lands one edit at a time from six replicas that fight over every number', async () => {
    const key = newRoadmap();
    const replicas = await Promise.all(upTo(6).map(() => openStorage({ connectionString: inject('storageConnectionString') })));
    await Promise.all(replicas.map(async ({ roadmaps }, index) => {
      for (const n of upTo(10)) await roadmaps.change(key, ask(`r${index}-${n}`, { status: 'planned' }), nadia, at);
    }));
    expect(sequencesOf((await storage.roadmaps.changesAfter(key, 0)).changes)).toEqual(upTo(60));
  });

  it('answers a conflict on the same field with the current state, and saves nothing of it', async () => {
    const key = newRoadmap();
    await storage.roadmaps.change(key, ask('a', { status: 'planned' }), nadia, at);
    const request: ChangeRequest = { changeId: randomUUID(), edits: [{ activity: 'a', set: { status: 'blocked' }, seen: 0 }, { activity: 'b', set: { status: 'planned' }, seen: 0 }] };
    const answer = await replica.roadmaps.change(key, request, liam, at);
    expect(answer).toMatchObject({ outcome: 'refused', sequence: 1, conflicts: [{ activity: 'a', field: 'status', theirs: { status: 'planned' } }] });
    const { states, sequence } = await storage.roadmaps.load(key);
    expect(sequence).toBe(1);
    expect([...states.keys()]).toEqual(['a']);
  });

  it('lets exactly one of 20 people set the same field at once, wherever they are', async () => {
    const key = newRoadmap();
    const answers = await Promise.all(upTo(20).map((n) => (n % 2 ? storage : replica).roadmaps.change(key, ask('a', { notes: `by ${n}` }), { id: `p${n}`, name: '' }, at)));
    expect(answers.filter(({ outcome }) => outcome === 'applied')).toHaveLength(1);
    expect((await storage.roadmaps.load(key)).sequence).toBe(1);
  });

  it('does not let a refused change of a fold touch the others', async () => {
    const key = newRoadmap();
    await storage.roadmaps.change(key, ask('a', { status: 'planned' }), nadia, at);
    const [first, refused, last] = await Promise.all([
      storage.roadmaps.change(key, ask('b', { status: 'planned' }), liam, at),
      storage.roadmaps.change(key, ask('a', { status: 'blocked' }), liam, at),
      storage.roadmaps.change(key, ask('c', { status: 'planned' }), liam, at),
    ]);
    expect([first.outcome, refused.outcome, last.outcome]).toEqual(['applied', 'refused', 'applied']);
    expect([first.sequence, last.sequence]).toEqual([2, 3]);
  });

  it('answers a change that changes nothing without saving it', async () => {
    const key = newRoadmap();
    await storage.roadmaps.change(key, ask('a', { status: 'planned' }), nadia, at);
    expect(await storage.roadmaps.change(key, ask('a', { status: 'planned' }), liam, at)).toEqual({ outcome: 'applied', change: null, sequence: 1 });
    expect((await storage.roadmaps.changesAfter(key, 0)).changes).toHaveLength(1);
  });

  describe('a change that is sent again', () => {
    it('answers the original, also at another replica and after others went on', async () => {
      const key = newRoadmap();
      const request = ask('a', { status: 'planned' });
      const original = await storage.roadmaps.change(key, request, nadia, at);
      expect(await replica.roadmaps.change(key, request, nadia, new Date())).toEqual(original);
      await storage.roadmaps.change(key, ask('a', { status: 'blocked' }, 1), liam, at);
      expect(await storage.roadmaps.change(key, request, nadia, new Date())).toEqual(original);
      expect((await storage.roadmaps.load(key)).states.get('a')?.status).toBe('blocked');
    });

    it('does not undo its author\'s own later change', async () => {
      const key = newRoadmap();
      const request = ask('a', { status: 'planned' });
      const original = await storage.roadmaps.change(key, request, nadia, at);
      await storage.roadmaps.change(key, ask('a', { status: 'completed' }, 1), nadia, at);
      expect(await replica.roadmaps.change(key, request, nadia, at)).toEqual(original);
      const { states, sequence } = await storage.roadmaps.load(key);
      expect(states.get('a')?.status).toBe('completed');
      expect(sequence).toBe(2);
    });

    it('is saved once when it comes ten times at once', async () => {
      const key = newRoadmap();
      const request = ask('a', { status: 'planned' });
      const answers = await Promise.all(upTo(10).map((n) => (n % 2 ? storage : replica).roadmaps.change(key, request, nadia, at)));
      for (const answer of answers) expect(answer).toEqual(answers[0]);
      expect((await storage.roadmaps.load(key)).sequence).toBe(1);
    });
  });

  it('takes 40 activities with long notes in one change', async () => {
    const key = newRoadmap();
    const edits = upTo(40).map((n) => ({ activity: `activity-${n}`, set: { status: 'planned' as const, notes: '零信任 '.repeat(2000) }, seen: 0 }));
    expect((await storage.roadmaps.change(key, { changeId: randomUUID(), edits }, nadia, at)).outcome).toBe('applied');
    expect((await storage.roadmaps.load(key)).states.size).toBe(40);
  });

  it('splits what waits over transactions when one does not hold it', async () => {
    const key = newRoadmap();
    const requests = upTo(5).map((n) => ({ changeId: randomUUID(), edits: upTo(40).map((m) => ({ activity: `a${n}-${m}`, set: { notes: `${n} ${m}` }, seen: 0 })) }));
    const answers = await Promise.all(requests.map((request) => storage.roadmaps.change(key, request, nadia, at)));
    expect(answers.map(({ sequence }) => sequence)).toEqual(upTo(5));
    expect((await storage.roadmaps.load(key)).states.size).toBe(200);
  });

  it('shows the history of one activity, newest first and without the other activities', async () => {
    const key = newRoadmap();
    await storage.roadmaps.change(key, { changeId: randomUUID(), edits: [{ activity: 'a', set: { status: 'planned' }, seen: 0 }, { activity: 'b', set: { notes: 'secret' }, seen: 0 }] }, nadia, at);
    await storage.roadmaps.change(key, ask('a:1', { notes: 'a neighbour' }), nadia, at);
    await storage.roadmaps.change(key, ask('a', { status: 'blocked' }, 1), liam, at);
    const history = await storage.roadmaps.history(key, 'a');
    expect(sequencesOf(history)).toEqual([3, 1]);
    expect(history[1]?.edits).toEqual([{ activity: 'a', before: { status: 'not-reviewed' }, after: { status: 'planned' } }]);
    expect(sequencesOf(await storage.roadmaps.history(key, 'a', { most: 1 }))).toEqual([3]);
    expect(sequencesOf(await storage.roadmaps.history(key, 'a', { before: 3 }))).toEqual([1]);
    expect(sequencesOf(await storage.roadmaps.history(key, 'a', { before: 2 }))).toEqual([1]);
    expect(await storage.roadmaps.history(key, 'a', { before: 1 })).toEqual([]);
  });

  it('gives the changes after a sequence, and since a moment', async () => {
    const key = newRoadmap();
    for (const n of upTo(12)) await storage.roadmaps.change(key, ask('a', { notes: `${n}` }, n), nadia, new Date(at.getTime() + n * 60_000));
    expect(sequencesOf((await storage.roadmaps.changesAfter(key, 9)).changes)).toEqual([10, 11, 12]);
    expect(await storage.roadmaps.changesAfter(key, 12)).toEqual({ sequence: 12, changes: [] });
    expect(sequencesOf(await storage.roadmaps.changesSince(key, new Date(at.getTime() + 11 * 60_000)))).toEqual([11, 12]);
    expect(await storage.roadmaps.changesSince(key, new Date(at.getTime() + 13 * 60_000))).toEqual([]);
  });

  it('keeps roadmaps with odd ids apart', async () => {
    const tenantId = randomUUID();
    const ids = ['a/b', 'a\\b', 'a#b', 'a?b', 'a%2Fb', 'a|b', "it's", '19:x@thread.v2;messageid=1', 'tab\there', 'Zürich 🛡️'];
    await Promise.all(ids.map((roadmapId) => storage.roadmaps.change({ tenantId, roadmapId }, ask("x/y#z?'%:|", { notes: roadmapId }, 0, `change/${roadmapId}`), nadia, at)));
    for (const roadmapId of ids) {
      const key = { tenantId, roadmapId };
      const { states } = await replica.roadmaps.load(key);
      expect([...states.values()].map(({ id, notes }) => [id, notes])).toEqual([["x/y#z?'%:|", roadmapId]]);
      expect(await replica.roadmaps.history(key, "x/y#z?'%:|")).toHaveLength(1);
    }
  });

  it('names table and keys of a damaged row, and still saves what was folded with it', async () => {
    const key = newRoadmap('19:damaged');
    await storage.roadmaps.change(key, ask('a', { status: 'planned' }), nadia, at);
    const table = TableClient.fromConnectionString(inject('storageConnectionString'), 'Roadmaps', { allowInsecureConnection: true });
    await table.updateEntity({ partitionKey: `${key.tenantId}|19:damaged`, rowKey: 'activity:a', json: '{"id":"a"' }, 'Merge');
    await expect(storage.roadmaps.load(key)).rejects.toThrow(`Row "activity:a" of partition "${key.tenantId}|19:damaged" in table Roadmaps cannot be read`);
    const [broken, fine] = await Promise.allSettled([
      storage.roadmaps.change(key, ask('a', { notes: 'x' }, 1), nadia, at),
      storage.roadmaps.change(key, ask('b', { notes: 'x' }, 1), nadia, at),
    ]);
    expect(broken.status).toBe('rejected');
    expect(fine).toMatchObject({ status: 'fulfilled', value: { outcome: 'applied', sequence: 2 } });
    await table.updateEntity({ partitionKey: `${key.tenantId}|19:damaged`, rowKey: 'activity:a', json: '{"id":"a"}', schemaVersion: 99 }, 'Merge');
    await expect(storage.roadmaps.load(key)).rejects.toThrow(/status: .*A newer version of the app wrote it/);
  });

  it('keeps columns that a newer version added', async () => {
    const key = newRoadmap('19:newer');
    await storage.roadmaps.change(key, ask('a', { status: 'planned' }), nadia, at);
    const table = TableClient.fromConnectionString(inject('storageConnectionString'), 'Roadmaps', { allowInsecureConnection: true });
    const partitionKey = `${key.tenantId}|19:newer`;
    await table.updateEntity({ partitionKey, rowKey: 'activity:a', fromTheFuture: 'kept' }, 'Merge');
    await table.updateEntity({ partitionKey, rowKey: 'meta', fromTheFuture: 'kept' }, 'Merge');
    await storage.roadmaps.change(key, ask('a', { status: 'blocked' }, 1), nadia, at);
    expect(await table.getEntity(partitionKey, 'activity:a')).toMatchObject({ fromTheFuture: 'kept', schemaVersion: 1 });
    expect(await table.getEntity(partitionKey, 'meta')).toMatchObject({ fromTheFuture: 'kept', sequence: 2 });
  });

  it('knows who is looking until they leave or fall silent', async () => {
    const key = newRoadmap();
    const viewer = (session: string, activity: string | null) => ({ session, person: nadia, activity });
    await storage.roadmaps.setViewer(key, viewer('s/1', null), new Date(at.getTime() + 30_000));
    await storage.roadmaps.setViewer(key, viewer('s/2', 'a'), new Date(at.getTime() + 60_000));
    await storage.roadmaps.setViewer(key, viewer('s/1', 'b'), new Date(at.getTime() + 45_000));
    expect(await replica.roadmaps.viewers(key, at)).toEqual([viewer('s/1', 'b'), viewer('s/2', 'a')]);
    expect(await replica.roadmaps.viewers(key, new Date(at.getTime() + 50_000))).toEqual([viewer('s/2', 'a')]);
    await storage.roadmaps.removeViewer(key, 's/2');
    await storage.roadmaps.removeViewer(key, 's/2');
    expect(await replica.roadmaps.viewers(key, at)).toEqual([viewer('s/1', 'b')]);
    await replica.roadmaps.viewers(key, new Date(at.getTime() + 3_600_000));
    expect(await replica.roadmaps.viewers(key, at)).toEqual([]);
  });

  describe('when a newer catalog calls activities by other names', () => {
    const names = activityNames([{ id: 'joined', aliases: ['one', 'two'] }, { id: 'kept', aliases: [] }]);
    const openNewer = () => openStorage({ connectionString: inject('storageConnectionString') }, names);

    it('gives what was decided before under the new name, each field as it was set last', async () => {
      const key = newRoadmap();
      await storage.roadmaps.change(key, ask('one', { status: 'planned', notes: 'from one' }), nadia, at);
      await storage.roadmaps.change(key, ask('two', { status: 'in-progress', due: '2026-05-01' }), liam, at);
      await storage.roadmaps.change(key, ask('kept', { owner: nadia }), nadia, at);
      const newer = await openNewer();
      const { states } = await newer.roadmaps.load(key);
      expect([...states.keys()].sort()).toEqual(['joined', 'kept']);
      expect(states.get('joined')).toMatchObject({ id: 'joined', status: 'in-progress', due: '2026-05-01', notes: 'from one', stamps: { status: { by: liam }, notes: { by: nadia } } });
      expect((await newer.roadmaps.history(key, 'joined')).map(({ sequence }) => sequence)).toEqual([2, 1]);
      expect((await newer.roadmaps.changesAfter(key, 0)).changes.flatMap(({ edits }) => edits.map(({ activity }) => activity))).toEqual(['joined', 'joined', 'kept']);
    });

    it('goes on from there, also for a tab that still uses the old name', async () => {
      const key = newRoadmap();
      await storage.roadmaps.change(key, ask('one', { status: 'planned', notes: 'from one' }), nadia, at);
      const newer = await openNewer();
      const change = await newer.roadmaps.change(key, ask('two', { status: 'completed' }, 1), liam, at);
      expect(change).toMatchObject({ outcome: 'applied', change: { edits: [{ activity: 'joined', before: { status: 'planned' }, after: { status: 'completed' } }] } });
      expect((await newer.roadmaps.load(key)).states.get('joined')).toMatchObject({ status: 'completed', notes: 'from one' });
      expect(await newer.roadmaps.change(key, ask('joined', { notes: 'mine' }, 0), liam, at)).toMatchObject({ outcome: 'refused', conflicts: [{ activity: 'joined', field: 'notes' }] });
    });
  });
});
