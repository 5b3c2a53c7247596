import { z } from 'zod';
import { digestScheduleSchema, frequencies, weekdays, type DigestSchedule } from '../../src/digest/schedule.ts';
import { authorise } from '../../src/operations/refusal.ts';
import { setDigestSchedule } from '../../src/operations/set-digest-schedule.ts';
import { digestSettingsCard } from '../cards/digest-settings.ts';
import { defineCommand, everyScope } from '../command.ts';
import { readPress } from '../read-press.ts';

/** Inputs come back as texts. */
const pressSchema = z.looseObject({
  shown: digestScheduleSchema,
  enabled: z.enum(['true', 'false']).transform((value) => value === 'true'),
  // A card from before there was a choice has no such input.
  frequency: z.enum(frequencies).default('weekly'),
  weekday: z.enum(weekdays),
  hour: z.coerce.number().int().min(0).max(23),
  timeZone: digestScheduleSchema.shape.timeZone,
});

export default defineCommand({
  name: 'digest settings',
  usage: 'digest settings',
  rank: 80,
  description: 'Chooses how often, when and in which time zone this conversation gets its digest, or none.',
  scopes: everyScope,
  phrases: [
    'digest settings', 'digest setting', 'show digest settings', 'change digest settings', 'change digest', 'digest schedule', 'show digest schedule', 'change digest schedule',
    'set digest', 'configure digest', 'schedule digest', 'when is digest', 'settings', 'show settings',
  ],
  takesWords: false,
  async run(turn) {
    authorise(await turn.actor(), 'read-roadmap');
    await turn.answer(digestSettingsCard(turn.conversation.digest));
  },
  presses: {
    async 'save-digest-settings'(turn, data) {
      const actor = await turn.actor();
      authorise(actor, 'change-settings');
      const { shown, enabled, frequency, weekday, hour, timeZone } = readPress(pressSchema, data, 'These settings cannot be saved. Say “digest settings” for a new card, choose a day, an hour and a time zone, and save again.');
      const { digest, conversationId } = turn.conversation;
      if (!isSame(shown, digest)) return digestSettingsCard(digest, { note: 'Somebody changed these settings after this card was posted. Here they are as they are now: nothing of yours was saved yet.' });
      const saved = await setDigestSchedule(turn.house, actor, conversationId, { enabled, frequency, weekday, hour, timeZone });
      const card = digestSettingsCard(saved.digest, { note: `Saved by ${actor.person.name}.` });
      await turn.replaceCard(card);
      return card;
    },
  },
});

function isSame(a: DigestSchedule, b: DigestSchedule): boolean {
  return a.enabled === b.enabled && a.frequency === b.frequency && a.weekday === b.weekday && a.hour === b.hour && a.timeZone === b.timeZone;
}
