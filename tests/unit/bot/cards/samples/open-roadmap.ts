import { openRoadmapCard } from '../../../../../bot/cards/open-roadmap.ts';
import { roadmapUrl, type CardSamples } from '../sample-facts.ts';

export default { 'usual': () => openRoadmapCard({ roadmapUrl }) } satisfies CardSamples;
