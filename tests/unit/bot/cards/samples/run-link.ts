import { runLinkCard } from '../../../../../bot/cards/run-link.ts';
import { runView } from '../../../../../src/api/run-view.ts';
import { pillarIds } from '../../../../../src/catalog/catalog.ts';
import { roadmapUrl, run, usualOutcomes, wild, type CardSamples } from '../sample-facts.ts';

const show = (change: Parameters<typeof run>[0]) => () => runLinkCard(runView(run(change)), { roadmapUrl });

export default {
  'finished': show({ outcomes: usualOutcomes(12) }),
  'nothing judged': show({ outcomes: [] }),
  'going': show({ state: 'running' }),
  'waiting': show({ state: 'queued' }),
  'failed': show({ state: 'failed' }),
  'cancelled': show({ state: 'cancelled' }),
  'every pillar by name': show({ pillars: [...pillarIds], outcomes: usualOutcomes(3) }),
  ...wild((text) => show({ source: { kind: 'import', tenantId: 't', tenantName: text }, outcomes: usualOutcomes(3) })()),
} satisfies CardSamples;
