import { z } from 'zod';
import { wallClock, weekdays } from './wall-clock.ts';

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
