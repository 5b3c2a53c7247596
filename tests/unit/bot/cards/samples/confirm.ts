import { answeredCard, confirmCard } from '../../../../../bot/cards/confirm.ts';
import { mostSentenceBytes, sentenceFor } from '../../../../../bot/say.ts';
import { nadia, wild, type CardSamples } from '../sample-facts.ts';

const now = new Date('2026-03-04T12:00:00.000Z');
const said = sentenceFor(nadia, 'assign RMI_001 to @Tomasz Zielinski by next Friday', { now });

export default {
  'usual': () => confirmCard(said),
  'done': () => answeredCard(said, nadia, 'done'),
  'left': () => answeredCard(said, nadia, 'left'),
  'as long as can be': () => confirmCard(sentenceFor(nadia, `comment RMI_001 ${'"x" '.repeat(mostSentenceBytes)}`.slice(0, mostSentenceBytes), { now })),
  ...wild((text) => confirmCard(sentenceFor({ id: 'x', name: text }, `comment RMI_001 ${text}`, { now }))),
} satisfies CardSamples;
