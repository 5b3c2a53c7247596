import { describe, expect, it } from 'vitest';
import { acceptedChecks, isAccepted } from '../../../src/roadmap/accepted-risk.ts';
import { untouched, type ActivityState } from '../../../src/roadmap/activity-state.ts';

const today = '2026-03-04';
const until = (day: string, more: Partial<ActivityState> = {}): ActivityState => (
  { ...untouched('a'), exception: { reason: 'Replaced in May', approver: { id: 'p1', name: 'Nadia Brandt' }, until: day }, ...more });

describe('a risk is accepted', () => {
  it.each<[string, ActivityState | undefined, boolean]>([
    ['not without an exception', untouched('a'), false],
    ['not where nobody has done anything', undefined, false],
    ['before the exception ends', until('2026-03-05'), true],
    ['on its last day', until(today), true],
    ['not on the day after', until('2026-03-03'), false],
    ['where the team decided against the activity', until('2026-03-05', { status: 'will-not-pursue' }), true],
    ['not when the activity is completed', until('2026-03-05', { status: 'completed' }), false],
    ['not when another product does it', until('2026-03-05', { status: 'third-party' }), false],
    ['not when it does not apply', until('2026-03-05', { status: 'not-applicable' }), false],
  ])('%s', (_, state, expected) => {
    expect(isAccepted(state, today)).toBe(expected);
  });
});

describe('checks with an accepted risk', () => {
  it('are those of every activity whose risk is accepted, those that others share included', () => {
    const activities = [{ id: 'a', checks: [1, 2] }, { id: 'b', checks: [2, 3] }, { id: 'c', checks: [4] }, { id: 'd', checks: [] }];
    const states = new Map([['a', until('2026-12-31')], ['c', { ...until('2026-03-01'), id: 'c' }], ['d', until('2026-12-31')]]);
    expect([...acceptedChecks(activities, states, today)]).toEqual([1, 2]);
  });
});
