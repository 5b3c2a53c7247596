import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { ChangeRequest } from '../../../src/roadmap/change.ts';
import { openStorage, type Storage } from '../../../src/store/storage.ts';
import { StorageUnreachable } from '../../../src/store/storage-errors.ts';
import { startLossyProxy, type LossyProxy } from './lossy-proxy.ts';
import { newRun } from './sample-run.ts';

const nadia = { id: 'p-nadia', name: 'Nadia' };
const at = new Date('2026-03-02T10:00:00.000Z');
const planned = (activity: string): ChangeRequest => ({ changeId: randomUUID(), edits: [{ activity, set: { status: 'planned' }, seen: 0 }] });

let proxy: LossyProxy;
let storage: Storage;
let direct: Storage;
beforeAll(async () => {
  const connectionString = inject('storageConnectionString');
  proxy = await startLossyProxy(connectionString);
  [storage, direct] = await Promise.all([openStorage({ connectionString: proxy.connectionString }), openStorage({ connectionString })]);
});
afterAll(() => proxy.close());

describe('an answer that gets lost after the work was done', () => {
  it('is found again for a change, which is saved once', async () => {
    const key = { tenantId: randomUUID(), roadmapId: 'r' };
    await storage.roadmaps.change(key, planned('before'), nadia, at);
    proxy.loseAnswers('$batch', 1);
    const answers = await Promise.all(['a', 'b'].map((activity) => storage.roadmaps.change(key, planned(activity), nadia, at)));
    expect(answers).toMatchObject([{ outcome: 'applied', sequence: 2 }, { outcome: 'applied', sequence: 3 }]);
    const { changes } = await direct.roadmaps.changesAfter(key, 0);
    expect(changes.map(({ sequence, edits }) => [sequence, edits[0]?.activity])).toEqual([[1, 'before'], [2, 'a'], [3, 'b']]);
  });

  it('is found again for the first change of a roadmap', async () => {
    const key = { tenantId: randomUUID(), roadmapId: 'r' };
    proxy.loseAnswers('$batch', 1);
    expect(await storage.roadmaps.change(key, planned('a'), nadia, at)).toMatchObject({ outcome: 'applied', sequence: 1 });
    expect((await direct.roadmaps.load(key)).sequence).toBe(1);
  });

  it('does not make the start of a run join itself', async () => {
    const run = newRun(randomUUID());
    proxy.loseAnswers('$batch', 1);
    expect(await storage.assessments.start(run.source.tenantId, run)).toEqual({ run, joined: false });
    expect(await direct.assessments.list(run.source.tenantId, 10)).toEqual([run]);
  });

  it('does not make the one who leased a delivery wait for itself', async () => {
    proxy.loseAnswers('/Deliveries', 1);
    const occurrence = randomUUID();
    const lease = await storage.deliveries.lease(occurrence, 'r', 60_000, at);
    expect(lease).toMatchObject({ leased: true });
    expect(await direct.deliveries.lease(occurrence, 'r', 60_000, at)).toEqual({ leased: false, why: 'busy' });
  });
});

it('saves 50 concurrent edits in a handful of transactions', async () => {
  const key = { tenantId: randomUUID(), roadmapId: 'r' };
  const before = proxy.count('$batch');
  await Promise.all(Array.from({ length: 50 }, (_, index) => storage.roadmaps.change(key, planned(`a${index % 10}-${index}`), nadia, at)));
  expect(proxy.count('$batch') - before).toBeLessThanOrEqual(4);
});

it('says so when nobody knows whether a change was saved, and knows it when it is sent again', async () => {
  const key = { tenantId: randomUUID(), roadmapId: 'r' };
  const request = planned('a');
  proxy.fallSilentAt('$batch');
  const answer = storage.roadmaps.change(key, request, nadia, at);
  await expect(answer).rejects.toThrow(StorageUnreachable);
  await expect(answer).rejects.toThrow(/does not answer.*try again/);
  proxy.fallSilentAt(null);
  expect(await storage.roadmaps.change(key, request, nadia, at)).toMatchObject({ outcome: 'applied', sequence: 1, change: { changeId: request.changeId } });
}, 60_000);

it('says in one sentence that the storage cannot be reached', async () => {
  const gone = await startLossyProxy(inject('storageConnectionString'));
  await gone.close();
  await expect(openStorage({ connectionString: gone.connectionString })).rejects.toThrow(/The storage of the connection string cannot be used: .*ECONNREFUSED.*Check that it exists/);
}, 60_000);
