import { Cron } from 'croner';
import type { Recurrence } from './wall-clock.ts';

/**
 * The newest occurrence at or before `now`. An hour that a clock change skips fires right after the gap; one that comes
 * twice fires the first time only.
 */
export function lastOccurrenceOf(recurrence: Recurrence, now: Date): Date | null {
  return cronOf(recurrence).previousRuns(1, new Date(now.getTime() + 1))[0] ?? null;
}

/** The next occurrences after `now`, soonest first. */
export function nextOccurrencesOf(recurrence: Recurrence, now: Date, many: number): Date[] {
  return cronOf(recurrence).nextRuns(many, now);
}

function cronOf({ pattern, timeZone }: Recurrence): Cron {
  return new Cron(pattern, { timezone: timeZone, paused: true });
}
