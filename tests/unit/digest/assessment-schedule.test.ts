import { describe, expect, it } from 'vitest';
import { assessmentScheduleSchema, monthsOf, recurrenceOf, type AssessmentSchedule } from '../../../src/digest/assessment-schedule.ts';
import { lastOccurrenceOf, nextOccurrencesOf } from '../../../src/digest/occurrences.ts';

const weekly = (weekday: 'sunday' | 'monday', hour: number, timeZone: string): AssessmentSchedule => ({ every: 'week', weekday, hour, timeZone, pillars: null });
const monthly = (day: number | 'last', hour: number, timeZone: string): AssessmentSchedule => ({ every: 'month', day, hour, timeZone, pillars: null });
const halfYearly = (day: number | 'last', month: number): AssessmentSchedule => ({ every: 'half-year', day, month, hour: 6, timeZone: 'UTC', pillars: null });

describe('the next occurrences', () => {
  it.each([
    ['weekly across the change to summer time', weekly('monday', 6, 'Europe/Berlin'), '2026-03-20T12:00:00Z', ['2026-03-23T05:00:00Z', '2026-03-30T04:00:00Z', '2026-04-06T04:00:00Z']],
    ['weekly across the change to winter time', weekly('monday', 6, 'America/New_York'), '2026-10-25T12:00:00Z', ['2026-10-26T10:00:00Z', '2026-11-02T11:00:00Z', '2026-11-09T11:00:00Z']],
    ['in an hour that is skipped, right after it', weekly('sunday', 2, 'Europe/Berlin'), '2026-03-28T12:00:00Z', ['2026-03-29T01:00:00Z', '2026-04-05T00:00:00Z', '2026-04-12T00:00:00Z']],
    ['in an hour that comes twice, once', weekly('sunday', 2, 'Europe/Berlin'), '2026-10-24T12:00:00Z', ['2026-10-25T00:00:00Z', '2026-11-01T01:00:00Z', '2026-11-08T01:00:00Z']],
    ['where the clock moves by half an hour', weekly('sunday', 2, 'Australia/Lord_Howe'), '2026-10-03T12:00:00Z', ['2026-10-03T15:30:00Z', '2026-10-10T15:00:00Z', '2026-10-17T15:00:00Z']],
    ['on the 1st', monthly(1, 6, 'Europe/Berlin'), '2026-11-22T09:00:00Z', ['2026-12-01T05:00:00Z', '2027-01-01T05:00:00Z', '2027-02-01T05:00:00Z']],
    ['on the last day, also of February', monthly('last', 6, 'UTC'), '2027-01-15T00:00:00Z', ['2027-01-31T06:00:00Z', '2027-02-28T06:00:00Z', '2027-03-31T06:00:00Z']],
    ['on the leap day', monthly('last', 6, 'UTC'), '2028-02-15T00:00:00Z', ['2028-02-29T06:00:00Z', '2028-03-31T06:00:00Z', '2028-04-30T06:00:00Z']],
    ['on the 28th of a leap year', monthly(28, 6, 'UTC'), '2028-02-15T00:00:00Z', ['2028-02-28T06:00:00Z', '2028-03-28T06:00:00Z', '2028-04-28T06:00:00Z']],
    ['twice a year', halfYearly(1, 12), '2026-11-22T00:00:00Z', ['2026-12-01T06:00:00Z', '2027-06-01T06:00:00Z', '2027-12-01T06:00:00Z']],
    ['twice a year at the end of February and August', halfYearly('last', 2), '2027-09-01T00:00:00Z', ['2028-02-29T06:00:00Z', '2028-08-31T06:00:00Z', '2029-02-28T06:00:00Z']],
  ] as const)('%s', (_what, schedule, now, expected) => {
    const next = nextOccurrencesOf(recurrenceOf(schedule), new Date(now), 3);
    expect(next).toEqual(expected.map((moment) => new Date(moment)));
    // What is announced is what is run.
    for (const moment of next) expect(lastOccurrenceOf(recurrenceOf(schedule), moment)).toEqual(moment);
  });

  it('is not the moment that has just come', () => {
    const [next] = nextOccurrencesOf(recurrenceOf(weekly('monday', 6, 'UTC')), new Date('2026-11-23T06:00:00Z'), 1);
    expect(next).toEqual(new Date('2026-11-30T06:00:00Z'));
  });
});

describe('monthsOf', () => {
  it.each([
    ['quarter', 1, [1, 4, 7, 10]], ['quarter', 12, [3, 6, 9, 12]], ['quarter', 5, [2, 5, 8, 11]], ['half-year', 7, [1, 7]], ['half-year', 12, [6, 12]],
  ] as const)('every %s with month %i in it', (every, month, months) => {
    expect(monthsOf({ every, month, day: 1, hour: 6, timeZone: 'UTC', pillars: null })).toEqual(months);
  });
});

describe('assessmentScheduleSchema', () => {
  it.each([
    { every: 'day' }, { every: 'week', weekday: 'Monday' }, { every: 'month', day: 29 }, { every: 'month', day: 0 }, { every: 'half-year', day: 1 }, { every: 'quarter', day: 1, month: 13 },
    { every: 'month', day: 1, hour: 24 }, { every: 'month', day: 1, timeZone: 'Europe/Atlantis' }, { every: 'month', day: 1, pillars: [] }, { every: 'month', day: 1, weekday: 'monday' },
  ])('refuses %j', (change) => {
    expect(assessmentScheduleSchema.safeParse({ hour: 6, timeZone: 'UTC', pillars: null, ...change }).success).toBe(false);
  });
});
