import { z } from 'zod';

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];

/** An hour on the wall of a place: daylight saving is the zone's own business. */
export const wallClock = {
  hour: z.int().min(0).max(23),
  /** IANA name, such as `Europe/Berlin`. */
  timeZone: z.string().refine(isTimeZone, 'must be an IANA time zone such as Europe/Berlin'),
};

/** A cron pattern with seconds, as the clocks of a time zone show it. */
export interface Recurrence {
  readonly pattern: string;
  readonly timeZone: string;
}

/** As cron counts: Monday is 1. */
export const cronDay = (weekday: Weekday): number => weekdays.indexOf(weekday) + 1;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
