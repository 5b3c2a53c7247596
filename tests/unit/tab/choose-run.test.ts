import { describe, expect, it } from 'vitest';
import type { RunView } from '../../../src/api/assessment.ts';
import { chooseRun, withLatest } from '../../../tab/src/features/assessment/choose-run.ts';

const none = { passed: 0, failed: 0, investigate: 0, skipped: 0, error: 0, planned: 0 };
const run = (id: string, state: RunView['state']): RunView => ({
  id, state, source: { kind: 'tenant', tenantId: 't', tenantName: 'Contoso' }, startedBy: { id: 'n', name: 'Nadia' }, startedAt: '2026-05-01T08:00:00Z', finishedAt: null,
  pillars: null, version: '1', progress: { done: 0, total: 0, pillar: null }, failure: null, score: { percent: null, counts: none }, pillarScores: [],
});
const runs = [run('c', 'running'), run('b', 'finished'), run('a', 'finished')];

describe('the assessment that is shown', () => {
  it.each<[string, readonly RunView[], string | null, string | null]>([
    ['is the one that the address names', runs, 'a', 'a'],
    ['is also one that is going, when the address names it', runs, 'c', 'c'],
    ['is the newest with results, not one that a colleague has just started', runs, null, 'b'],
    ['is the one that is going, when nothing has results yet', [run('c', 'running')], null, 'c'],
    ['is never another one than was asked for', runs, 'gone', null],
    ['is none where there is none', [], null, null],
  ])('%s', (_, known, asked, wanted) => {
    expect(chooseRun(known, asked)?.id ?? null).toBe(wanted);
  });

  it('knows the latest run as it is by now, listed or not', () => {
    expect(withLatest(runs, run('c', 'finished')).map(({ id, state }) => [id, state])).toEqual([['c', 'finished'], ['b', 'finished'], ['a', 'finished']]);
    expect(withLatest(runs, run('d', 'queued')).map(({ id }) => id)).toEqual(['d', 'c', 'b', 'a']);
    expect(withLatest(runs, null)).toBe(runs);
  });
});
