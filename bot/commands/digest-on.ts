import type { DigestSchedule } from '../../src/digest/schedule.ts';
import { authorise, Refusal } from '../../src/operations/refusal.ts';
import { setDigestSchedule } from '../../src/operations/set-digest-schedule.ts';
import { digestSettingsCard } from '../cards/digest-settings.ts';
import { defineCommand, everyScope } from '../command.ts';
import { simplified, taken, takeHour, takeWeekday } from '../schedule-sentence.ts';

const off = ['digest off', 'turn off digest', 'turn digest off', 'switch off digest', 'switch digest off', 'stop digest', 'disable digest', 'no digest', 'no more digest'];

export default defineCommand({
  name: 'digest on',
  usage: 'digest on | off | daily | weekly',
  rank: 75,
  description: 'Switches the digest on or off, or makes it daily or weekly, such as “digest every Friday at 16:00”.',
  scopes: everyScope,
  phrases: [
    'digest on', 'digest daily', 'digest weekly', 'digest every', 'digest each', 'digest workdays', 'digest weekdays', 'digest at', 'turn on digest', 'turn digest on', 'switch on digest', 'switch digest on',
    'enable digest', 'start digest', 'make digest', 'send digest every', 'post digest every', ...off,
  ],
  takesWords: true,
  async run(turn, _words, written, phrase) {
    const actor = await turn.actor();
    authorise(actor, 'change-settings');
    const { digest, conversationId } = turn.conversation;
    const saved = await setDigestSchedule(turn.house, actor, conversationId, off.includes(phrase) ? { ...digest, enabled: false } : scheduleIn(`${phrase} ${written}`, digest));
    await turn.answer(digestSettingsCard(saved.digest, { note: `Set by ${actor.person.name}.` }));
  },
});

const often = [
  ['workdays', /\b(?:on |every |each )*(?:workdays?|working days?|weekdays?)\b/],
  ['daily', /\b(?:daily|(?:every|each) ?day)\b/],
  ['weekly', /\b(?:weekly|(?:once )?(?:every|each|a) week)\b/],
] as const;
const fillers = /\b(?:digest|turn|switch|enable|start|make|send|post|it|on|every|each|the|us|me|please|and|to)\b/g;

/**
 * `every friday at 16:00` → that schedule; what is not said stays as it is.
 * @throws {Refusal} 400 for words that are no schedule
 */
function scheduleIn(sentence: string, now: DigestSchedule): DigestSchedule {
  const said = simplified(sentence);
  const hour = takeHour(said);
  const day = takeWeekday(hour?.rest ?? said);
  const rest = day?.rest ?? hour?.rest ?? said;
  const matches = often.flatMap(([frequency, pattern]) => {
    const match = taken(rest, pattern);
    return match ? [{ frequency, rest: match.rest }] : [];
  });
  const [match] = matches;
  const unknown = (match?.rest ?? rest).replace(fillers, ' ').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  if (unknown !== '' || (day && match && match.frequency !== 'weekly')) {
    throw new Refusal(400, `I cannot read ${unknown === '' ? 'that' : `“${unknown.slice(0, 60)}”`} as a time for a digest. Say for example “digest daily at 8”, “digest every Friday at 16:00” or “digest off”.`);
  }
  return { ...now, enabled: true, frequency: day ? 'weekly' : match?.frequency ?? now.frequency, weekday: day?.found ?? now.weekday, hour: hour?.found ?? now.hour };
}
