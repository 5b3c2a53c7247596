import type { DayOfMonth, Weekday } from '../../../../src/api/schedule.ts';
import type { Period } from './draft.ts';

const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });
const endings: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = { one: 'st', two: 'nd', few: 'rd' };
const dayName = (day: DayOfMonth): string => (day === 'last' ? 'last day' : `${day}${endings[ordinals.select(day)] ?? 'th'}`);

/** Words of the assessment schedule. */
export const strings = {
  region: 'Scheduled assessments',
  intro: 'The assessment runs by itself, and its result is posted to this conversation.',
  often: 'How often',
  periods: { off: 'Only when somebody starts one', week: 'Every week', month: 'Every month', quarter: 'Every 3 months', 'half-year': 'Every 6 months' } satisfies Record<Period, string>,
  weekday: 'Day',
  day: 'Day of the month',
  dayName: (day: DayOfMonth) => (day === 'last' ? 'Last day' : dayName(day)),
  months: 'Months',
  hour: 'Hour',
  pillars: 'Looks at',
  allPillars: 'All pillars that have checks',
  inZone: (zone: string) => `Hours are those of ${zone}, the time zone of this conversation.`,
  otherZone: (zone: string, own: string) => `Hours are those of ${zone}. The conversation is in ${own} now: save again to move them there.`,
  save: 'Save schedule',
  saving: 'Saving…',
  saved: 'The schedule is saved.',
  savedOff: 'Assessments no longer run by themselves.',
  next: 'Next',
  none: 'Assessments run only when somebody starts one.',
  setBy: (name: string, moment: string) => `Set by ${name}, ${moment}`,
  offBy: (name: string, moment: string) => `Switched off by ${name}, ${moment}`,
  onlyOperators: 'Operators of this conversation can change this.',
  /** @param months their names, where it does not run in every one */
  sentence: {
    week: (weekday: string, hour: string) => `Every ${weekday} at ${hour}`,
    month: (day: DayOfMonth, hour: string) => `On the ${dayName(day)} of every month at ${hour}`,
    several: (months: 3 | 6, day: DayOfMonth, names: string, hour: string) => `Every ${months} months, on the ${dayName(day)} of ${names}, at ${hour}`,
  },
  looksAt: (pillars: string) => `Looks at ${pillars}`,
} as const;

/** Monday first: 1 January 2024 was one. */
export const weekdayName = (weekday: Weekday, index: number): string => new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, index + 1)) || weekday;
