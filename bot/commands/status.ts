import { loadStatus } from '../../src/operations/load-status.ts';
import { statusCard } from '../cards/status.ts';
import { defineCommand, everyScope } from '../command.ts';

export default defineCommand({
  name: 'status',
  usage: 'status',
  rank: 20,
  description: 'Shows where the roadmap stands: progress, evidence, overdue activities and the latest score.',
  scopes: everyScope,
  onlyLooks: true,
  phrases: [
    'status', 'show status', 'give status', 'get status', 'what is status', 'roadmap status', 'show roadmap status', 'status of roadmap', 'what is status of roadmap', 'status report',
    'how are we doing', 'where do we stand', 'how do we stand', 'where are we', 'score', 'show score', 'what is score',
  ],
  takesWords: false,
  async run(turn) {
    const actor = await turn.actor();
    const { house, conversation, roadmapUrl } = turn;
    await turn.answer(statusCard(await loadStatus(house, actor, conversation.roadmapId, conversation.digest.timeZone), { roadmapUrl }));
  },
});
