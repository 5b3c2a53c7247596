import { addedCard, addToRoadmapCard, placeOnRoadmapCard, type Draft } from '../../../../../bot/cards/add-to-roadmap.ts';
import { wholeCatalog } from '../../../catalog/whole-catalog.ts';
import { nadia, roadmapUrl, wild, type CardSamples } from '../sample-facts.ts';

const draft: Draft = { id: 'own-0a1b2c3d', changeId: 'change-id', link: 'https://teams.microsoft.com/l/message/1', title: 'Replace the badge readers', text: 'They know no phones.' };
const roadmaps = [{ roadmapId: '19:general', name: 'Zero Trust › General' }];
// The pillar with the most places.
const [pillar] = [...wholeCatalog.pillars].sort((a, b) => b.areas.flatMap(({ lanes }) => lanes).length - a.areas.flatMap(({ lanes }) => lanes).length) as [typeof wholeCatalog.pillars[0]];
const chosen = { place: '', horizon: 'first', owner: 'nobody', due: '' } as const;
const place = (of: Draft, change: Partial<Parameters<typeof placeOnRoadmapCard>[1]> = {}) => () => placeOnRoadmapCard(of, { roadmap: '19:general', roadmapName: 'General', pillar, people: [nadia], chosen, problem: null, ...change });

export default {
  'one roadmap': () => addToRoadmapCard(draft, { roadmaps, pillar: 'identity', problem: null }),
  'thirty roadmaps': () => addToRoadmapCard(draft, { roadmaps: Array.from({ length: 30 }, (_, index) => ({ roadmapId: `19:${index}@thread.tacv2`, name: `Zero Trust › Channel ${index}` })), pillar: 'devices', problem: 'Give it a title.' }),
  'where it stands': place(draft),
  'a problem there': place(draft, { chosen: { ...chosen, due: '2026-03-01' }, problem: 'The due date has passed. Choose a day from today on.' }),
  'of 5,000 people': place(draft, { people: Array.from({ length: 5000 }, (_, index) => ({ id: `0000000${index}-53a6-4c1f-8e02-b94d6f71a301`, name: `Somebody with a rather long name ${index}` })) }),
  'added': () => addedCard('Replace the badge readers', { said: 'Its card is in the conversation.', roadmapUrl }),
  ...wild((text) => place({ ...draft, title: text, text }, { roadmapName: text, people: Array.from({ length: 200 }, (_, index) => ({ id: String(index), name: text })) })()),
} satisfies CardSamples;
