import { loadNextSteps } from '../../src/operations/load-next-steps.ts';
import { nextStepsCard } from '../cards/next-steps.ts';
import { defineCommand, everyScope } from '../command.ts';

export default defineCommand({
  name: 'next steps',
  usage: 'next steps',
  rank: 24,
  description: 'Says what to do next: grave failures that take little effort first, each with its reason.',
  scopes: everyScope,
  onlyLooks: true,
  phrases: ['next steps', 'next step', 'show next steps', 'what is next', 'what next', 'what should we do next', 'what should i do next', 'what to do next', 'what do we do next', 'where to start', 'where do we start', 'quick wins', 'show quick wins'],
  takesWords: false,
  async run(turn) {
    const { house, conversation, roadmapUrl } = turn;
    await turn.answer(nextStepsCard(await loadNextSteps(house, await turn.actor(), conversation.roadmapId, conversation.digest.timeZone), { roadmapUrl }));
  },
});
