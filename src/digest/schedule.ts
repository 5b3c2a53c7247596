import { Cron } from 'croner';
import { z } from 'zod';

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];

/** When a conversation gets its digest: a wall-clock hour in its own time zone. */
export const digestScheduleSchema = z.object({
  enabled: z.boolean(),
  weekday: z.enum(weekdays),
  hour: z.int().min(0).max(23),
  /** IANA name, such as `Europe/Berlin`. */
  timeZone: z.string().refine(isTimeZone, 'must be an IANA time zone such as Europe/Berlin'),
});
export type DigestSchedule = z.infer<typeof digestScheduleSchema>;

export const defaultDigestSchedule: DigestSchedule = { enabled: true, weekday: 'monday', hour: 9, timeZone: 'UTC' };

/**
 * The newest moment at or before `now` at which a digest was to be sent; null when the schedule is off.
 * Daylight saving is the zone's own: an hour that is skipped that night fires right after the gap.
 */
export function lastOccurrence(schedule: DigestSchedule, now: Date): Date | null {
  if (!schedule.enabled) return null;
  const weekday = weekdays.indexOf(schedule.weekday) + 1;
  const cron = new Cron(`0 0 ${schedule.hour} * * ${weekday}`, { timezone: schedule.timeZone, paused: true });
  return cron.previousRuns(1, new Date(now.getTime() + 1))[0] ?? null;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
