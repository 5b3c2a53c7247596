import type { DigestSchedule } from './digest-schedule.ts';
import { lastOccurrenceOf } from './occurrences.ts';
import { cronDay, type Recurrence } from './wall-clock.ts';

export { defaultDigestSchedule, digestScheduleSchema, frequencies, type DigestSchedule, type Frequency } from './digest-schedule.ts';
export { weekdays, type Weekday } from './wall-clock.ts';

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
