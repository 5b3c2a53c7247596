import { tellsSince } from '../../src/digest/schedule.ts';
import { makeDigest } from '../../src/operations/make-digest.ts';
import { authorise } from '../../src/operations/refusal.ts';
import { digestCard } from '../cards/digest.ts';
import { defineCommand, everyScope } from '../command.ts';

export default defineCommand({
  name: 'digest now',
  usage: 'digest now',
  rank: 70,
  description: 'Posts the digest now: what is overdue, due, blocked or fails again, risks that end, and what was done.',
  scopes: everyScope,
  phrases: ['digest', 'send digest', 'post digest', 'show digest', 'give digest', 'get digest', 'run digest', 'weekly digest', 'send weekly digest'],
  takesWords: false,
  async run(turn) {
    authorise(await turn.actor(), 'ask-digest');
    const { house, conversation, roadmapUrl } = turn;
    const digest = await makeDigest(house, conversation.roadmapId, { timeZone: conversation.digest.timeZone, since: tellsSince(conversation.digest, house.now()) });
    await turn.answer(digestCard(digest, { roadmapUrl, mentionOwners: conversation.kind !== 'personal' }));
  },
});
