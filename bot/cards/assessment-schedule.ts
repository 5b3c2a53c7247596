import type { ScheduleView } from '../../src/api/schedule.ts';
import { pillarNames } from '../../src/catalog/catalog.ts';
import { monthsOf, type AssessmentSchedule, type DayOfMonth } from '../../src/digest/assessment-schedule.ts';
import { openRoadmap } from './buttons.ts';
import { cardMessage, type CardMessage } from './card-message.ts';
import { clockInWords, zoneInWords } from './schedule-words.ts';
import { capitalised, dayInWords, heading, line, note, plain, subheading, unmarked } from './text.ts';

export interface AssessmentScheduleCardOptions {
  readonly roadmapUrl: string;
  /** What happened just now. */
  readonly note?: string;
}

/** When assessments run by themselves here, and the next times. */
export function assessmentScheduleCard({ schedule, set, next }: ScheduleView, { roadmapUrl, note: happened }: AssessmentScheduleCardOptions): CardMessage {
  const words = schedule ? `${capitalised(scheduleInWords(schedule))} (${zoneInWords(schedule.timeZone)})` : 'Assessments run only when somebody starts one';
  const times = schedule ? next.map((moment) => momentInWords(moment, schedule.timeZone)) : [];
  return cardMessage({
    text: `${happened ? `${happened} ` : ''}${words}.${times[0] ? ` Next: ${times[0]}.` : ''}`,
    body: [
      heading('Assessment schedule'),
      ...(happened ? [plain({ strong: happened })] : []),
      line(`${words}.`),
      ...(schedule ? [line(schedule.pillars ? `Looks at ${listed(schedule.pillars.map((pillar) => pillarNames[pillar]))}.` : 'Looks at every pillar that has checks.')] : []),
      ...(times.length > 0 ? [subheading('Next'), ...times.map((time) => line(time))] : []),
      ...(set ? [note(`${schedule ? 'Set' : 'Switched off'} by ${unmarked(set.by.name)} on ${dayInWords(set.at, schedule?.timeZone)}`)] : []),
      note(schedule ? 'The result is posted here, as if you had typed “run assessment”.' : 'Operators can say “schedule assessment weekly”, “… every Monday at 6”, “… monthly on the 1st” or “… every 6 months”.'),
    ],
    actions: [
      ...(schedule && set ? [{ type: 'Action.Execute' as const, title: 'Switch off', verb: 'stop-assessment-schedule', data: { seen: set.at } }] : []),
      openRoadmap(roadmapUrl),
    ],
  });
}

const ordinalRules = new Intl.PluralRules('en', { type: 'ordinal' });
const ordinalEndings: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = { one: 'st', two: 'nd', few: 'rd' };
const monthFormat = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' });

/** `every Monday at 06:00`, `every 6 months, on the 1st of January and July, at 06:00`. */
export function scheduleInWords(schedule: AssessmentSchedule): string {
  const at = `at ${clockInWords(schedule.hour)}`;
  switch (schedule.every) {
    case 'week': return `every ${capitalised(schedule.weekday)} ${at}`;
    case 'month': return `on the ${dayWords(schedule.day)} of every month ${at}`;
    case 'quarter':
    case 'half-year': {
      const months = listed(monthsOf(schedule).map((month) => monthFormat.format(Date.UTC(2024, month - 1, 15))));
      return `every ${schedule.every === 'quarter' ? 3 : 6} months, on the ${dayWords(schedule.day)} of ${months}, ${at}`;
    }
  }
}

function dayWords(day: DayOfMonth): string {
  return day === 'last' ? 'last day' : `${day}${ordinalEndings[ordinalRules.select(day)] ?? 'th'}`;
}

function momentInWords(moment: string, timeZone: string): string {
  const part = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', { ...options, timeZone }).format(new Date(moment));
  return `${part({ weekday: 'long' })}, ${dayInWords(moment, timeZone)} at ${part({ hour: '2-digit', minute: '2-digit' })}`;
}

function listed(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names);
}
