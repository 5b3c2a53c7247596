import { z } from 'zod';
import { personSchema } from '../assessment/run.ts';
import { assessmentScheduleSchema } from '../digest/assessment-schedule.ts';

export { monthsOf, type AssessmentSchedule, type DayOfMonth } from '../digest/assessment-schedule.ts';
export type { DigestSchedule } from '../digest/schedule.ts';
export { weekdays, type Weekday } from '../digest/wall-clock.ts';

/** `GET` and `PUT /api/roadmaps/:roadmap/assessment-schedule`: when assessments run by themselves. */
export const scheduleViewSchema = z.object({
  /** Null: none was ever set, or it is switched off. */
  schedule: assessmentScheduleSchema.nullable(),
  /** Who set it, or switched it off; null before anybody did. */
  set: z.object({ by: personSchema, at: z.string() }).nullable(),
  /** The next three moments (ISO 8601, UTC) at which it runs. */
  next: z.array(z.string()),
  /** The conversation's own: a new schedule is read in it. */
  timeZone: z.string(),
});
export type ScheduleView = z.infer<typeof scheduleViewSchema>;

/** The body of `PUT`. */
export const setScheduleSchema = z.strictObject({
  /** Null switches it off. */
  schedule: assessmentScheduleSchema.nullable(),
  /** When the schedule was set that the person had before them (`set.at`), null for none: a newer one of somebody else is kept, with 409. */
  seen: z.string().nullable(),
});
export type SetScheduleRequest = z.infer<typeof setScheduleSchema>;
