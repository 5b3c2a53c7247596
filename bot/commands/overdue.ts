import { makeDigest } from '../../src/operations/make-digest.ts';
import { authorise } from '../../src/operations/refusal.ts';
import { overdueCard } from '../cards/overdue.ts';
import { defineCommand, everyScope } from '../command.ts';

export default defineCommand({
  name: 'overdue',
  usage: 'overdue',
  rank: 30,
  description: 'Lists the activities that are past their due date, by owner.',
  scopes: everyScope,
  onlyLooks: true,
  phrases: [
    'overdue', 'what is overdue', 'show overdue', 'list overdue', 'show what is overdue', 'overdue activities', 'show overdue activities', 'list overdue activities', 'which activities are overdue',
    'overdue tasks', 'show overdue tasks', 'is anything overdue', 'anything overdue', 'what is late', 'who is late',
  ],
  takesWords: false,
  async run(turn) {
    authorise(await turn.actor(), 'read-roadmap');
    const { house, conversation, roadmapUrl } = turn;
    const { overdue } = await makeDigest(house, conversation.roadmapId, { timeZone: conversation.digest.timeZone });
    await turn.answer(overdueCard(overdue, { roadmapUrl }));
  },
});
