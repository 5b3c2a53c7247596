import { welcomeCard } from '../../../../../bot/cards/welcome.ts';
import { roadmapUrl, type CardSamples } from '../sample-facts.ts';

export default {
  'usual': () => welcomeCard({ roadmapUrl, needsMention: true }),
  'in a personal chat': () => welcomeCard({ roadmapUrl, needsMention: false }),
} satisfies CardSamples;
