import { weekdays, type AssessmentSchedule, type DayOfMonth, type Weekday } from '../../../../src/api/schedule.ts';
import type { PillarId } from '../../../../src/api/catalog.ts';

export const periods = ['off', 'week', 'month', 'quarter', 'half-year'] as const;
export type Period = (typeof periods)[number];

/** What the form shows: a choice for every field, also for those that the chosen period does not have. */
export interface Draft {
  readonly period: Period;
  readonly weekday: Weekday;
  readonly day: DayOfMonth;
  /** 1 is January; one of those in which it runs. */
  readonly month: number;
  readonly hour: number;
  readonly pillars: readonly PillarId[] | null;
}

/** Before everybody's day begins, and when a quiet channel is read next. */
const usual: Draft = { period: 'off', weekday: 'monday', day: 1, month: 1, hour: 6, pillars: null };

export function draftOf(schedule: AssessmentSchedule | null): Draft {
  if (!schedule) return usual;
  const { every, hour, pillars } = schedule;
  const common = { ...usual, period: every, hour, pillars };
  switch (schedule.every) {
    case 'week': return { ...common, weekday: schedule.weekday };
    case 'month': return { ...common, day: schedule.day };
    case 'quarter':
    case 'half-year': return { ...common, day: schedule.day, month: schedule.month };
  }
}

/** Null for one that is switched off. */
export function scheduleOf({ period, weekday, day, month, hour, pillars }: Draft, timeZone: string): AssessmentSchedule | null {
  const common = { hour, timeZone, pillars: pillars && [...pillars] };
  switch (period) {
    case 'off': return null;
    case 'week': return { every: period, weekday, ...common };
    case 'month': return { every: period, day, ...common };
    case 'quarter':
    case 'half-year': return { every: period, day, month, ...common };
  }
}

export const periodOf = (value: string): Period => periods.find((period) => period === value) ?? 'off';
export const weekdayOf = (value: string): Weekday => weekdays.find((weekday) => weekday === value) ?? 'monday';
export const dayOf = (value: string): DayOfMonth => (value === 'last' ? 'last' : Number(value));
