import type { CardElement, IChoice } from '@microsoft/teams.cards';
import type { RemindersView } from '../../src/api/reminders.ts';
import { daysAhead, type ReminderSettings } from '../../src/digest/reminder-settings.ts';
import { timeOfDay } from '../../src/digest/reminder.ts';
import { weekdays } from '../../src/digest/wall-clock.ts';
import { cardMessage, type CardMessage } from './card-message.ts';
import { timeZonesWith } from './digest-settings.ts';
import { clockInWords, zoneInWords } from './schedule-words.ts';
import { capitalised, heading, line, plain } from './text.ts';

/** Input ids of the card: what a press of its button brings back. */
export const reminderInputs = { weekly: 'weekly', weekday: 'weekday', dueDates: 'dueDates', time: 'time', quietFrom: 'quietFrom', quietUntil: 'quietUntil', timeZone: 'timeZone' } as const;
/** The choice for no quiet hours. */
export const neverQuiet = 'never';
/** The choice for the zone that Teams tells. */
export const zoneOfTeams = 'teams';

/** What somebody hears of their own tasks by itself, to change. @param options.note what happened just now */
export function reminderSettingsCard(view: RemindersView, options: { readonly note?: string } = {}): CardMessage {
  const { settings } = view;
  const sentences = remindersInWords(view);
  const hours = Array.from({ length: 24 }, (_, hour): IChoice => ({ title: clockInWords(hour), value: String(hour) }));
  const never: IChoice = { title: 'Never', value: neverQuiet };
  return cardMessage({
    text: [...(options.note ? [options.note] : []), ...sentences].join(' '),
    body: [
      heading('Reminders'),
      ...(options.note ? [plain({ strong: options.note })] : []),
      ...sentences.map(line),
      toggle(reminderInputs.weekly, 'Your tasks, once a week', settings.weekly),
      choice(reminderInputs.weekday, 'Day of the week', settings.weekday, weekdays.map((day) => ({ title: capitalised(day), value: day }))),
      toggle(reminderInputs.dueDates, `${daysAhead} days before a task is due, and on the day`, settings.dueDates),
      { type: 'Input.Time', id: reminderInputs.time, label: 'Time', isRequired: true, errorMessage: 'Choose a time.', value: timeInWords(settings) },
      choice(reminderInputs.quietFrom, 'Quiet from', settings.quiet === null ? neverQuiet : String(settings.quiet.from), [never, ...hours]),
      choice(reminderInputs.quietUntil, 'Quiet until', String(settings.quiet?.until ?? 8), hours),
      choice(reminderInputs.timeZone, 'Time zone', settings.timeZone ?? zoneOfTeams, [
        { title: `As Teams says (${zoneInWords(view.heardTimeZone)})`, value: zoneOfTeams },
        ...timeZonesWith(view.timeZone).map((zone) => ({ title: zoneInWords(zone), value: zone })),
      ]),
    ],
    actions: [{ type: 'Action.Execute', title: 'Save', verb: 'save-reminder-settings' }],
  });
}

/** What comes when, a sentence each. */
export function remindersInWords({ settings, timeZone }: RemindersView): string[] {
  const { weekly, weekday, dueDates, quiet } = settings;
  const { hour, minute } = timeOfDay(settings);
  const at = timeInWords({ hour, minute });
  const moved = hour !== settings.hour || minute !== settings.minute;
  if (!weekly && !dueDates) return ['Nothing comes by itself. “my tasks” lists your tasks whenever you ask.'];
  return [
    ...(weekly ? [`Every ${capitalised(weekday)} at ${at} you get a list of your open tasks, if you have any.`] : ['No weekly list of your tasks comes.']),
    ...(dueDates ? [`At ${at} you are reminded of tasks that are due in ${daysAhead} days, or today.`] : ['No reminders of due dates come.']),
    ...(quiet === null ? [] : [`Nothing comes between ${clockInWords(quiet.from)} and ${clockInWords(quiet.until)}${moved ? `: ${timeInWords(settings)} lies in it, so that messages come when it ends` : ''}.`]),
    `Times are those of ${zoneInWords(timeZone)}.`,
  ];
}

const timeInWords = ({ hour, minute }: Pick<ReminderSettings, 'hour' | 'minute'>): string => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

function toggle(id: string, title: string, isOn: boolean): CardElement {
  return { type: 'Input.Toggle', id, title, value: String(isOn), valueOn: 'true', valueOff: 'false' };
}

function choice(id: string, label: string, value: string, choices: IChoice[]): CardElement {
  return { type: 'Input.ChoiceSet', id, label, style: 'compact', isRequired: true, errorMessage: 'Choose one.', value, choices };
}
