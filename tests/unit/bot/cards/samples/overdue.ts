import { overdueCard } from '../../../../../bot/cards/overdue.ts';
import { item, items, roadmapUrl, wild, type CardSamples } from '../sample-facts.ts';

export default {
  'usual': () => overdueCard([...items(3), item('x', { owner: null, daysLate: 1 })], { roadmapUrl }),
  'empty': () => overdueCard([], { roadmapUrl }),
  '880 activities': () => overdueCard(items(880), { roadmapUrl }),
  ...wild((text) => overdueCard(items(50, { title: text, owner: { id: 'x', name: text } }), { roadmapUrl })),
} satisfies CardSamples;
