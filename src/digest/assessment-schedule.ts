import { z } from 'zod';
import { pillarIds } from '../catalog/catalog.ts';
import { cronDay, wallClock, weekdays, type Recurrence } from './wall-clock.ts';

/** A day that every month has, or its last one. */
export const dayOfMonthSchema = z.union([z.int().min(1).max(28), z.literal('last')]);
export type DayOfMonth = z.infer<typeof dayOfMonthSchema>;

const every = {
  /** Pillars to look at; null is all that have checks. */
  pillars: z.array(z.enum(pillarIds)).min(1).nullable(),
  ...wallClock,
};

/** When assessments run by themselves: an hour on the wall of the conversation's place. */
export const assessmentScheduleSchema = z.discriminatedUnion('every', [
  z.strictObject({ every: z.literal('week'), weekday: z.enum(weekdays), ...every }),
  z.strictObject({ every: z.literal('month'), day: dayOfMonthSchema, ...every }),
  /** `month`: one of those in which it runs, 1 is January. */
  z.strictObject({ every: z.enum(['quarter', 'half-year']), day: dayOfMonthSchema, month: z.int().min(1).max(12), ...every }),
]);
export type AssessmentSchedule = z.infer<typeof assessmentScheduleSchema>;

const monthsInYear = 12;
const monthsBetween = { quarter: 3, 'half-year': 6 } as const;

/** The months of a year in which it runs, in their order. */
export function monthsOf({ every: period, month }: Extract<AssessmentSchedule, { month: number }>): readonly number[] {
  const step = monthsBetween[period];
  return Array.from({ length: monthsInYear / step }, (_, index) => ((month - 1) % step) + 1 + index * step);
}

/** When it runs, as cron says it. */
export function recurrenceOf(schedule: AssessmentSchedule): Recurrence {
  const { hour, timeZone } = schedule;
  return { pattern: `0 0 ${hour} ${daysOf(schedule)}`, timeZone };
}

function daysOf(schedule: AssessmentSchedule): string {
  switch (schedule.every) {
    case 'week': return `* * ${cronDay(schedule.weekday)}`;
    case 'month': return `${cronDayOfMonth(schedule.day)} * *`;
    case 'quarter':
    case 'half-year': return `${cronDayOfMonth(schedule.day)} ${monthsOf(schedule).join(',')} *`;
  }
}

const cronDayOfMonth = (day: DayOfMonth): string => (day === 'last' ? 'L' : String(day));
