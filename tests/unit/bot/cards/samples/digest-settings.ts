import { digestSettingsCard } from '../../../../../bot/cards/digest-settings.ts';
import { defaultDigestSchedule } from '../../../../../src/digest/schedule.ts';
import { wild, type CardSamples } from '../sample-facts.ts';

export default {
  'usual': () => digestSettingsCard({ ...defaultDigestSchedule, timeZone: 'Europe/Berlin' }),
  'daily, in a zone that is not offered': () => digestSettingsCard({ ...defaultDigestSchedule, frequency: 'daily', timeZone: 'Asia/Kathmandu' }, { note: 'Saved by Nadia Brandt.' }),
  'off': () => digestSettingsCard({ ...defaultDigestSchedule, enabled: false }),
  ...wild((text) => digestSettingsCard(defaultDigestSchedule, { note: `Saved by ${text}.` })),
} satisfies CardSamples;
