import { comparisonCard } from '../../../../../bot/cards/comparison.ts';
import { runView } from '../../../../../src/api/run-view.ts';
import { compareRuns } from '../../../../../src/assessment/compare.ts';
import { outcome, roadmapUrl, run, usualOutcomes, wild, type CardSamples } from '../sample-facts.ts';

const show = (before: ReturnType<typeof usualOutcomes>, after: ReturnType<typeof usualOutcomes>) => () => {
  const [one, other] = [run({ id: 'b', startedAt: '2026-02-03T08:00:00.000Z', outcomes: before }), run({ outcomes: after })];
  return comparisonCard({ before: runView(one), after: runView(other), comparison: compareRuns(one.outcomes, other.outcomes) }, { roadmapUrl });
};
const thousand = (verdict: 'passed' | 'failed') => Array.from({ length: 1000 }, (_, index) => outcome(index, { verdict }));

export default {
  'usual': show(usualOutcomes(20), usualOutcomes(16).map((each, index) => (index === 30 ? { ...each, verdict: 'failed' } : each))),
  'unchanged': show(usualOutcomes(20), usualOutcomes(20)),
  'nothing in common': show([outcome(1)], [outcome(2)]),
  '1,000 checks': show(thousand('passed'), thousand('failed')),
  ...wild((text) => show(usualOutcomes(0).map((each) => ({ ...each, title: text })), usualOutcomes(40).map((each) => ({ ...each, title: text })))()),
} satisfies CardSamples;
