import { daysBetween } from './calendar-day.ts';
import { lastOccurrenceOf, nextOccurrencesOf } from './occurrences.ts';
import { daysAhead, isQuietHour, type ReminderSettings } from './reminder-settings.ts';
import { cronDay, type Recurrence } from './wall-clock.ts';

/** What comes by itself in a personal chat. */
export const reminderKinds = ['weekly', 'reminder'] as const;
export type ReminderKind = (typeof reminderKinds)[number];

/** The newest moment at or before `now` at which something was to come; null when it is switched off. @param timeZone IANA name */
export function lastReminder(kind: ReminderKind, settings: ReminderSettings, timeZone: string, now: Date): Date | null {
  return isOn(kind, settings) ? lastOccurrenceOf(recurrenceOf(kind, settings, timeZone), now) : null;
}

/** The next moment; null when it is switched off. */
export function nextReminder(kind: ReminderKind, settings: ReminderSettings, timeZone: string, now: Date): Date | null {
  return isOn(kind, settings) ? nextOccurrencesOf(recurrenceOf(kind, settings, timeZone), now, 1)[0] ?? null : null;
}

/** Whether nothing is to come now: what was due before waits until the quiet hours are over. */
export function isQuiet({ quiet }: ReminderSettings, timeZone: string, now: Date): boolean {
  if (quiet === null) return false;
  const hour = new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' }).formatToParts(now).find(({ type }) => type === 'hour');
  return isQuietHour(quiet, Number(hour?.value ?? 0));
}

/** The time of day at which messages come: one that lies in the quiet hours gives way to their end. */
export function timeOfDay({ hour, minute, quiet }: ReminderSettings): { readonly hour: number; readonly minute: number } {
  return quiet !== null && isQuietHour(quiet, hour) ? { hour: quiet.until, minute: 0 } : { hour, minute };
}

/** Whether a reminder of a day speaks of a task that is due on another. Both are `yyyy-MM-dd`. */
export function isRemindedOn(day: string, due: string | null): due is string {
  if (due === null) return false;
  const days = daysBetween(day, due);
  return days === 0 || days === daysAhead;
}

function isOn(kind: ReminderKind, { weekly, dueDates }: ReminderSettings): boolean {
  return kind === 'weekly' ? weekly : dueDates;
}

function recurrenceOf(kind: ReminderKind, settings: ReminderSettings, timeZone: string): Recurrence {
  const { hour, minute } = timeOfDay(settings);
  return { pattern: `0 ${minute} ${hour} * * ${kind === 'weekly' ? cronDay(settings.weekday) : '*'}`, timeZone };
}
