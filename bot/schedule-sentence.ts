import { weekdays, type Weekday } from '../src/digest/schedule.ts';
import { Refusal } from '../src/operations/refusal.ts';

/** A part of a sentence that was understood, and the sentence without it. */
export interface Taken<T> {
  readonly found: T;
  readonly rest: string;
}

/** Lower case, without accents, and one space between words. */
export function simplified(sentence: string): string {
  return sentence.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim();
}

/** Takes what a pattern finds out of a sentence; null when it finds nothing. */
export function taken(sentence: string, pattern: RegExp): Taken<RegExpExecArray> | null {
  const found = pattern.exec(sentence);
  return found && { found, rest: `${sentence.slice(0, found.index)} ${sentence.slice(found.index + found[0].length)}`.replace(/\s+/g, ' ').trim() };
}

const clockTime = /\b(?:at|um|a)\s+(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.|uhr|h|o'clock)?(?![\w:])|\b(\d{1,2}):(\d{2})\s*(am|pm)?\b/;
const namedHours: Readonly<Record<string, number>> = { midnight: 0, noon: 12 };

/**
 * Takes the hour out of a simplified sentence: `at 6`, `at 6 pm`, `16:00`, `at noon`.
 * @throws {Refusal} 400 for a time that is no whole hour
 */
export function takeHour(sentence: string): Taken<number> | null {
  const named = taken(sentence, /\b(?:at )?(midnight|noon)\b/);
  if (named) return { found: namedHours[named.found[1] ?? ''] ?? 0, rest: named.rest };
  const time = taken(sentence, clockTime);
  if (!time) return null;
  const [written, atHour, atMinutes, atHalf, hour = atHour, minutes = atMinutes, half = atHalf] = time.found;
  const clock = hourOf(Number(hour), half);
  if (clock === null || (minutes !== undefined && Number(minutes) !== 0)) throw new Refusal(400, `“${written.trim()}” is no whole hour of a day. Say for example “at 6” or “at 16:00”.`);
  return { found: clock, rest: time.rest };
}

function hourOf(hour: number, half: string | undefined): number | null {
  const isHalf = half !== undefined && /^[ap]/.test(half);
  if (!isHalf) return hour <= 23 ? hour : null;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.startsWith('p') ? 12 : 0);
}

/** Takes a weekday out of a simplified sentence: `every Monday`, `on fridays`, `jeden Montag`, `le lundi`. */
export function takeWeekday(sentence: string): Taken<Weekday> | null {
  const names = [...weekdayNames.keys()].join('|');
  const day = taken(sentence, new RegExp(`\\b(?:(?:every|each|on|jeden|am|chaque|le|les) )*(${names})s?\\b`));
  const found = day && weekdayNames.get(day.found[1] ?? '');
  return found ? { found, rest: day.rest } : null;
}

/** Longer names first, so that “mon” does not stand for “monday”. 1 January 2024 was a Monday. */
const weekdayNames: ReadonlyMap<string, Weekday> = new Map(['en', 'de', 'fr']
  .flatMap((language) => weekdays.flatMap((weekday, index) => (language === 'en' ? (['long', 'short'] as const) : (['long'] as const)).map((style): [string, Weekday] => [
    simplified(new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' }).format(Date.UTC(2024, 0, index + 1))), weekday,
  ])))
  .sort(([a], [b]) => b.length - a.length));
