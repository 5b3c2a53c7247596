import type { AssessmentSchedule, DayOfMonth } from '../src/digest/assessment-schedule.ts';
import { Refusal } from '../src/operations/refusal.ts';
import { pillarsIn } from './pillar-words.ts';
import { simplified, taken, takeHour, takeWeekday } from './schedule-sentence.ts';

/** What a sentence about a schedule is read with. */
export interface ScheduleContext {
  /** Calendar day in the conversation, `yyyy-MM-dd`. */
  readonly today: string;
  /** Of the conversation. */
  readonly timeZone: string;
  /** The schedule so far: what is not said stays. */
  readonly before: AssessmentSchedule | null;
}

const usualHour = 6;
const example = 'Say for example “schedule assessment weekly”, “schedule assessment every Monday at 6”, “schedule assessment monthly on the 1st”, “schedule assessment every 6 months” or “schedule assessment off”.';

const off = /^(?:(?:switch |turn )?off|never|no more|none|stop|disable|cancel)$/;
const periods = [
  ['half-year', /\b(?:every (?:6|six) months|half[- ]?yearly|semi-?annually|twice a year|every half[- ]year)\b/],
  ['quarter', /\b(?:every (?:3|three) months|quarterly|every quarter|once a quarter)\b/],
  ['month', /\b(?:monthly|every month|each month|once a month|of (?:every|each|the) month)\b/],
  ['week', /\b(?:weekly|every week|each week|once a week)\b/],
] as const;
type Period = (typeof periods)[number][0];

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'] as const;
const lastDay = /\b(?:on )?(?:the )?(?:last day|end)\b(?: of(?: the| every| each)? month)?/;
const namedDay = new RegExp(`\\b(?:on )?(?:the )?(?:(\\d{1,2})(?:st|nd|rd|th)|(${ordinals.join('|')}))\\b(?: day)?|\\bon (?:the )?(\\d{1,2})\\b|\\bday (\\d{1,2})\\b`);
const fillers = /\b(?:schedule[sd]?|assessments?|run|checks?|automatic(?:ally)?|starting|please|the|a|an|to|at|it|us|me|on|every|each)\b/g;

/**
 * Reads when assessments shall run: `every Monday at 6`, `monthly on the 1st`, `every 6 months`, with pillars or without.
 * @returns null for a sentence that switches it off
 * @throws {Refusal} 400 for words that are no schedule
 */
export function assessmentScheduleIn(sentence: string, context: ScheduleContext): AssessmentSchedule | null {
  const said = simplified(sentence).replace(/[.,;:!?]+(?=\s|$)/g, ' ').replace(/\s+/g, ' ').trim();
  if (off.test(said)) return null;
  const hour = takeHour(said);
  const period = takePeriod(hour?.rest ?? said);
  const day = takeDay(period.rest);
  const weekday = takeWeekday(day.rest);
  const words = (weekday?.rest ?? day.rest).replace(fillers, ' ').split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  if (words.includes('daily') || words.includes('day')) throw new Refusal(400, `An assessment can run every week, every month, every 3 or every 6 months. ${example}`);
  if (weekday && (day.found !== null || (period.found !== null && period.found !== 'week'))) throw new Refusal(400, `A weekday goes with every week, a day of the month with every month. ${example}`);

  const { before, timeZone } = context;
  const pillars = pillarsSaid(words) ?? (words.length > 0 ? null : before?.pillars ?? null);
  const common = { hour: hour?.found ?? before?.hour ?? usualHour, timeZone, pillars: pillars && [...pillars] };
  const every = period.found ?? (weekday ? 'week' : day.found === null ? before?.every : 'month');
  switch (every) {
    case 'week': {
      if (day.found !== null) throw new Refusal(400, `A weekday goes with every week, a day of the month with every month. ${example}`);
      return { every, weekday: weekday?.found ?? (before?.every === 'week' ? before.weekday : 'monday'), ...common };
    }
    case 'month': return { every, day: day.found ?? (before?.every === 'month' ? before.day : 1), ...common };
    case 'quarter':
    case 'half-year': {
      const same = before?.every === every && day.found === null;
      return { every, day: same ? before.day : day.found ?? 1, month: same ? before.month : nextMonthWith(day.found ?? 1, context.today), ...common };
    }
    case undefined: throw new Refusal(400, `When shall the assessment run? ${example}`);
  }
}

function takePeriod(sentence: string): { readonly found: Period | null; readonly rest: string } {
  for (const [period, pattern] of periods) {
    const match = taken(sentence, pattern);
    if (match) return { found: period, rest: match.rest };
  }
  return { found: null, rest: sentence };
}

function takeDay(sentence: string): { readonly found: DayOfMonth | null; readonly rest: string } {
  const last = taken(sentence, lastDay);
  if (last) return { found: 'last', rest: last.rest };
  const day = taken(sentence, namedDay);
  if (!day) return { found: null, rest: sentence };
  const [written, ordinal, word, onNumber, dayNumber] = day.found;
  const number = word === undefined ? Number(ordinal ?? onNumber ?? dayNumber) : ordinals.findIndex((each) => each === word) + 1;
  if (number < 1 || number > 28) throw new Refusal(400, `Not every month has a day like “${written.trim()}”. Choose one from the 1st to the 28th, or say “on the last day”.`);
  return { found: number, rest: day.rest };
}

/** @throws {Refusal} 400 for a word that is no pillar, with what can be said */
function pillarsSaid(words: readonly string[]): ReturnType<typeof pillarsIn> {
  try {
    return pillarsIn(words);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(400, `I cannot read “${words.join(' ').slice(0, 60)}” as a time or a pillar. ${example}`, { cause: error });
  }
}

/** The first month in which such a day is still to come; the last day counts as late in the month. */
function nextMonthWith(day: DayOfMonth, today: string): number {
  const [month, date] = [Number(today.slice(5, 7)), Number(today.slice(8, 10))];
  const isToCome = day === 'last' || day > date;
  return isToCome ? month : (month % 12) + 1;
}
