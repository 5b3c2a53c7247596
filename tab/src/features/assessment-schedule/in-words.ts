import { monthsOf, weekdays, type AssessmentSchedule } from '../../../../src/api/schedule.ts';
import { locale } from '../../shared/locale.ts';
import { strings as shared } from '../../shared/strings.ts';
import { strings, weekdayName } from './strings.ts';

const monthFormat = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
const hourFormat = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });

export const hourInWords = (hour: number): string => hourFormat.format(Date.UTC(2024, 0, 1, hour));

/** The months of a year in which a schedule runs: `January and July`. */
export function monthsInWords(every: 'quarter' | 'half-year', month: number): string {
  const months = monthsOf({ every, month, day: 1, hour: 0, timeZone: 'UTC', pillars: null });
  return shared.and(months.map((each) => monthFormat.format(Date.UTC(2024, each - 1, 15))));
}

/** `Every Monday at 06:00`. */
export function scheduleInWords(schedule: AssessmentSchedule): string {
  const hour = hourInWords(schedule.hour);
  switch (schedule.every) {
    case 'week': return strings.sentence.week(weekdayName(schedule.weekday, weekdays.indexOf(schedule.weekday)), hour);
    case 'month': return strings.sentence.month(schedule.day, hour);
    case 'quarter':
    case 'half-year': return strings.sentence.several(schedule.every === 'quarter' ? 3 : 6, schedule.day, monthsInWords(schedule.every, schedule.month), hour);
  }
}

/** A moment on the wall of the schedule's place, whatever the reader's own zone. */
export function momentInWords(at: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit', timeZone }).format(new Date(at));
}

export const zoneInWords = (timeZone: string): string => timeZone.replaceAll('_', ' ');
