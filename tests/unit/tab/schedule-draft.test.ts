import { describe, expect, it } from 'vitest';
import type { AssessmentSchedule } from '../../../src/api/schedule.ts';
import { dayOf, draftOf, periodOf, scheduleOf, weekdayOf } from '../../../tab/src/features/assessment-schedule/draft.ts';
import { monthsInWords, scheduleInWords } from '../../../tab/src/features/assessment-schedule/in-words.ts';

const clock = { hour: 6, timeZone: 'Europe/Berlin', pillars: null };
const schedules: [AssessmentSchedule, RegExp][] = [
  [{ every: 'week', weekday: 'wednesday', ...clock }, /^Every Wednesday at 0?6:00/],
  [{ every: 'month', day: 2, ...clock, pillars: ['identity', 'devices'] }, /^On the 2nd of every month at/],
  [{ every: 'month', day: 'last', ...clock, hour: 0 }, /^On the last day of every month at/],
  [{ every: 'quarter', day: 21, month: 2, ...clock }, /^Every 3 months, on the 21st of February, May, August,? and November, at/],
  [{ every: 'half-year', day: 13, month: 6, ...clock }, /^Every 6 months, on the 13th of June and December, at/],
];

describe('the form of the assessment schedule', () => {
  it.each(schedules)('shows %j, and gives it back untouched', (schedule) => {
    expect(scheduleOf(draftOf(schedule), schedule.timeZone)).toEqual(schedule);
  });

  it('is off before anybody set one, and offers Monday at six', () => {
    expect(scheduleOf(draftOf(null), 'UTC')).toBeNull();
    expect(scheduleOf({ ...draftOf(null), period: 'week' }, 'Asia/Kolkata')).toEqual({ every: 'week', weekday: 'monday', hour: 6, timeZone: 'Asia/Kolkata', pillars: null });
  });

  it('keeps a day while the period changes', () => {
    expect(scheduleOf({ ...draftOf({ every: 'month', day: 'last', ...clock }), period: 'half-year', month: 3 }, 'UTC')).toMatchObject({ every: 'half-year', day: 'last', month: 3 });
  });

  it('reads what a select gives', () => {
    expect([periodOf('quarter'), periodOf('nonsense'), weekdayOf('friday'), weekdayOf(''), dayOf('last'), dayOf('28')]).toEqual(['quarter', 'off', 'friday', 'monday', 'last', 28]);
  });
});

describe('the schedule in words', () => {
  it.each(schedules)('%j', (schedule, words) => {
    expect(scheduleInWords(schedule)).toMatch(words);
  });

  it('names the months of a choice', () => {
    expect(monthsInWords('half-year', 1)).toBe('January and July');
  });
});
