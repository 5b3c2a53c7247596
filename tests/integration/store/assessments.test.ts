import { randomUUID } from 'node:crypto';
import { TableClient } from '@azure/data-tables';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { RunEnd } from '../../../src/store/assessments.ts';
import { RunTakenOver } from '../../../src/store/assessments.ts';
import { openStorage, type Storage } from '../../../src/store/storage.ts';
import { newRun, outcomeOf, resultOf, wideEvidence } from './sample-run.ts';

let storage: Storage;
let replica: Storage;
beforeAll(async () => {
  const connectionString = inject('storageConnectionString');
  [storage, replica] = await Promise.all([openStorage({ connectionString }), openStorage({ connectionString })]);
});

const finished: RunEnd = { state: 'finished', failure: null, finishedAt: '2026-03-02T11:00:00.000Z', outcomes: [] };
const rawTable = (name: string) => TableClient.fromConnectionString(inject('storageConnectionString'), name, { allowInsecureConnection: true });

async function goingRun() {
  const run = newRun(randomUUID());
  const { tenantId } = run.source;
  await storage.assessments.start(run.source.tenantId, run);
  const taken = await storage.assessments.take(tenantId, run.id);
  return { run, tenantId, epoch: taken!.epoch };
}

describe('starting', () => {
  it('stores a run and makes it the active one', async () => {
    const run = newRun(randomUUID());
    expect(await storage.assessments.active(run.source.tenantId)).toBeNull();
    expect(await storage.assessments.start(run.source.tenantId, run)).toEqual({ run, joined: false });
    expect(await replica.assessments.active(run.source.tenantId)).toEqual(run);
    expect(await replica.assessments.get(run.source.tenantId, run.id)).toEqual(run);
  });

  it('lets one of ten starts win, and the others join it', async () => {
    const tenantId = randomUUID();
    const started = await Promise.all(Array.from({ length: 10 }, (_, index) => (index % 2 ? storage : replica).assessments.start(tenantId, newRun(tenantId))));
    expect(started.filter(({ joined }) => !joined)).toHaveLength(1);
    expect(new Set(started.map(({ run }) => run.id)).size).toBe(1);
    expect(await storage.assessments.list(tenantId, 20)).toHaveLength(1);
  });

  it('starts anew after the last one ended', async () => {
    const { run, tenantId, epoch } = await goingRun();
    await storage.assessments.finish(tenantId, run.id, epoch, finished);
    expect(await storage.assessments.active(tenantId)).toBeNull();
    const next = newRun(tenantId);
    expect(await storage.assessments.start(next.source.tenantId, next)).toEqual({ run: next, joined: false });
  });

  it('is not blocked by an active row whose run has ended, or is gone', async () => {
    const { run, tenantId, epoch } = await goingRun();
    await storage.assessments.finish(tenantId, run.id, epoch, finished);
    await rawTable('Assessments').updateEntity({ partitionKey: tenantId, rowKey: 'active', runId: run.id }, 'Merge');
    expect(await storage.assessments.active(tenantId)).toBeNull();
    const next = newRun(tenantId);
    expect((await storage.assessments.start(next.source.tenantId, next)).joined).toBe(false);
    await rawTable('Assessments').updateEntity({ partitionKey: tenantId, rowKey: 'active', runId: 'gone' }, 'Merge');
    expect((await storage.assessments.start(tenantId, newRun(tenantId))).joined).toBe(false);
  });

  it('belongs to the tenant that it is stored for, whichever tenant it looks at', async () => {
    const home = randomUUID();
    const run = newRun(randomUUID());
    await storage.assessments.start(home, run);
    expect(await storage.assessments.active(home)).toEqual(run);
    expect(await storage.assessments.active(run.source.tenantId)).toBeNull();
  });
});

describe('fencing', () => {
  it('gives the run to whoever took it last, and refuses every writing of the one before', async () => {
    const { run, tenantId, epoch } = await goingRun();
    await storage.assessments.saveResult(tenantId, run.id, epoch, resultOf('first'));
    const second = await replica.assessments.take(tenantId, run.id);
    expect(second).toMatchObject({ epoch: epoch + 1, run: { id: run.id, state: 'running' } });
    await expect(storage.assessments.saveResult(tenantId, run.id, epoch, resultOf('late'))).rejects.toThrow(RunTakenOver);
    await expect(storage.assessments.progress(tenantId, run.id, epoch, { done: 9, total: 13, pillar: null })).rejects.toThrow(RunTakenOver);
    await expect(storage.assessments.finish(tenantId, run.id, epoch, finished)).rejects.toThrow(RunTakenOver);
    expect(await replica.assessments.judged(run.id)).toEqual(new Set(['first']));
    await replica.assessments.saveResult(tenantId, run.id, epoch + 1, resultOf('second'));
    expect(await replica.assessments.judged(run.id)).toEqual(new Set(['first', 'second']));
    expect((await replica.assessments.get(tenantId, run.id))?.progress.done).toBe(0);
  });

  it('leaves one owner when several take at once', async () => {
    const { run, tenantId } = await goingRun();
    const taken = await Promise.allSettled(Array.from({ length: 6 }, (_, index) => (index % 2 ? storage : replica).assessments.take(tenantId, run.id)));
    const epochs = taken.flatMap((each) => (each.status === 'fulfilled' && each.value ? [each.value.epoch] : []));
    expect(new Set(epochs).size).toBe(epochs.length);
    const writes = await Promise.allSettled(epochs.map((epoch) => storage.assessments.saveResult(tenantId, run.id, epoch, resultOf(`by-${epoch}`))));
    expect(writes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await storage.assessments.judged(run.id)).toEqual(new Set([`by-${Math.max(...epochs)}`]));
  });

  it('gives nobody a run that has ended, is unknown, or is not the active one', async () => {
    const { run, tenantId, epoch } = await goingRun();
    await storage.assessments.finish(tenantId, run.id, epoch, finished);
    expect(await storage.assessments.take(tenantId, run.id)).toBeNull();
    expect(await storage.assessments.take(tenantId, 'unknown')).toBeNull();
    expect(await storage.assessments.take(randomUUID(), run.id)).toBeNull();
  });

  it('refuses writers of a run that no longer exists', async () => {
    await expect(storage.assessments.progress(randomUUID(), 'gone', 1, { done: 1, total: 2, pillar: null })).rejects.toThrow(RunTakenOver);
    await expect(storage.assessments.saveResult(randomUUID(), randomUUID(), 1, resultOf('a'))).rejects.toThrow(RunTakenOver);
  });
});

describe('a run', () => {
  it('keeps its progress, and its end with all outcomes', async () => {
    const { run, tenantId, epoch } = await goingRun();
    await storage.assessments.progress(tenantId, run.id, epoch, { done: 4, total: 13, pillar: 'identity' });
    expect(await storage.assessments.active(tenantId)).toMatchObject({ state: 'running', progress: { done: 4, pillar: 'identity' } });
    const outcomes = Array.from({ length: 1500 }, (_, index) => outcomeOf(resultOf(`check-${index}`)));
    const ended = await storage.assessments.finish(tenantId, run.id, epoch, { ...finished, outcomes });
    expect(ended).toMatchObject({ state: 'finished', finishedAt: finished.finishedAt });
    expect(await replica.assessments.get(tenantId, run.id)).toEqual(ended);
    expect(ended.outcomes).toEqual(outcomes);
  });

  it('ends once: a second end and late progress leave it as it is', async () => {
    const { run, tenantId, epoch } = await goingRun();
    const ended = await storage.assessments.finish(tenantId, run.id, epoch, { ...finished, state: 'failed', failure: 'Graph is gone.' });
    expect(await storage.assessments.finish(tenantId, run.id, epoch, finished)).toEqual(ended);
    await storage.assessments.progress(tenantId, run.id, epoch, { done: 13, total: 13, pillar: null });
    expect(await storage.assessments.get(tenantId, run.id)).toEqual(ended);
  });

  it('is listed newest first, no more than asked for', async () => {
    const tenantId = randomUUID();
    const runs = Array.from({ length: 5 }, (_, index) => newRun(tenantId, { state: 'finished' }, new Date(1_700_000_000_000 + index * 1000)));
    await Promise.all(runs.map((run) => storage.assessments.addImported(run.source.tenantId, run, [])));
    const newestFirst = runs.toReversed().map(({ id }) => id);
    expect((await storage.assessments.list(tenantId, 3)).map(({ id }) => id)).toEqual(newestFirst.slice(0, 3));
    const going = newRun(tenantId);
    await storage.assessments.start(going.source.tenantId, going);
    expect((await storage.assessments.list(tenantId, 100)).map(({ id }) => id)).toEqual([going.id, ...newestFirst]);
  });

  it('keeps its followers, each once', async () => {
    const runId = randomUUID();
    const follower = { conversationId: '19:c@thread.tacv2', threadId: `19:c@thread.tacv2;messageid=${'1'.repeat(500)}`, activityId: '17/#?' };
    await storage.assessments.addFollower(runId, follower);
    await storage.assessments.addFollower(runId, follower);
    await storage.assessments.addFollower(runId, { ...follower, activityId: '18' });
    const followers = await replica.assessments.followers(runId);
    expect(followers).toHaveLength(2);
    expect(followers).toContainEqual(follower);
    expect(await replica.assessments.followers(randomUUID())).toEqual([]);
  });
});

describe('results', () => {
  it('come back with evidence of 1,000 wide rows, more than a row holds', async () => {
    const { run, tenantId, epoch } = await goingRun();
    const large = resultOf('large', wideEvidence(1000, 1200));
    const small = resultOf('small', { columns: ['A'], rows: [['x'], [null]], total: 2 });
    const none = resultOf('none', null, { verdict: 'skipped', reason: 'No licence.', summary: null });
    await Promise.all([large, small, none].map((result) => storage.assessments.saveResult(tenantId, run.id, epoch, result)));
    const rows: string[] = [];
    for await (const { rowKey } of rawTable('Results').listEntities({ queryOptions: { filter: `PartitionKey eq '${run.id}' and RowKey ge 'evidence:large' and RowKey lt 'evidence:largf'` } })) rows.push(rowKey ?? '');
    expect(rows.length).toBeGreaterThan(1);
    expect(await replica.assessments.results(tenantId, run.id)).toEqual([large, none, small]);
    expect(await replica.assessments.result(tenantId, run.id, 'large')).toEqual(large);
    expect(await replica.assessments.result(tenantId, run.id, 'none')).toEqual(none);
    expect(await replica.assessments.result(tenantId, run.id, 'unknown')).toBeNull();
    expect(await replica.assessments.outcomes(tenantId, run.id)).toEqual([large, none, small].map(outcomeOf));
    expect(await replica.assessments.judged(run.id)).toEqual(new Set(['large', 'none', 'small']));
  });

  it('never mix with the longer evidence that they replace', async () => {
    const { run, tenantId, epoch } = await goingRun();
    await storage.assessments.saveResult(tenantId, run.id, epoch, resultOf('check', wideEvidence(1000, 1200)));
    const shorter = resultOf('check', wideEvidence(900, 1200));
    await storage.assessments.saveResult(tenantId, run.id, epoch, shorter);
    expect(await replica.assessments.result(tenantId, run.id, 'check')).toEqual(shorter);
    expect(await replica.assessments.results(tenantId, run.id)).toEqual([shorter]);
    const without = resultOf('check', null);
    await storage.assessments.saveResult(tenantId, run.id, epoch, without);
    expect(await replica.assessments.results(tenantId, run.id)).toEqual([without]);
    const left = rawTable('Results').listEntities({ queryOptions: { filter: `PartitionKey eq '${run.id}' and RowKey ge 'evidence:' and RowKey lt 'evidence;'` } });
    expect((await left.next()).done).toBe(true);
  });

  it('are whole while a check is saved anew under the reader', async () => {
    const { run, tenantId, epoch } = await goingRun();
    const versions = Array.from({ length: 6 }, (_, index) => resultOf('check', wideEvidence(300 + 100 * index)));
    await storage.assessments.saveResult(tenantId, run.id, epoch, versions[0]!);
    const done = new AbortController();
    const writing = (async () => {
      for (const version of versions) await storage.assessments.saveResult(tenantId, run.id, epoch, version);
    })().finally(() => done.abort());
    const seen: number[] = [];
    while (!done.signal.aborted) {
      const one = await replica.assessments.result(tenantId, run.id, 'check');
      const [all] = await replica.assessments.results(tenantId, run.id);
      for (const result of [one, all]) {
        const rows = result!.evidence!.rows.length;
        expect(result).toEqual(versions.find(({ evidence }) => evidence?.rows.length === rows));
        seen.push(rows);
      }
    }
    await writing;
    expect(seen.length).toBeGreaterThan(0);
  });

  it('of odd check ids are kept apart', async () => {
    const { run, tenantId, epoch } = await goingRun();
    const results = ['a', 'a:0000', 'a/b', 'a#?', "it's 100 %"].map((id) => resultOf(id, { columns: ['Id'], rows: [[id]], total: 1 }));
    for (const result of results) await storage.assessments.saveResult(tenantId, run.id, epoch, result);
    const loaded = await storage.assessments.results(tenantId, run.id);
    expect(loaded).toHaveLength(results.length);
    for (const result of results) {
      expect(loaded).toContainEqual(result);
      expect(await storage.assessments.result(tenantId, run.id, result.id)).toEqual(result);
    }
  });

  it('say which row is damaged', async () => {
    const { run, tenantId, epoch } = await goingRun();
    await storage.assessments.saveResult(tenantId, run.id, epoch, resultOf('check', { columns: ['A'], rows: [], total: 0 }));
    await rawTable('Results').updateEntity({ partitionKey: run.id, rowKey: 'verdict:check', chunks: 2 }, 'Merge');
    const sentence = `Row "verdict:check" of partition "${run.id}" in table Results cannot be read: 2 evidence rows are named, 1 are there. Restore the row, or delete it.`;
    await expect(storage.assessments.result(tenantId, run.id, 'check')).rejects.toThrow(sentence);
    await expect(storage.assessments.results(tenantId, run.id)).rejects.toThrow(sentence);
  });
});

describe('an import', () => {
  it('shows with all results once it is complete', async () => {
    const run = newRun(randomUUID(), { state: 'finished', source: { kind: 'import', tenantId: randomUUID(), tenantName: 'Fabrikam' } });
    const home = randomUUID();
    const results = Array.from({ length: 295 }, (_, index) => resultOf(`check-${String(index).padStart(3, '0')}`, index % 3 === 0 ? { columns: ['A'], rows: [[index]], total: 1 } : null));
    await storage.assessments.addImported(home, { ...run, outcomes: results.map(outcomeOf) }, results);
    expect(await replica.assessments.list(home, 10)).toEqual([{ ...run, outcomes: results.map(outcomeOf) }]);
    expect(await replica.assessments.results(home, run.id)).toEqual(results);
    expect(await replica.assessments.active(home)).toBeNull();
  });

  it('never shows when it breaks off before its header', async () => {
    const run = newRun(randomUUID(), { state: 'finished' });
    const { tenantId } = run.source;
    const tooLong = resultOf('x'.repeat(600));
    await expect(storage.assessments.addImported(run.source.tenantId, run, [...Array.from({ length: 200 }, (_, index) => resultOf(`check-${index}`)), tooLong])).rejects.toThrow(/too long to be stored/);
    expect(await storage.assessments.judged(run.id)).not.toEqual(new Set());
    expect(await storage.assessments.list(tenantId, 10)).toEqual([]);
    expect(await storage.assessments.get(tenantId, run.id)).toBeNull();
  });
});
