import { describe, expect, it } from 'vitest';
import { assessmentScheduleIn } from '../../../bot/assessment-schedule-sentence.ts';
import type { AssessmentSchedule } from '../../../src/digest/assessment-schedule.ts';

const timeZone = 'Europe/Berlin';
const read = (sentence: string, before: AssessmentSchedule | null = null, today = '2026-11-22') => assessmentScheduleIn(sentence, { today, timeZone, before });
const usual = { hour: 6, timeZone, pillars: null };

describe('a schedule in words', () => {
  it.each([
    ['weekly', { every: 'week', weekday: 'monday' }],
    ['every week', { every: 'week', weekday: 'monday' }],
    ['every Monday at 6', { every: 'week', weekday: 'monday' }],
    ['on Fridays at 22:00', { every: 'week', weekday: 'friday', hour: 22 }],
    ['weekly on Wednesday', { every: 'week', weekday: 'wednesday' }],
    ['jeden Dienstag um 7 Uhr', { every: 'week', weekday: 'tuesday', hour: 7 }],
    ['monthly', { every: 'month', day: 1 }],
    ['monthly on the 1st', { every: 'month', day: 1 }],
    ['on the 15th of every month at 7 pm', { every: 'month', day: 15, hour: 19 }],
    ['monthly on the first', { every: 'month', day: 1 }],
    ['on the last day of the month', { every: 'month', day: 'last' }],
    ['every month on 12', { every: 'month', day: 12 }],
    ['on the 3rd', { every: 'month', day: 3 }],
    ['every 3 months', { every: 'quarter', day: 1, month: 12 }],
    ['quarterly on the 25th', { every: 'quarter', day: 25, month: 11 }],
    ['every 6 months', { every: 'half-year', day: 1, month: 12 }],
    ['every six months on the last day at midnight', { every: 'half-year', day: 'last', month: 11, hour: 0 }],
    ['twice a year', { every: 'half-year', day: 1, month: 12 }],
    ['half-yearly', { every: 'half-year', day: 1, month: 12 }],
    ['weekly for identity and devices', { every: 'week', weekday: 'monday', pillars: ['identity', 'devices'] }],
    ['identity only, every Monday at 6', { every: 'week', weekday: 'monday', pillars: ['identity'] }],
    ['run assessment every Monday', { every: 'week', weekday: 'monday' }],
  ])('“%s”', (sentence, expected) => {
    expect(read(sentence)).toEqual({ ...usual, ...expected });
  });

  it.each(['off', 'switch off', 'never', 'Off.'])('“%s” is none', (sentence) => {
    expect(read(sentence)).toBeNull();
  });

  it('keeps what is not said', () => {
    const before: AssessmentSchedule = { every: 'half-year', day: 15, month: 3, hour: 22, timeZone, pillars: ['identity'] };
    expect(read('at 7', before)).toEqual({ ...before, hour: 7 });
    expect(read('for devices', before)).toEqual({ ...before, pillars: ['devices'] });
    expect(read('for all pillars', before)).toEqual({ ...before, pillars: null });
    expect(read('weekly', before)).toEqual({ every: 'week', weekday: 'monday', hour: 22, timeZone, pillars: ['identity'] });
  });

  it('starts in December with January', () => {
    expect(read('every 6 months', null, '2026-12-05')).toMatchObject({ month: 1 });
  });

  it.each([
    ['daily', 'every week, every month'],
    ['every day at 6', 'every week, every month'],
    ['monthly on the 31st', 'Not every month has'],
    ['on the 30th', 'Not every month has'],
    ['every Monday on the 1st', 'A weekday goes with every week'],
    ['monthly on Monday', 'A weekday goes with every week'],
    ['weekly on the 1st', 'A weekday goes with every week'],
    ['when the moon is full', 'as a time or a pillar'],
    ['at 7', 'When shall the assessment run?'],
    ['weekly at 6:30', 'no whole hour'],
  ])('“%s” is asked back', (sentence, why) => {
    expect(() => read(sentence)).toThrow(why);
  });
});
