import { describe, expect, it } from 'vitest';
import { mostOwnChecks, numbersOf, ownActivitySchema } from '../../../src/roadmap/own-activity.ts';

const own = { title: 'Replace the badge readers', pillar: 'identity', area: 'operations', lane: null, horizon: 'then', text: '' };

describe('the checks of an own activity', () => {
  it('may be missing, as in activities of older versions', () => {
    expect(numbersOf(ownActivitySchema.parse(own))).toEqual([]);
  });

  it('prove it by their numbers, each once', () => {
    const checks = [{ id: 'a', reference: 21786 }, { id: '21786', reference: 21786 }, { id: 'unnumbered', reference: null }];
    expect(numbersOf(ownActivitySchema.parse({ ...own, checks }))).toEqual([21786]);
  });

  it.each<[string, readonly unknown[]]>([
    ['an id that no check can have', [{ id: 'Not an id', reference: null }]],
    ['a number that is none', [{ id: 'a', reference: -1 }]],
    ['more than anybody reads', Array.from({ length: mostOwnChecks + 1 }, (_, index) => ({ id: `a-${index}`, reference: null }))],
  ])('are refused with %s', (_, checks) => {
    expect(ownActivitySchema.safeParse({ ...own, checks }).success).toBe(false);
  });
});
