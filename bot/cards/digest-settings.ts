import { frequencies, weekdays, type DigestSchedule, type Frequency } from '../../src/digest/schedule.ts';
import { cardMessage, type CardMessage } from './card-message.ts';
import { clockInWords, zoneInWords } from './schedule-words.ts';
import { capitalised, heading, line, note, plain } from './text.ts';

/** Zones of most offices. A card cannot hold all four hundred; the current one is always among the choices. */
const offeredTimeZones = [
  'Africa/Cairo', 'Africa/Johannesburg', 'Africa/Lagos', 'Africa/Nairobi',
  'America/Anchorage', 'America/Argentina/Buenos_Aires', 'America/Bogota', 'America/Chicago', 'America/Denver', 'America/Halifax',
  'America/Los_Angeles', 'America/Mexico_City', 'America/New_York', 'America/Phoenix', 'America/Santiago', 'America/Sao_Paulo', 'America/Toronto',
  'Asia/Bangkok', 'Asia/Dubai', 'Asia/Ho_Chi_Minh', 'Asia/Hong_Kong', 'Asia/Jakarta', 'Asia/Jerusalem', 'Asia/Karachi', 'Asia/Kolkata',
  'Asia/Manila', 'Asia/Riyadh', 'Asia/Seoul', 'Asia/Shanghai', 'Asia/Singapore', 'Asia/Taipei', 'Asia/Tokyo',
  'Atlantic/Reykjavik', 'Australia/Adelaide', 'Australia/Brisbane', 'Australia/Perth', 'Australia/Sydney',
  'Europe/Amsterdam', 'Europe/Athens', 'Europe/Berlin', 'Europe/Brussels', 'Europe/Dublin', 'Europe/Helsinki', 'Europe/Istanbul', 'Europe/Kyiv',
  'Europe/Lisbon', 'Europe/London', 'Europe/Madrid', 'Europe/Paris', 'Europe/Prague', 'Europe/Rome', 'Europe/Stockholm', 'Europe/Vienna',
  'Europe/Warsaw', 'Europe/Zurich', 'Pacific/Auckland', 'Pacific/Honolulu', 'UTC',
] as const;

/** Input ids of the card: what a press of its button brings back. */
export const digestInputs = { enabled: 'enabled', frequency: 'frequency', weekday: 'weekday', hour: 'hour', timeZone: 'timeZone' } as const;

/**
 * When this conversation gets its digest, to change.
 * @param options.note what happened just now, such as that it was saved
 */
export function digestSettingsCard(schedule: DigestSchedule, options: { readonly note?: string } = {}): CardMessage {
  const now = scheduleInWords(schedule);
  return cardMessage({
    text: `${options.note ? `${options.note} ` : ''}${now}`,
    body: [
      heading('Digest settings'),
      ...(options.note ? [plain({ strong: options.note })] : []),
      line(now),
      { type: 'Input.Toggle', id: digestInputs.enabled, title: 'Send a digest to this conversation', label: 'Digest', value: String(schedule.enabled), valueOn: 'true', valueOff: 'false' },
      {
        type: 'Input.ChoiceSet', id: digestInputs.frequency, label: 'How often', style: 'compact', isRequired: true, errorMessage: 'Choose how often.', value: schedule.frequency,
        choices: frequencies.map((frequency) => ({ title: frequencyNames[frequency], value: frequency })),
      },
      {
        type: 'Input.ChoiceSet', id: digestInputs.weekday, label: 'Day of a weekly digest', style: 'compact', isRequired: true, errorMessage: 'Choose a day.', value: schedule.weekday,
        choices: weekdays.map((day) => ({ title: capitalised(day), value: day })),
      },
      {
        type: 'Input.ChoiceSet', id: digestInputs.hour, label: 'Hour', style: 'compact', isRequired: true, errorMessage: 'Choose an hour.', value: String(schedule.hour),
        choices: Array.from({ length: 24 }, (_, hour) => ({ title: clockInWords(hour), value: String(hour) })),
      },
      {
        type: 'Input.ChoiceSet', id: digestInputs.timeZone, label: 'Time zone', style: 'compact', isRequired: true, errorMessage: 'Choose a time zone.', value: schedule.timeZone,
        choices: timeZonesWith(schedule.timeZone).map((zone) => ({ title: zoneInWords(zone), value: zone })),
      },
      note('Operators can change this: owners of the team, or whoever added the app to this chat.'),
    ],
    // What the card showed travels with the press, so that a card from before somebody else's change is noticed.
    actions: [{ type: 'Action.Execute', title: 'Save', verb: 'save-digest-settings', data: { shown: schedule } }],
  });
}

const frequencyNames: Readonly<Record<Frequency, string>> = { daily: 'Every day', workdays: 'Monday to Friday', weekly: 'Once a week' };

/** `This conversation gets a digest every Monday at 09:00 (Europe/Berlin).` */
export function scheduleInWords({ enabled, frequency, weekday, hour, timeZone }: DigestSchedule): string {
  if (!enabled) return 'This conversation gets no digest.';
  const days = { daily: 'every day', workdays: 'from Monday to Friday', weekly: `every ${capitalised(weekday)}` }[frequency];
  return `This conversation gets a digest ${days} at ${clockInWords(hour)} (${zoneInWords(timeZone)}), when there is something to say.`;
}

/** Those that are offered, and the current one. */
export function timeZonesWith(current: string): readonly string[] {
  return (offeredTimeZones as readonly string[]).includes(current) ? offeredTimeZones : [current, ...offeredTimeZones];
}
