import { reminderSettingsCard } from '../../../../../bot/cards/reminder-settings.ts';
import { defaultReminderSettings } from '../../../../../src/digest/reminder-settings.ts';
import type { CardSamples } from '../sample-facts.ts';

const view = { settings: defaultReminderSettings, isReachable: true, timeZone: 'Europe/Berlin', heardTimeZone: 'Europe/Berlin', next: { weekly: null, reminder: null } };

export default {
  'usual': () => reminderSettingsCard(view),
  'just saved': () => reminderSettingsCard({ ...view, settings: { ...defaultReminderSettings, timeZone: 'America/Argentina/ComodRivadavia' }, timeZone: 'America/Argentina/ComodRivadavia' }, { note: 'Saved.' }),
  'off': () => reminderSettingsCard({ ...view, settings: { ...defaultReminderSettings, weekly: false, dueDates: false, quiet: null } }),
} satisfies CardSamples;
