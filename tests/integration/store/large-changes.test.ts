import { randomUUID } from 'node:crypto';
import { TableClient } from '@azure/data-tables';
import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Person } from '../../../src/assessment/run.ts';
import type { ActivityFields } from '../../../src/roadmap/activity-state.ts';
import type { ChangeRequest } from '../../../src/roadmap/change.ts';
import { replayChange } from '../../../src/roadmap/apply.ts';
import type { StoredRow } from '../../../src/store/backup.ts';
import type { RoadmapKey } from '../../../src/store/roadmaps.ts';
import { openStorage, type Storage } from '../../../src/store/storage.ts';
import { startLossyProxy, type LossyProxy } from './lossy-proxy.ts';

const nadia: Person = { id: 'p-nadia', name: 'Nadia' };
const liam: Person = { id: 'p-liam', name: 'Liam' };
const at = new Date('2026-03-02T10:00:00.000Z');
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
const newRoadmap = (): RoadmapKey => ({ tenantId: randomUUID(), roadmapId: 'r' });
const ask = (activity: string, set: Partial<ActivityFields>, seen = 0): ChangeRequest => ({ changeId: randomUUID(), edits: [{ activity, set, seen }] });
const all = (count: number, set: (n: number) => Partial<ActivityFields>, seen = 0): ChangeRequest => ({
  changeId: randomUUID(), edits: upTo(count).map((n) => ({ activity: `a${n}`, set: set(n), seen })),
});
/** Hardly any of it can be said more shortly. */
const noise = (length: number) => Array.from({ length: length / 36 }, () => randomUUID()).join('');

let storage: Storage;
let replica: Storage;
let proxy: LossyProxy | null = null;
beforeAll(async () => {
  const connectionString = inject('storageConnectionString');
  [storage, replica] = await Promise.all([openStorage({ connectionString }), openStorage({ connectionString })]);
});
afterEach(async () => {
  await proxy?.close();
  proxy = null;
});

/** A roadmap where a replica died while it wrote a change of 300 activities into their states. */
async function brokenOff(): Promise<{ readonly key: RoadmapKey; readonly request: ChangeRequest }> {
  const key = newRoadmap();
  await storage.roadmaps.change(key, ask('a1', { notes: 'before' }), nadia, at);
  await storage.roadmaps.change(key, ask('a300', { notes: 'before' }), nadia, at);
  proxy = await startLossyProxy(inject('storageConnectionString'));
  const dying = await openStorage({ connectionString: proxy.connectionString });
  const request = all(300, (n) => ({ status: 'planned', notes: `${n}` }), 2);
  // The change itself, and two transactions of states.
  const death = proxy.dieAfter('$batch', 3);
  expect(await dying.roadmaps.change(key, request, nadia, at)).toMatchObject({ outcome: 'applied', sequence: 3 });
  await death;
  expect(await storedStates(key)).toBeLessThan(150);
  return { key, request };
}

/** How many state rows have really been written. */
async function storedStates({ tenantId, roadmapId }: RoadmapKey): Promise<number> {
  const table = TableClient.fromConnectionString(inject('storageConnectionString'), 'Roadmaps', { allowInsecureConnection: true });
  let rows = 0;
  for await (const row of table.listEntities({ queryOptions: { filter: `PartitionKey eq '${tenantId}|${roadmapId}' and RowKey ge 'activity:' and RowKey lt 'activity;'` } })) {
    if (String(row['json']).includes('"status":"planned"')) rows += 1;
  }
  return rows;
}

describe('a change of a thousand activities', { timeout: 120_000 }, () => {
  it('is one line of the history, and in every state', async () => {
    const key = newRoadmap();
    const answer = await storage.roadmaps.change(key, all(1000, (n) => ({ status: 'planned', notes: `${n}` })), nadia, at);
    expect(answer).toMatchObject({ outcome: 'applied', sequence: 1 });
    const { sequence, states } = await replica.roadmaps.load(key);
    expect(sequence).toBe(1);
    expect(upTo(1000).filter((n) => states.get(`a${n}`)?.notes !== `${n}`)).toEqual([]);
    const { changes } = await replica.roadmaps.changesAfter(key, 0);
    expect(changes.map(({ edits }) => edits.length)).toEqual([1000]);
    await storage.roadmaps.settled();
    expect(await storedStates(key)).toBe(1000);
    expect(await replica.roadmaps.history(key, 'a777')).toMatchObject([{ sequence: 1, by: nadia, edits: [{ activity: 'a777', after: { notes: '777' } }] }]);
  });

  it('is seen whole by others at every moment, also while it is written into the states', async () => {
    const key = newRoadmap();
    const progress = { isDone: false };
    const changing = storage.roadmaps.change(key, all(1000, () => ({ status: 'planned' })), nadia, at).then(() => storage.roadmaps.settled()).then(() => { progress.isDone = true; });
    const seen = new Set<string>();
    while (!progress.isDone) {
      const { sequence, states } = await replica.roadmaps.load(key);
      seen.add(`${sequence}: ${states.size}`);
      // It may have been saved between the two.
      expect((await replica.roadmaps.history(key, 'a999')).length).toBeGreaterThanOrEqual(sequence);
    }
    await changing;
    expect([...seen].filter((each) => each !== '0: 0')).toEqual(['1: 1000']);
  });

  it('lands among the small edits of two replicas, in one order for all', async () => {
    const key = newRoadmap();
    const large = [storage, replica].map(({ roadmaps }, index) => roadmaps.change(key, all(200, () => ({ cost: `${index} days` })), [nadia, liam][index]!, at));
    const small = upTo(40).map((n) => (n % 2 ? storage : replica).roadmaps.change(key, ask(`a${n}`, { notes: `by ${n}` }), liam, at));
    const answers = await Promise.all([...large, ...small]);
    // Both set the same field: the second is told so.
    expect(answers.slice(0, 2).map(({ outcome }) => outcome).toSorted()).toEqual(['applied', 'refused']);
    expect(answers.slice(2).every(({ outcome }) => outcome === 'applied')).toBe(true);
    const { states, sequence } = await storage.roadmaps.load(key);
    expect(sequence).toBe(41);
    expect(upTo(40).map((n) => states.get(`a${n}`)?.notes)).toEqual(upTo(40).map((n) => `by ${n}`));
    expect(new Set(upTo(200).map((n) => states.get(`a${n}`)?.cost)).size).toBe(1);
    const { changes } = await storage.roadmaps.changesAfter(key, 0);
    expect(changes.map((change) => change.sequence)).toEqual(upTo(41));
    expect(changes.reduce(replayChange, new Map())).toEqual(new Map([...states].toSorted()));
  });

  it('changes nothing when one of its fields was set by somebody else meanwhile', async () => {
    const key = newRoadmap();
    await storage.roadmaps.change(key, ask('a500', { status: 'blocked' }), liam, at);
    const answer = await replica.roadmaps.change(key, all(1000, () => ({ status: 'planned' })), nadia, at);
    expect(answer).toMatchObject({ outcome: 'refused', conflicts: [{ activity: 'a500', field: 'status' }] });
    expect((await storage.roadmaps.load(key)).states.size).toBe(1);
  });

  it('may have more to tell than a row holds', async () => {
    const key = newRoadmap();
    const request = all(300, () => ({ notes: noise(7200) }));
    const answer = await storage.roadmaps.change(key, request, nadia, at);
    expect(answer).toMatchObject({ outcome: 'applied', sequence: 1 });
    const { states } = await replica.roadmaps.load(key);
    expect(request.edits.filter(({ activity, set }) => states.get(activity)?.notes !== set.notes)).toEqual([]);
    expect((await replica.roadmaps.changesAfter(key, 0)).changes[0]?.edits).toHaveLength(300);
    expect((await replica.roadmaps.changesSince(key, at))[0]?.edits).toHaveLength(300);
    expect(await replica.roadmaps.change(key, request, nadia, at)).toEqual(answer);
  });

  it('is saved with as few activities when they are too long for one transaction', async () => {
    const key = newRoadmap();
    const noisy = upTo(40).map((n) => ({ activity: `a${n}`, set: { notes: noise(7992) }, seen: 0 }));
    const [small, large] = await Promise.all([
      storage.roadmaps.change(key, ask('b', { status: 'planned' }), liam, at),
      storage.roadmaps.change(key, { changeId: randomUUID(), edits: noisy }, nadia, at),
    ]);
    expect([small.sequence, large.sequence]).toEqual([1, 2]);
    expect((await replica.roadmaps.load(key)).states.size).toBe(41);
  });
});

describe('a change whose replica died while it wrote it into the states', { timeout: 120_000 }, () => {
  it('is seen whole: states, history and what is new', async () => {
    const { key } = await brokenOff();
    const { sequence, states } = await storage.roadmaps.load(key);
    expect(sequence).toBe(3);
    expect(upTo(300).filter((n) => states.get(`a${n}`)?.notes !== `${n}`)).toEqual([]);
    expect((await storage.roadmaps.history(key, 'a300')).map((change) => [change.sequence, change.edits.length])).toEqual([[3, 1], [2, 1]]);
    expect((await storage.roadmaps.changesAfter(key, 2)).changes).toHaveLength(1);
  });

  it('is finished by the next one who changes anything, who sees it', async () => {
    const { key } = await brokenOff();
    // Liam had not seen Nadia's change of this status yet.
    expect(await replica.roadmaps.change(key, ask('a299', { status: 'blocked' }, 2), liam, at)).toMatchObject({ outcome: 'refused', conflicts: [{ theirs: { notes: '299' } }] });
    expect(await storedStates(key)).toBe(300);
    const [one, other] = await Promise.all([storage, replica].map(({ roadmaps }, index) => roadmaps.change(key, ask(`a29${index}`, { status: 'blocked' }, 3), liam, at)));
    expect([one?.sequence, other?.sequence].toSorted()).toEqual([4, 5]);
    const { states } = await storage.roadmaps.load(key);
    expect([states.get('a290'), states.get('a298')]).toMatchObject([{ status: 'blocked', notes: '290' }, { status: 'planned', notes: '298' }]);
    expect((await storage.roadmaps.history(key, 'a290')).map(({ sequence }) => sequence)).toEqual([one?.sequence, 3]);
  });

  it('is not saved again when it is sent again', async () => {
    const { key, request } = await brokenOff();
    expect(await replica.roadmaps.change(key, request, nadia, at)).toMatchObject({ outcome: 'applied', sequence: 3, change: { changeId: request.changeId } });
    expect((await storage.roadmaps.load(key)).sequence).toBe(3);
    expect(await storedStates(key)).toBe(300);
  });

  it('leaves the history with everything that belongs to it when it is old enough', async () => {
    const { key } = await brokenOff();
    const later = new Date(at.getTime() + 60_000);
    const order = { before: { evidence: null, runs: null, history: later }, keepRuns: new Set<string>(), mostRows: 2000, at: new Date() };
    expect(await storage.retention.cleanUp(key.tenantId, order)).toEqual({ removed: { evidence: 0, runs: 0, changes: 3 }, isComplete: true });
    expect(await storage.roadmaps.history(key, 'a150')).toEqual([]);
    expect((await storage.roadmaps.changesAfter(key, 0)).changes).toEqual([]);
    const { states } = await storage.roadmaps.load(key);
    expect(states.get('a150')).toMatchObject({ status: 'planned', notes: '150' });
  });

  it('comes out of a backup whole', async () => {
    const { key } = await brokenOff();
    const before = await storage.roadmaps.load(key);
    const rows: StoredRow[] = [];
    for await (const row of storage.backups.rows(key.tenantId)) rows.push(row);
    await storage.backups.forgetTenant(key.tenantId);
    await storage.backups.put((async function* () { yield* await Promise.resolve(rows); })());
    expect(await replica.roadmaps.load(key)).toEqual(before);
  });

  it('forgets a person in all of it', async () => {
    const { key } = await brokenOff();
    await storage.backups.forgetPerson(key.tenantId, nadia.id);
    await storage.roadmaps.change(key, ask('a1', { status: 'blocked' }, 3), liam, at);
    expect(JSON.stringify([...(await storage.roadmaps.load(key)).states.values()])).not.toContain(nadia.id);
    expect(JSON.stringify((await storage.roadmaps.changesAfter(key, 0)).changes)).not.toContain(nadia.id);
  });
});
