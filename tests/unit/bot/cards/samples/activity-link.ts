import { activityLinkCard } from '../../../../../bot/cards/activity-link.ts';
import { untouched } from '../../../../../src/roadmap/activity-state.ts';
import { wholeCatalog } from '../../../catalog/whole-catalog.ts';
import { nadia, roadmapUrl, wild, type CardSamples } from '../sample-facts.ts';

const [activity] = wholeCatalog.activities as [typeof wholeCatalog.activities[0]];
const state = untouched(activity.id);

export default {
  'untouched': () => activityLinkCard({ activity, state, daysLate: 0 }, { roadmapUrl }),
  'late': () => activityLinkCard({ activity, state: { ...state, status: 'in-progress', owner: nadia, due: '2026-03-01' }, daysLate: 3 }, { roadmapUrl }),
  ...wild((text) => activityLinkCard({ activity: { ...activity, title: text }, state: { ...state, owner: { id: 'x', name: text } }, daysLate: 0 }, { roadmapUrl })),
} satisfies CardSamples;
