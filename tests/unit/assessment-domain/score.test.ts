import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/assessment/run.ts';
import { gravestFailures, scoreByPillar, scoreOf } from '../../../src/assessment/score.ts';
import { verdicts, type Risk, type Verdict } from '../../../src/assessment/verdict.ts';
import type { PillarId } from '../../../src/catalog/catalog.ts';

let next = 0;
const outcome = (verdict: Verdict, risk: Risk = 'medium', pillars: readonly PillarId[] = ['identity'], title = `Check ${next}`): Outcome =>
  ({ id: `check-${next++}`, reference: null, title, verdict, risk, pillars: [...pillars] });

describe('scoreOf', () => {
  it.each<[string, Outcome[], number | null]>([
    ['nothing', [], null],
    ['one passed', [outcome('passed')], 100],
    ['one failed', [outcome('failed')], 0],
    ['one to investigate, which is not passed', [outcome('investigate')], 0],
    ['high against low: 3 of 4', [outcome('passed', 'high'), outcome('failed', 'low')], 75],
    ['low against high: 1 of 4', [outcome('passed', 'low'), outcome('failed', 'high')], 25],
    ['medium against high: 2 of 5', [outcome('passed', 'medium'), outcome('failed', 'high')], 40],
    ['all three outcomes: 3 of 6', [outcome('passed', 'high'), outcome('failed', 'medium'), outcome('investigate', 'low')], 50],
    ['a third, rounded', [outcome('passed'), outcome('failed'), outcome('failed')], 33],
    ['what cannot be judged, beside what can', [outcome('passed'), outcome('skipped', 'high'), outcome('error', 'high'), outcome('planned', 'high')], 100],
    ['only what cannot be judged', [outcome('skipped'), outcome('error'), outcome('planned')], null],
  ])('scores %s', (_, outcomes, percent) => {
    expect(scoreOf(outcomes).percent).toBe(percent);
  });

  it('counts every verdict, judged or not', () => {
    const outcomes = verdicts.flatMap((verdict, index) => Array.from({ length: index + 1 }, () => outcome(verdict)));
    expect(scoreOf(outcomes).counts).toEqual({ passed: 1, failed: 2, investigate: 3, skipped: 4, error: 5, planned: 6 });
    expect(scoreOf([]).counts).toEqual({ passed: 0, failed: 0, investigate: 0, skipped: 0, error: 0, planned: 0 });
  });
});

describe('scoreByPillar', () => {
  it('gives each pillar that has an outcome, in their order, and counts a shared check in each of its pillars', () => {
    const scores = scoreByPillar([outcome('failed', 'high', ['ai', 'data']), outcome('passed', 'high', ['data']), outcome('skipped', 'low', ['identity']), outcome('passed', 'low', [])]);
    expect(scores.map(({ pillar, percent }) => [pillar, percent])).toEqual([['identity', null], ['data', 50], ['ai', 0]]);
  });
});

describe('gravestFailures', () => {
  it('gives failed checks only, high risk first, then by title, and no more than asked for', () => {
    const outcomes = [
      outcome('failed', 'low', [], 'A'), outcome('failed', 'high', [], 'C'), outcome('passed', 'high', [], 'P'), outcome('investigate', 'high', [], 'I'),
      outcome('failed', 'medium', [], 'D'), outcome('failed', 'high', [], 'B'),
    ];
    const copy = [...outcomes];
    expect(gravestFailures(outcomes, 3).map(({ title }) => title)).toEqual(['B', 'C', 'D']);
    expect(gravestFailures(outcomes, 9)).toHaveLength(4);
    expect(gravestFailures(outcomes, 0)).toEqual([]);
    expect(outcomes).toEqual(copy);
  });
});
