import { describe, expect, it } from 'vitest';
import { untouched, type ActivityFields } from '../../../src/roadmap/activity-state.ts';
import type { Change } from '../../../src/roadmap/change.ts';
import { minutesOf, type Meeting } from '../../../src/roadmap/minutes.ts';

const person = { id: 'p', name: 'Amara Okafor' };
const activities = ['1', '2', '3', '4', '5'].map((id) => ({ id, title: `Activity ${id}`, pillar: id === '5' ? 'devices' : 'identity', area: 'a' }));
const change = (activity: string, after: Partial<ActivityFields>, before: Partial<ActivityFields> = {}): Change => ({ sequence: 1, changeId: 'change-id', at: '2026-03-04T12:00:00.000Z', by: person, edits: [{ activity, before, after }] });
const states = (sets: Readonly<Record<string, Partial<ActivityFields>>>) => new Map(Object.entries(sets).map(([id, set]) => [id, { ...untouched(id), ...set }]));
const meeting = (change: Partial<Meeting> = {}): Meeting => ({ scope: { pillar: 'identity', area: null }, agenda: ['1', '2', '3', '4'], visited: ['1', '2'], ...change });

describe('the minutes', () => {
  it('tell what was decided, with owner and day as they are now, once for each activity', () => {
    const now = states({ 1: { status: 'planned', owner: person, due: '2026-04-01' } });
    const { decisions } = minutesOf(activities, now, [change('1', { status: 'in-planning' }), change('1', { status: 'planned' }), change('1', { owner: person })], meeting());
    expect(decisions).toEqual([{ id: '1', title: 'Activity 1', state: { status: 'planned', owner: person, due: '2026-04-01' }, note: null }]);
  });

  it('count what is blocked or to be followed up as open questions', () => {
    const now = states({ 1: { status: 'blocked' }, 2: { status: 'follow-up' }, 3: { status: 'planned' } });
    const { openQuestions } = minutesOf(activities, now, ['1', '2', '3'].map((id) => change(id, { status: 'planned' })), meeting());
    expect(openQuestions.map(({ id }) => id)).toEqual(['1', '2']);
  });

  it('tell what was left: looked at and skipped, or not reached', () => {
    const minutes = minutesOf(activities, new Map(), [change('1', { due: '2026-04-01' })], meeting());
    expect(minutes.skipped).toEqual([{ id: '2', title: 'Activity 2' }]);
    expect(minutes.notReached).toBe(2);
  });

  it.each([
    ['what was added behind the notes', 'Ask Liam.', 'Ask Liam. He agrees.', 'He agrees.'],
    ['the notes where they were rewritten', 'Ask Liam.', 'Liam agrees.', 'Liam agrees.'],
    ['nothing where they were cleared', 'Ask Liam.', '', null],
  ])('quote %s', (_, before, after, quoted) => {
    const { decisions } = minutesOf(activities, new Map(), [change('1', { notes: `${before} He` }, { notes: before }), change('1', { notes: after }, { notes: `${before} He` })], meeting());
    expect(decisions[0]!.note).toBe(quoted);
  });

  it('leave out other pillars, and ticks of steps', () => {
    expect(minutesOf(activities, new Map(), [change('5', { status: 'planned' }), change('1', { steps: ['0a0a0a0a'] })], meeting()).decisions).toEqual([]);
  });

  it('include decisions that somebody made outside of the agenda', () => {
    expect(minutesOf(activities, new Map(), [change('4', { status: 'planned' })], meeting({ agenda: ['1'] })).decisions.map(({ id }) => id)).toEqual(['4']);
  });
});
