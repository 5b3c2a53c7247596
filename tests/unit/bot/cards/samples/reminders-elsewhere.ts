import { remindersElsewhereCard } from '../../../../../bot/cards/reminders-elsewhere.ts';
import { wild, type CardSamples } from '../sample-facts.ts';

export default {
  'with a personal chat': () => remindersElsewhereCard({ isReachable: true }, { name: 'Nadia Brandt' }),
  'without one': () => remindersElsewhereCard({ isReachable: false }, { name: 'Nadia Brandt' }),
  ...wild((text) => remindersElsewhereCard({ isReachable: true }, { name: text })),
} satisfies CardSamples;
