import { describe, expect, it } from 'vitest';
import { compareRuns } from '../../../src/assessment/compare.ts';
import type { Outcome } from '../../../src/assessment/run.ts';
import { judgedVerdicts, verdicts, type Verdict } from '../../../src/assessment/verdict.ts';

const outcome = (id: string, verdict: Verdict, more: Partial<Outcome> = {}): Outcome =>
  ({ id, reference: null, title: id, verdict, risk: 'medium', pillars: ['identity'], ...more });
const ids = (outcomes: readonly Outcome[]) => outcomes.map(({ id }) => id);

describe('compareRuns', () => {
  const expected = (before: Verdict, after: Verdict): string | null => {
    if (!judgedVerdicts.has(before)) return judgedVerdicts.has(after) ? 'added' : null;
    if (!judgedVerdicts.has(after)) return 'gone';
    if (before === 'passed' && after !== 'passed') return 'broken';
    return before !== 'passed' && after === 'passed' ? 'fixed' : null;
  };
  const pairs = verdicts.flatMap((before) => verdicts.map((after) => [before, after] as const));

  it.each(pairs)('puts %s → %s where it belongs', (before, after) => {
    const comparison = compareRuns([outcome('A', before)], [outcome('A', after)]);
    for (const list of ['fixed', 'broken', 'added', 'gone'] as const) {
      expect(comparison[list], list).toEqual(list === expected(before, after) ? [outcome('A', list === 'gone' ? before : after)] : []);
    }
  });

  it('spells the table out once by hand', () => {
    const { fixed, broken, added, gone } = compareRuns(
      [outcome('fixed', 'failed'), outcome('cleared', 'investigate'), outcome('broken', 'passed'), outcome('doubtful', 'passed'), outcome('lost', 'passed'), outcome('same', 'failed')],
      [outcome('fixed', 'passed'), outcome('cleared', 'passed'), outcome('broken', 'failed'), outcome('doubtful', 'investigate'), outcome('lost', 'error'), outcome('same', 'failed'), outcome('new', 'failed')],
    );
    expect([ids(fixed), ids(broken), ids(added), ids(gone)]).toEqual([['fixed', 'cleared'], ['broken', 'doubtful'], ['new'], ['lost']]);
  });

  it('counts only checks judged in both runs towards the score', () => {
    const before = [outcome('A', 'failed'), outcome('B', 'passed'), outcome('skippedNow', 'failed', { risk: 'high' })];
    const after = [outcome('A', 'passed'), outcome('B', 'passed'), outcome('skippedNow', 'skipped', { risk: 'high' }), outcome('new', 'failed', { risk: 'high' })];
    expect(compareRuns(before, after).scoreDelta).toBe(50);
    expect(compareRuns(after, before).scoreDelta).toBe(-50);
  });

  it('does not take a changed risk for progress', () => {
    const before = [outcome('A', 'passed', { risk: 'low' }), outcome('B', 'failed', { risk: 'high' })];
    const after = [outcome('A', 'passed', { risk: 'high' }), outcome('B', 'failed', { risk: 'low' })];
    expect(compareRuns(before, after).scoreDelta).toBe(0);
  });

  it.each([
    ['both are empty', [], []],
    ['nothing was judged twice', [outcome('A', 'passed')], [outcome('B', 'passed')]],
  ])('has no score change when %s', (_, before, after) => {
    expect(compareRuns(before, after).scoreDelta).toBeNull();
  });

  it('says how each pillar moved, a check of two pillars counted in both, one judged once in none', () => {
    const before = [outcome('A', 'failed', { pillars: ['identity', 'devices'] }), outcome('B', 'passed', { pillars: ['identity'] }), outcome('D', 'passed', { pillars: ['data'] })];
    const after = [outcome('A', 'passed', { pillars: ['identity', 'devices'] }), outcome('B', 'passed', { pillars: ['identity'] }), outcome('D', 'skipped', { pillars: ['data'] })];
    expect(compareRuns(before, after).pillars).toEqual([
      { pillar: 'identity', before: 50, after: 100, delta: 50 },
      { pillar: 'devices', before: 0, after: 100, delta: 100 },
    ]);
  });

  it('joins our check with the same number in an imported report', () => {
    const imported = outcome('21775', 'failed', { reference: 21775 });
    const ours = outcome('apps-have-owners', 'passed', { reference: 21775 });
    expect(compareRuns([imported], [ours])).toEqual({ fixed: [ours], broken: [], added: [], gone: [], scoreDelta: 100, pillars: [{ pillar: 'identity', before: 0, after: 100, delta: 100 }] });
  });
});
