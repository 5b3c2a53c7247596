import { z } from 'zod';
import { wallClock, weekdays } from './wall-clock.ts';

/** When somebody wants to hear of their own tasks, in their personal chat. */
export const reminderSettingsSchema = z.strictObject({
  /** Once a week, everything that is theirs. */
  weekly: z.boolean(),
  weekday: z.enum(weekdays),
  /** Three days before a task is due, and on the day. */
  dueDates: z.boolean(),
  hour: wallClock.hour,
  minute: z.int().min(0).max(59),
  /** Nothing comes from the first of these hours on until the second; null for any hour. */
  quiet: z.strictObject({ from: wallClock.hour, until: wallClock.hour }).refine(({ from, until }) => from !== until, 'quiet hours must end at another hour than they begin').nullable(),
  /** Null: the one that Teams tells, else that of the chat. */
  timeZone: wallClock.timeZone.nullable(),
});
export type ReminderSettings = z.infer<typeof reminderSettingsSchema>;

/** Whoever has added the app for themselves wants to hear from it, at work and not at night. */
export const defaultReminderSettings: ReminderSettings = { weekly: true, weekday: 'monday', dueDates: true, hour: 9, minute: 0, quiet: { from: 18, until: 8 }, timeZone: null };

/** So many days before a task is due its owner hears of it, and again on the day. */
export const daysAhead = 3;

/** Whether an hour of the day is one of the quiet ones. */
export function isQuietHour(quiet: NonNullable<ReminderSettings['quiet']>, hour: number): boolean {
  const { from, until } = quiet;
  return from < until ? hour >= from && hour < until : hour >= from || hour < until;
}
