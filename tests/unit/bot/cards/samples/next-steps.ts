import { nextStepsCard } from '../../../../../bot/cards/next-steps.ts';
import { untouched } from '../../../../../src/roadmap/activity-state.ts';
import { wholeCatalog } from '../../../catalog/whole-catalog.ts';
import { nadia, roadmapUrl, wild, type CardSamples } from '../sample-facts.ts';

const steps = wholeCatalog.activities.map((activity, index) => ({
  activity: { ...activity, effort: 'low' as const }, state: { ...untouched(activity.id), owner: index % 2 === 0 ? nadia : null, due: index % 3 === 0 ? '2026-04-01' : null },
  failed: 2, gravest: 'high' as const, regressed: index === 1, proven: false, opensWayFor: index === 2 ? ['RMI_001', 'RMI_002'] : [],
}));

export default {
  'usual': () => nextStepsCard({ steps: steps.slice(0, 4), isAssessed: true }, { roadmapUrl }),
  'empty': () => nextStepsCard({ steps: [], isAssessed: true }, { roadmapUrl }),
  'before any assessment': () => nextStepsCard({ steps: [], isAssessed: false }, { roadmapUrl }),
  '880 activities': () => nextStepsCard({ steps, isAssessed: true }, { roadmapUrl }),
  ...wild((text) => nextStepsCard({ steps: steps.slice(0, 30).map((step) => ({ ...step, activity: { ...step.activity, title: text }, state: { ...step.state, owner: { id: 'x', name: text } } })), isAssessed: true }, { roadmapUrl })),
} satisfies CardSamples;
