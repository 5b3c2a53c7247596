import { myTasksCard } from '../../../../../bot/cards/my-tasks.ts';
import { item, items, roadmapUrl, wild, type CardSamples } from '../sample-facts.ts';

export default {
  'usual': () => myTasksCard('Nadia Brandt', [{ roadmapId: '19:general', name: 'General', items: [...items(2), item('x', { due: null, daysLate: null, status: 'not-started' })] }], { roadmapUrl }),
  'weekly': () => myTasksCard('Nadia Brandt', [{ roadmapId: '19:general', name: 'General', items: items(3) }], { roadmapUrl, isWeekly: true }),
  'empty': () => myTasksCard('Nadia Brandt', [], { roadmapUrl }),
  'of several conversations': () => myTasksCard('Nadia Brandt', [{ roadmapId: 'x', name: 'General', items: items(2) }, { roadmapId: 'y', name: 'Security leads', items: items(1) }], { roadmapUrl }),
  '880 activities': () => myTasksCard('Nadia Brandt', [{ roadmapId: 'x', name: 'General', items: items(880) }], { roadmapUrl }),
  ...wild((text) => myTasksCard(text, Array.from({ length: 10 }, (_, index) => ({ roadmapId: String(index), name: text, items: items(100, { title: text }) })), { roadmapUrl })),
} satisfies CardSamples;
