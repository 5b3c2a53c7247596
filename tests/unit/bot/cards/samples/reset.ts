import { resetDoneCard, resetQuestionCard, resetUndoneCard } from '../../../../../bot/cards/reset.ts';
import { nadia, roadmapUrl, wild, type CardSamples } from '../sample-facts.ts';

const reset = { sequence: 41, pillar: 'identity', at: '2026-03-04T12:00:00.000Z', by: nadia, activities: 110, undoableUntil: '2026-04-03T12:00:00.000Z', undone: null } as const;
const shown = { roadmapUrl, timeZone: 'Europe/Berlin' };

export default {
  'usual': () => resetQuestionCard({ pillar: 'security-operations', touched: 12, changeId: 'c' }, { roadmapUrl }),
  'empty': () => resetQuestionCard({ pillar: 'identity', touched: 0, changeId: 'c' }, { roadmapUrl }),
  'done': () => resetDoneCard(reset, shown),
  'undone': () => resetUndoneCard({ pillar: 'identity', restored: 100, kept: 10 }, { by: nadia.name, roadmapUrl }),
  'undone, all kept': () => resetUndoneCard({ pillar: 'identity', restored: 0, kept: 1 }, { by: nadia.name, roadmapUrl }),
  ...wild((text) => resetDoneCard({ ...reset, by: { id: 'x', name: text } }, shown)),
} satisfies CardSamples;
