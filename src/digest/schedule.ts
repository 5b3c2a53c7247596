import { z } from 'zod';
import { lastOccurrenceOf } from './occurrences.ts';
import { cronDay, wallClock, weekdays, type Recurrence } from './wall-clock.ts';

export { weekdays, type Weekday } from './wall-clock.ts';

/** How often a digest comes; `workdays` is Monday to Friday. */
export const frequencies = ['daily', 'workdays', 'weekly'] as const;
export type Frequency = (typeof frequencies)[number];

/** When a conversation gets its digest: a wall-clock hour in its own time zone. */
export const digestScheduleSchema = z.object({
  enabled: z.boolean(),
  // Schedules that were saved before there was a choice are weekly.
  frequency: z.enum(frequencies).default('weekly'),
  /** Of a weekly digest; the others keep it for when they become weekly again. */
  weekday: z.enum(weekdays),
  ...wallClock,
});
export type DigestSchedule = z.infer<typeof digestScheduleSchema>;

export const defaultDigestSchedule: DigestSchedule = { enabled: true, frequency: 'weekly', weekday: 'monday', hour: 9, timeZone: 'UTC' };

/** The newest moment at or before `now` at which a digest was to be sent; null when the schedule is off. */
export function lastOccurrence(schedule: DigestSchedule, now: Date): Date | null {
  return schedule.enabled ? lastOccurrenceOf(recurrenceOf(schedule), now) : null;
}

/** From when on a digest of `moment` has something to tell: the time at which the one before it was to be sent, on or off. */
export function tellsSince(schedule: DigestSchedule, moment: Date): Date {
  const recurrence = recurrenceOf(schedule);
  const latest = lastOccurrenceOf(recurrence, moment) ?? moment;
  return lastOccurrenceOf(recurrence, new Date(latest.getTime() - 1)) ?? latest;
}

function recurrenceOf({ frequency, weekday, hour, timeZone }: DigestSchedule): Recurrence {
  const days = { daily: '*', workdays: '1-5', weekly: String(cronDay(weekday)) }[frequency];
  return { pattern: `0 0 ${hour} * * ${days}`, timeZone };
}
