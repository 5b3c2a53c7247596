import type { ReminderSettings } from '../src/digest/reminder-settings.ts';
import { weekdays, type Weekday } from '../src/digest/wall-clock.ts';

/**
 * What somebody wants to change of their reminders, in plain words: `off`, `at 8:30`, `quiet hours 18–8`, `weekly on Friday`.
 * @returns what changes; an empty object for a question; null when it cannot be read
 */
export function reminderWords(written: string): Partial<ReminderSettings> | null {
  const said = written.toLowerCase().replace(/[.!?]+$/, '').replace(/\s+/g, ' ').trim();
  if (/^(?:settings?|show|how|when)?$/.test(said)) return {};
  if (/^(?:on|again|yes|please)$/.test(said)) return { weekly: true, dueDates: true };
  if (/^(?:off|never|no|stop|no more)$/.test(said)) return { weekly: false, dueDates: false };
  return quietWords(said) ?? weeklyWords(said) ?? dueWords(said) ?? timeWords(said);
}

function quietWords(said: string): Partial<ReminderSettings> | null {
  const rest = /^(?:quiet(?: hours?| time)?|do not disturb|not)\b[: ]*(.*)$/.exec(said)?.[1] ?? /^(no quiet(?: hours?| time)?)$/.exec(said)?.[1];
  if (rest === undefined) return null;
  if (/^(?:off|none|never|no)/.test(rest)) return { quiet: null };
  const range = /^(?:from |between )?(.+?)\s*(?:-|–|—|\bto\b|\buntil\b|\btill\b|\band\b)\s*(.+)$/.exec(rest);
  const from = wholeHour(range?.[1]);
  const until = wholeHour(range?.[2]);
  return from === null || until === null || from === until ? null : { quiet: { from, until } };
}

function weeklyWords(said: string): Partial<ReminderSettings> | null {
  const parts = /^(?:weekly|every week|once a week)?\s*(?:on|every|each)?\s*([a-z]*)(?: at (.+))?$/.exec(said);
  const named = parts?.[1] ?? '';
  if (/^weekly off$|^not weekly$|^no weekly$/.test(said)) return { weekly: false };
  const weekday = weekdayIn(named);
  if (weekday === null && !/^(?:weekly|every week|once a week)(?: on)?(?: at .+)?$/.test(said)) return null;
  const time = parts?.[2] === undefined ? {} : clock(parts[2]);
  return time === null ? null : { weekly: true, ...(weekday && { weekday }), ...time };
}

function dueWords(said: string): Partial<ReminderSettings> | null {
  const state = /^(?:of )?due(?: dates?)?(?: (on|off))?$/.exec(said);
  return state ? { dueDates: state[1] !== 'off' } : null;
}

function timeWords(said: string): Partial<ReminderSettings> | null {
  return clock(said.replace(/^(?:at|um|à)\s+/, ''));
}

function weekdayIn(name: string): Weekday | null {
  const letters = name.replace(/s$/, '');
  return letters.length < 3 ? null : weekdays.find((day) => day.startsWith(letters)) ?? null;
}

/** `8`, `8:30`, `8.30`, `08h30`, `8 am`, `5:15 pm`, `noon`. */
function clock(words: string): { readonly hour: number; readonly minute: number } | null {
  if (/^(?:noon|midday)$/.test(words)) return { hour: 12, minute: 0 };
  const parts = /^(\d{1,2})(?:[:.h](\d{2}))?\s*(a\.?m\.?|p\.?m\.?|o'?clock|uhr|h)?$/.exec(words.trim());
  if (!parts) return null;
  const [, hours = '', minutes = '0', half = ''] = parts;
  const [hour, minute] = [Number(hours), Number(minutes)];
  if (minute > 59 || hour > 23) return null;
  if (!/^[ap]/.test(half)) return { hour, minute };
  return hour < 1 || hour > 12 ? null : { hour: (hour % 12) + (half.startsWith('p') ? 12 : 0), minute };
}

function wholeHour(words: string | undefined): number | null {
  const time = words === undefined ? null : clock(words);
  return time?.minute === 0 ? time.hour : null;
}
