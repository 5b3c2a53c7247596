import { failedRunCard } from '../../../../../bot/cards/failed-run.ts';
import { runView } from '../../../../../src/api/run-view.ts';
import { roadmapUrl, run, wild, type CardSamples } from '../sample-facts.ts';

const show = (change: Parameters<typeof run>[0]) => () => failedRunCard(runView(run({ state: 'failed', ...change })), { roadmapUrl });

export default {
  'usual': show({ failure: 'Graph refused policies/conditionalAccessPolicies (403). The app lacks Policy.Read.All: grant it with the generated script.' }),
  'cancelled': show({ state: 'cancelled' }),
  'without a reason': show({ progress: { done: 0, total: 135, pillar: null } }),
  ...wild((text) => show({ failure: text })()),
} satisfies CardSamples;
