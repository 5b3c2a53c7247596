import { describe, expect, it } from 'vitest';
import { defaultReminderSettings, reminderSettingsSchema, type ReminderSettings } from '../../../src/digest/reminder-settings.ts';
import { isQuiet, isRemindedOn, lastReminder, nextReminder, timeOfDay } from '../../../src/digest/reminder.ts';

const settings = (change: Partial<ReminderSettings> = {}): ReminderSettings => ({ ...defaultReminderSettings, ...change });

describe('the time of a reminder', () => {
  it.each([
    ['in winter', 'Europe/Berlin', '2026-01-15T12:00:00Z', '2026-01-15T08:00:00.000Z'],
    ['in summer', 'Europe/Berlin', '2026-07-15T12:00:00Z', '2026-07-15T07:00:00.000Z'],
    ['on the day the clocks go forward', 'Europe/Berlin', '2026-03-29T12:00:00Z', '2026-03-29T07:00:00.000Z'],
    ['on the day they go back', 'America/New_York', '2026-11-01T20:00:00Z', '2026-11-01T14:00:00.000Z'],
    ['where they move by half an hour', 'Australia/Lord_Howe', '2026-10-04T03:00:00Z', '2026-10-03T22:00:00.000Z'],
    ['on the far side of the date line', 'Pacific/Kiritimati', '2026-02-28T20:00:00Z', '2026-02-28T19:00:00.000Z'],
    ['before the hour, that of the day before', 'UTC', '2026-03-01T08:59:59Z', '2026-02-28T09:00:00.000Z'],
    ['on a leap day', 'UTC', '2028-02-29T23:00:00Z', '2028-02-29T09:00:00.000Z'],
  ])('is nine on the wall, %s', (_when, timeZone, now, expected) => {
    expect(lastReminder('reminder', settings(), timeZone, new Date(now))?.toISOString()).toBe(expected);
  });

  it('comes once a week for the list of tasks', () => {
    const friday = settings({ weekday: 'friday', hour: 16, minute: 45 });
    expect(lastReminder('weekly', friday, 'Europe/Berlin', new Date('2026-11-22T12:00:00Z'))?.toISOString()).toBe('2026-11-20T15:45:00.000Z');
    expect(nextReminder('weekly', friday, 'Europe/Berlin', new Date('2026-11-22T12:00:00Z'))?.toISOString()).toBe('2026-11-27T15:45:00.000Z');
  });

  it('never comes when it is switched off', () => {
    expect(lastReminder('weekly', settings({ weekly: false }), 'UTC', new Date())).toBeNull();
    expect(nextReminder('reminder', settings({ dueDates: false }), 'UTC', new Date())).toBeNull();
  });

  it('gives way to the end of quiet hours', () => {
    expect(timeOfDay(settings({ hour: 19, minute: 30 }))).toEqual({ hour: 8, minute: 0 });
    expect(timeOfDay(settings({ hour: 8, minute: 15 }))).toEqual({ hour: 8, minute: 15 });
    expect(timeOfDay(settings({ hour: 23, minute: 15, quiet: null }))).toEqual({ hour: 23, minute: 15 });
  });
});

describe('quiet hours', () => {
  it.each([
    ['2026-11-22T16:59:59Z', false], ['2026-11-22T17:00:00Z', true], ['2026-11-22T23:30:00Z', true], ['2026-11-23T06:59:59Z', true], ['2026-11-23T07:00:00Z', false],
  ])('18 to 8 in Berlin: %s', (now, expected) => {
    expect(isQuiet(settings(), 'Europe/Berlin', new Date(now))).toBe(expected);
  });

  it('can lie within one day, and be none', () => {
    const noon = settings({ quiet: { from: 12, until: 13 } });
    expect([11, 12, 13].map((hour) => isQuiet(noon, 'UTC', new Date(Date.UTC(2026, 10, 22, hour, 30))))).toEqual([false, true, false]);
    expect(isQuiet(settings({ quiet: null }), 'UTC', new Date('2026-11-22T03:00:00Z'))).toBe(false);
  });

  it('cannot last all day, and a time zone must exist', () => {
    expect(reminderSettingsSchema.safeParse(settings({ quiet: { from: 8, until: 8 } })).success).toBe(false);
    expect(reminderSettingsSchema.safeParse(settings({ timeZone: 'Europe/Atlantis' })).success).toBe(false);
  });
});

it.each([
  ['2026-11-22', '2026-11-22', true], ['2026-11-22', '2026-11-25', true], ['2026-11-22', '2026-11-24', false], ['2026-11-22', '2026-11-21', false], ['2026-02-26', '2026-03-01', true], ['2026-11-22', null, false],
])('on %s a task that is due on %s is spoken of: %s', (day, due, expected) => {
  expect(isRemindedOn(day, due)).toBe(expected);
});
