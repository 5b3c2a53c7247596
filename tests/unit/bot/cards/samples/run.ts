import { runCard } from '../../../../../bot/cards/run.ts';
import { runStates } from '../../../../../src/assessment/run.ts';
import { roadmapUrl, run, summary, usualOutcomes, type CardSamples } from '../sample-facts.ts';

export default Object.fromEntries(runStates.map((state) => [state, () => runCard(summary(run({ state, outcomes: usualOutcomes(14) })), { roadmapUrl })])) satisfies CardSamples;
