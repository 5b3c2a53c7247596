import { locale } from './locale.ts';

const dayFormat = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const dayAndYearFormat = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const momentFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
const exactFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' });
const relativeFormat = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const msPerDay = 86_400_000;

/** The calendar day of a moment in the reader's own time zone, `yyyy-MM-dd`. */
export function localDay(moment: Date): string {
  const month = String(moment.getMonth() + 1).padStart(2, '0');
  return `${moment.getFullYear()}-${month}-${String(moment.getDate()).padStart(2, '0')}`;
}

/** Calendar days from one `yyyy-MM-dd` to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / msPerDay);
}

/** Days as they were said before: rows and marks say the same ones again and again while one scrolls. */
const saidDays = new Map<string, string>();
const mostSaidDays = 5000;

/** A due date as people say it: the year only when it is another one. */
export function formatDay(day: string, today: string): string {
  const isThisYear = day.slice(0, 4) === today.slice(0, 4);
  const key = `${day}${isThisYear}`;
  const known = saidDays.get(key);
  if (known !== undefined) return known;
  const said = (isThisYear ? dayFormat : dayAndYearFormat).format(new Date(`${day}T00:00:00Z`));
  if (saidDays.size >= mostSaidDays) saidDays.clear();
  saidDays.set(key, said);
  return said;
}

export const formatMoment = (at: string): string => momentFormat.format(new Date(at));
export const formatExactly = (at: string): string => exactFormat.format(new Date(at));

/** A unit, from how many milliseconds on it is used, and how many it has: "9 days ago" says more than "last week". */
const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number, number])[] = [
  ['year', 365 * msPerDay, 365 * msPerDay],
  ['month', 60 * msPerDay, 30 * msPerDay],
  ['week', 14 * msPerDay, 7 * msPerDay],
  ['day', msPerDay, msPerDay],
  ['hour', 3_600_000, 3_600_000],
  ['minute', 60_000, 60_000],
];

/** `2 hours ago`, `yesterday`; under a minute `a few seconds ago`, which forgives clocks that differ a little. */
export function formatAgo(at: string, now: Date): string {
  const elapsedMs = now.getTime() - Date.parse(at);
  const unit = units.find(([, ms]) => elapsedMs >= ms);
  return unit ? relativeFormat.format(-Math.floor(elapsedMs / unit[2]), unit[0]) : 'a few seconds ago';
}
