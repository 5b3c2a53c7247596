import { describe, expect, it } from 'vitest';
import { digestScheduleSchema, defaultDigestSchedule, lastOccurrence, tellsSince, weekdays, type DigestSchedule, type Weekday } from '../../../src/digest/schedule.ts';

const at = (weekday: Weekday, hour: number, timeZone: string): DigestSchedule => ({ enabled: true, frequency: 'weekly', weekday, hour, timeZone });

describe('lastOccurrence', () => {
  it.each([
    ['just before the hour it is last week', 'Europe/Berlin', 'monday', 9, '2026-03-16T07:59:59.999Z', '2026-03-09T08:00:00Z'],
    ['exactly at the hour it is now', 'Europe/Berlin', 'monday', 9, '2026-03-16T08:00:00.000Z', '2026-03-16T08:00:00Z'],
    ['a moment later it is still that hour', 'Europe/Berlin', 'monday', 9, '2026-03-16T08:00:00.001Z', '2026-03-16T08:00:00Z'],
    ['six days later too', 'Europe/Berlin', 'monday', 9, '2026-03-22T23:59:59Z', '2026-03-16T08:00:00Z'],
    ['after the clocks went forward the hour stays on the wall', 'Europe/Berlin', 'monday', 9, '2026-03-30T12:00:00Z', '2026-03-30T07:00:00Z'],
    ['the zone decides what Monday is', 'Asia/Kolkata', 'monday', 3, '2026-03-15T22:00:00Z', '2026-03-15T21:30:00Z'],
    ['half-hour zones have whole local hours', 'Asia/Kolkata', 'monday', 9, '2026-03-16T03:29:59Z', '2026-03-09T03:30:00Z'],
    ['half-hour zones at the hour', 'Asia/Kolkata', 'monday', 9, '2026-03-16T03:30:00Z', '2026-03-16T03:30:00Z'],
    ['across the year', 'America/New_York', 'wednesday', 23, '2027-01-01T00:00:00Z', '2026-12-31T04:00:00Z'],
    ['on the leap day', 'UTC', 'tuesday', 0, '2028-03-01T00:00:00Z', '2028-02-29T00:00:00Z'],
    // The clock jumps from 02:00 to 03:00.
    ['in the gap, before it', 'Europe/Berlin', 'sunday', 2, '2026-03-29T00:59:59Z', '2026-03-22T01:00:00Z'],
    ['in the gap it fires right after it', 'Europe/Berlin', 'sunday', 2, '2026-03-29T01:00:00Z', '2026-03-29T01:00:00Z'],
    ['in the gap, hours later', 'Europe/Berlin', 'sunday', 2, '2026-03-29T10:00:00Z', '2026-03-29T01:00:00Z'],
    ['the week after the gap', 'Europe/Berlin', 'sunday', 2, '2026-04-05T00:00:00Z', '2026-04-05T00:00:00Z'],
    ['in New York\'s gap', 'America/New_York', 'sunday', 2, '2026-03-08T07:00:00Z', '2026-03-08T07:00:00Z'],
    ['before New York\'s gap', 'America/New_York', 'sunday', 2, '2026-03-08T06:59:59Z', '2026-03-01T07:00:00Z'],
    // The hour from 02:00 to 03:00 comes twice.
    ['in the fold it is the first of both', 'Europe/Berlin', 'sunday', 2, '2026-10-25T00:00:00Z', '2026-10-25T00:00:00Z'],
    ['in the fold\'s second hour it is still the first', 'Europe/Berlin', 'sunday', 2, '2026-10-25T01:00:00Z', '2026-10-25T00:00:00Z'],
    ['after the fold it does not come again', 'Europe/Berlin', 'sunday', 2, '2026-10-25T12:00:00Z', '2026-10-25T00:00:00Z'],
    ['before the fold', 'Europe/Berlin', 'sunday', 2, '2026-10-24T23:59:59Z', '2026-10-18T00:00:00Z'],
    ['in New York\'s fold', 'America/New_York', 'sunday', 1, '2026-11-01T06:30:00Z', '2026-11-01T05:00:00Z'],
    ['right after New York\'s fold', 'America/New_York', 'sunday', 2, '2026-11-01T07:00:00Z', '2026-11-01T07:00:00Z'],
    // Midnight does not exist on 6 September 2026.
    ['at a midnight that does not exist', 'America/Santiago', 'sunday', 0, '2026-09-06T05:00:00Z', '2026-09-06T04:00:00Z'],
    ['in a gap of half an hour', 'Australia/Lord_Howe', 'sunday', 2, '2026-10-03T16:00:00Z', '2026-10-03T15:30:00Z'],
  ] as const)('%s', (_, timeZone, weekday, hour, now, expected) => {
    expect(lastOccurrence(at(weekday, hour, timeZone), new Date(now))).toEqual(new Date(expected));
  });

  it.each(weekdays)('finds %s', (weekday) => {
    const last = lastOccurrence(at(weekday, 9, 'UTC'), new Date('2026-06-10T12:00:00Z'));
    const name = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(last!);
    expect(name.toLowerCase()).toBe(weekday);
    expect(last?.toISOString()).toMatch(/T09:00:00\.000Z$/);
  });

  it('is the same moment whenever it is asked for until the next one', () => {
    for (const hour of [0, 1, 2, 3]) {
      const schedule = at('sunday', hour, 'Europe/Berlin');
      const first = lastOccurrence(schedule, new Date('2026-10-25T06:00:00Z'))!;
      for (let minutes = 0; minutes < 7 * 24 * 60; minutes += 97) {
        expect(lastOccurrence(schedule, new Date(first.getTime() + minutes * 60_000))).toEqual(first);
      }
    }
  });

  it.each([
    ['daily', 'Europe/Berlin', 9, '2026-03-14T10:00:00Z', '2026-03-14T08:00:00Z'],
    ['daily', 'Europe/Berlin', 9, '2026-03-29T06:59:59Z', '2026-03-28T08:00:00Z'],
    // The day of the change has 23 hours.
    ['daily', 'Europe/Berlin', 9, '2026-03-29T07:00:00Z', '2026-03-29T07:00:00Z'],
    ['daily', 'Europe/Berlin', 2, '2026-03-29T12:00:00Z', '2026-03-29T01:00:00Z'],
    // And this one 25.
    ['daily', 'America/New_York', 1, '2026-11-01T12:00:00Z', '2026-11-01T05:00:00Z'],
    ['daily', 'America/New_York', 9, '2026-11-01T14:00:00Z', '2026-11-01T14:00:00Z'],
    ['daily', 'Australia/Lord_Howe', 2, '2026-10-03T16:00:00Z', '2026-10-03T15:30:00Z'],
    ['daily', 'Australia/Lord_Howe', 9, '2026-04-04T22:30:00Z', '2026-04-04T22:30:00Z'],
    ['daily', 'UTC', 9, '2028-02-29T09:00:00Z', '2028-02-29T09:00:00Z'],
    ['workdays', 'UTC', 9, '2026-03-14T12:00:00Z', '2026-03-13T09:00:00Z'],
    ['workdays', 'UTC', 9, '2026-03-16T08:59:59Z', '2026-03-13T09:00:00Z'],
    ['workdays', 'UTC', 9, '2026-03-16T09:00:00Z', '2026-03-16T09:00:00Z'],
  ] as const)('%s in %s at %i: at %s it was last %s', (frequency, timeZone, hour, now, expected) => {
    expect(lastOccurrence({ ...at('monday', hour, timeZone), frequency }, new Date(now))).toEqual(new Date(expected));
  });

  it('is null when the schedule is off', () => {
    expect(lastOccurrence({ ...defaultDigestSchedule, enabled: false }, new Date())).toBeNull();
  });
});

describe('tellsSince', () => {
  it.each([
    ['weekly', '2026-03-16T09:00:00Z', '2026-03-09T09:00:00Z'],
    ['weekly', '2026-03-16T11:30:00Z', '2026-03-09T09:00:00Z'],
    ['daily', '2026-03-16T09:00:00Z', '2026-03-15T09:00:00Z'],
    ['workdays', '2026-03-16T09:00:00Z', '2026-03-13T09:00:00Z'],
    ['workdays', '2026-03-17T09:00:00Z', '2026-03-16T09:00:00Z'],
  ] as const)('of a %s digest of %s is %s', (frequency, moment, since) => {
    expect(tellsSince({ ...at('monday', 9, 'UTC'), frequency }, new Date(moment))).toEqual(new Date(since));
  });

  it('is 167 hours in the week in which the clocks go forward', () => {
    const monday = new Date('2026-03-30T07:00:00Z');
    expect(monday.getTime() - tellsSince(at('monday', 9, 'Europe/Berlin'), monday).getTime()).toBe(167 * 3_600_000);
  });

  it('is known also where the digest is off, for whoever asks for one', () => {
    expect(tellsSince({ ...at('monday', 9, 'UTC'), enabled: false }, new Date('2026-03-18T12:00:00Z'))).toEqual(new Date('2026-03-09T09:00:00Z'));
  });
});

describe('digestScheduleSchema', () => {
  it('reads what was saved before there was a choice as weekly', () => {
    const { frequency, ...older } = defaultDigestSchedule;
    expect(digestScheduleSchema.parse(older)).toEqual({ ...older, frequency });
  });

  it.each(['Europe/Berlin', 'Asia/Kolkata', 'UTC'])('accepts %s', (timeZone) => {
    expect(digestScheduleSchema.safeParse({ ...defaultDigestSchedule, timeZone }).success).toBe(true);
  });

  it.each([{ timeZone: 'Europe/Atlantis' }, { timeZone: '' }, { hour: 24 }, { hour: -1 }, { hour: 9.5 }, { weekday: 'Monday' }, { frequency: 'hourly' }])('refuses %j', (change) => {
    expect(digestScheduleSchema.safeParse({ ...defaultDigestSchedule, ...change }).success).toBe(false);
  });
});
