import { authorise } from '../../src/operations/refusal.ts';
import { openRoadmapCard } from '../cards/open-roadmap.ts';
import { defineCommand, everyScope } from '../command.ts';

export default defineCommand({
  name: 'open roadmap',
  usage: 'open roadmap',
  rank: 50,
  description: 'Gives you the way to the roadmap of this conversation.',
  scopes: everyScope,
  onlyLooks: true,
  phrases: ['open roadmap', 'show roadmap', 'roadmap', 'go to roadmap', 'where is roadmap', 'open board', 'show board', 'link to roadmap', 'open tab'],
  takesWords: false,
  async run(turn) {
    authorise(await turn.actor(), 'read-roadmap');
    await turn.answer(openRoadmapCard({ roadmapUrl: turn.roadmapUrl }));
  },
});
