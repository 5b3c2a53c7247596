import { pickCheckCard } from '../../../../../bot/cards/pick-check.ts';
import { wild, type CardSamples } from '../sample-facts.ts';

const check = { reference: 21786, title: 'Legacy sign-ins are blocked', pillars: ['identity'] as const, risk: 'high' as const };

export default {
  'usual': () => pickCheckCard([check, { ...check, reference: 21790, title: 'Guests cannot invite guests' }]),
  ...wild((text) => pickCheckCard(Array.from({ length: 6 }, (_, index) => ({ ...check, reference: index, title: text })))),
} satisfies CardSamples;
