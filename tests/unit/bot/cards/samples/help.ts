import { helpCard } from '../../../../../bot/cards/help.ts';
import { loadCommands } from '../../../../../bot/load-commands.ts';
import { sentenceFor } from '../../../../../bot/say.ts';
import { nadia, roadmapUrl, wild, type CardSamples } from '../sample-facts.ts';

const commands = await loadCommands();
const now = new Date('2026-03-04T12:00:00.000Z');
const meant = (sentence: string) => ({ didYouMean: sentence, sayIt: sentenceFor(nadia, sentence, { now }) });

export default {
  'usual': () => helpCard(commands, { roadmapUrl, needsMention: true }),
  'did you mean': () => helpCard(commands, { roadmapUrl, needsMention: false, ...meant('run assessment of identity') }),
  'no idea': () => helpCard(commands, { roadmapUrl, needsMention: false, didYouMean: 'run assessment' }),
  'the model is away': () => helpCard(commands, { roadmapUrl, needsMention: true, trouble: 'The language model that reads free wording cannot be reached just now. Nothing was done. Say it again later, or in one of the ways below.' }),
  ...wild((text) => helpCard(commands, { roadmapUrl, needsMention: true, ...meant(`task ${text}`) })),
} satisfies CardSamples;
