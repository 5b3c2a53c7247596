import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/assessment/run.ts';
import { scoreTrend } from '../../../src/assessment/trend.ts';
import type { Verdict } from '../../../src/assessment/verdict.ts';

function run(day: number, verdicts: Readonly<Record<string, Verdict>>, risk: Outcome['risk'] = 'low') {
  return { startedAt: `2026-03-0${day}T08:00:00.000Z`, outcomes: Object.entries(verdicts).map(([id, verdict]): Outcome => ({ id, reference: null, title: id, verdict, risk, pillars: ['identity'] })) };
}
const percents = (...runs: Parameters<typeof scoreTrend>[0]) => scoreTrend(runs, 12).map(({ percent }) => percent);

describe('the trend of the score', () => {
  it('goes from the oldest to the newest', () => {
    expect(scoreTrend([run(3, { a: 'passed', b: 'passed' }), run(2, { a: 'passed', b: 'failed' }), run(1, { a: 'failed', b: 'investigate' })], 12)).toEqual([
      { startedAt: '2026-03-01T08:00:00.000Z', percent: 0 }, { startedAt: '2026-03-02T08:00:00.000Z', percent: 50 }, { startedAt: '2026-03-03T08:00:00.000Z', percent: 100 },
    ]);
  });

  it('counts only what every run judged: a new check that fails moves nothing', () => {
    expect(percents(run(2, { a: 'passed', fresh: 'failed' }), run(1, { a: 'passed' }))).toEqual([100, 100]);
    expect(percents(run(2, { a: 'passed', b: 'failed' }), run(1, { a: 'passed', b: 'skipped' }))).toEqual([100, 100]);
  });

  it('weighs by today’s risk on every point', () => {
    expect(percents(run(2, { a: 'passed', b: 'failed' }, 'high'), run(1, { a: 'passed', b: 'failed' }, 'low'))).toEqual([50, 50]);
  });

  it('ends where too little is common', () => {
    const wide = { a: 'passed', b: 'passed', c: 'passed', d: 'passed', e: 'passed' } as const;
    expect(percents(run(3, wide), run(2, wide), run(1, { a: 'failed' }))).toEqual([100, 100]);
  });

  it('is empty for a first run, and for one that judged nothing', () => {
    expect(percents(run(1, { a: 'passed' }))).toEqual([]);
    expect(percents(run(2, { a: 'skipped' }), run(1, { a: 'passed' }))).toEqual([]);
    expect(percents()).toEqual([]);
  });

  it('has at most so many points', () => {
    expect(scoreTrend([4, 3, 2, 1].map((day) => run(day, { a: 'passed' })), 3).map(({ startedAt }) => startedAt.slice(8, 10))).toEqual(['02', '03', '04']);
  });
});
