import { describe, expect, it } from 'vitest';
import { untouched, type ActivityState } from '../../../src/roadmap/activity-state.ts';
import { nextSteps, type PlannedActivity, type WeighedCheck } from '../../../src/roadmap/next-steps.ts';

const today = '2026-03-04';
const assessedAt = '2026-03-03T08:00:00.000Z';
const somebody = { id: 'p1', name: 'Nadia Brandt' };

function activity(id: string, change: Partial<PlannedActivity> = {}): PlannedActivity {
  return { id, effort: 'low', checks: [], prerequisites: [], ...change };
}
function state(id: string, change: Partial<ActivityState>): [string, ActivityState] {
  return [id, { ...untouched(id), ...change }];
}
const check = (verdict: WeighedCheck['verdict'], risk: WeighedCheck['risk']): WeighedCheck => ({ verdict, risk, at: assessedAt });
const checks = new Map([
  [1, check('failed', 'high')], [2, check('failed', 'medium')], [3, check('failed', 'low')], [4, check('passed', 'high')], [5, check('investigate', 'high')], [6, check('failed', 'high')], [7, check('skipped', 'high')],
]);
const order = (activities: readonly PlannedActivity[], ...states: [string, ActivityState][]) => nextSteps(activities, new Map(states), checks, today).map((step) => step.activity.id);

describe('nextSteps', () => {
  it.each<[string, PlannedActivity[], string[]]>([
    ['has nothing to say without failed checks', [activity('passes', { checks: [4] }), activity('investigates', { checks: [5] }), activity('skips', { checks: [7] }), activity('unknown', { checks: [99] }), activity('none')], []],
    ['puts the gravest risk first', [activity('low', { checks: [3] }), activity('medium', { checks: [2] }), activity('high', { checks: [1] })], ['high', 'medium', 'low']],
    ['counts the gravest of several checks', [activity('medium', { checks: [2] }), activity('mixed', { checks: [3, 4, 1] })], ['mixed', 'medium']],
    ['puts little effort first among equal risks', [activity('hard', { effort: 'high', checks: [1] }), activity('unknown', { effort: null, checks: [1] }), activity('some', { effort: 'medium', checks: [1] }), activity('easy', { checks: [1] })], ['easy', 'some', 'unknown', 'hard']],
    ['prefers a grave risk with effort to a small one without', [activity('easy', { checks: [3] }), activity('hard', { effort: 'high', checks: [1] })], ['hard', 'easy']],
    ['puts more failed checks first among equals', [activity('one', { checks: [1] }), activity('two', { checks: [1, 6] })], ['two', 'one']],
    ['keeps the order of the catalog among equals', [activity('b', { checks: [1] }), activity('a', { checks: [6] })], ['b', 'a']],
    ['puts what is needed first before it, failed check or not', [activity('mends', { checks: [1], prerequisites: ['first'] }), activity('first'), activity('other', { checks: [2] })], ['first', 'mends', 'other']],
    ['puts a harmless failing prerequisite before what waits for it', [activity('grave', { checks: [1], prerequisites: ['small'] }), activity('small', { checks: [3] }), activity('middle', { checks: [2] })], ['small', 'grave', 'middle']],
    ['follows chains', [activity('c', { checks: [1], prerequisites: ['b'] }), activity('b', { prerequisites: ['a'] }), activity('a')], ['a', 'b', 'c']],
    ['names what two steps need once', [activity('x', { checks: [1], prerequisites: ['a'] }), activity('y', { checks: [6], prerequisites: ['a'] }), activity('a')], ['a', 'x', 'y']],
    ['does not wait for what its checks prove, said to be done or not', [activity('x', { checks: [1], prerequisites: ['proven', 'half'] }), activity('proven', { checks: [4] }), activity('half', { checks: [4, 7] })], ['half', 'x']],
    ['survives circles and prerequisites that left the catalog', [activity('x', { checks: [1], prerequisites: ['y', 'gone'] }), activity('y', { prerequisites: ['x'] })], ['y', 'x']],
  ])('%s', (_, activities, expected) => {
    expect(order(activities)).toEqual(expected);
  });

  const mends = activity('mends', { checks: [1], prerequisites: ['first'] });
  const first = activity('first');
  it.each<[string, [string, ActivityState][], string[]]>([
    ['leaves out what is decided against', [state('mends', { status: 'will-not-pursue' })], []],
    ['leaves out what is blocked, and what waits for Microsoft', [state('mends', { status: 'blocked' })], []],
    ['keeps what is going on', [state('mends', { status: 'in-progress' })], ['first', 'mends']],
    ['leaves out a prerequisite that is done', [state('first', { status: 'completed' })], ['mends']],
    ['keeps a prerequisite that is blocked: it stands in the way', [state('first', { status: 'blocked' })], ['first', 'mends']],
    ['leaves out an accepted risk until its day', [state('mends', { exception: { reason: 'Replaced in May', approver: somebody, until: today } })], []],
    ['brings an accepted risk back after its day', [state('mends', { exception: { reason: 'Replaced in May', approver: somebody, until: '2026-03-03' } })], ['first', 'mends']],
    ['leaves out what was completed after the assessment', [state('mends', { status: 'completed', stamps: { status: { sequence: 1, at: '2026-03-03T09:00:00.000Z', by: somebody } } })], []],
    ['brings back what was completed before an assessment that contradicts it', [state('mends', { status: 'completed', stamps: { status: { sequence: 1, at: '2026-03-03T07:00:00.000Z', by: somebody } } })], ['first', 'mends']],
  ])('%s', (_, states, expected) => {
    expect(order([mends, first], ...states)).toEqual(expected);
  });

  it('says why', () => {
    const [prerequisite, step] = nextSteps([activity('mends', { checks: [1, 2, 4], prerequisites: ['first'] }), first], new Map(), checks, today);
    expect(prerequisite).toMatchObject({ failed: 0, gravest: null, regressed: false, proven: false, opensWayFor: ['mends'] });
    expect(step).toMatchObject({ failed: 2, gravest: 'high', regressed: false, opensWayFor: [] });
  });
});
