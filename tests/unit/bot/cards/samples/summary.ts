import { summaryCard } from '../../../../../bot/cards/summary.ts';
import { pillarIds } from '../../../../../src/catalog/catalog.ts';
import { outcome, roadmapUrl, run, summary, usualOutcomes, wild, type CardSamples } from '../sample-facts.ts';

const earlier = ([['2026-02-24', 20], ['2026-02-17', 24], ['2026-02-10', 30], ['2026-02-03', 33]] as const)
  .map(([day, failing]) => run({ id: day, startedAt: `${day}T08:00:00.000Z`, outcomes: usualOutcomes(failing) }));
const show = (...runs: Parameters<typeof summary>) => () => summaryCard(summary(...runs), { roadmapUrl });

export default {
  'usual': show(run({ outcomes: usualOutcomes(14) }), ...earlier),
  'first': show(run({ outcomes: usualOutcomes(22) })),
  'some pillars': show(run({ outcomes: usualOutcomes(8), pillars: ['identity', 'devices'] })),
  'everything passes': show(run({ outcomes: usualOutcomes(60).map((each) => ({ ...each, verdict: 'passed' })) }), ...earlier),
  'nothing judged': show(run({ outcomes: [outcome(1, { verdict: 'skipped' })] })),
  'empty': show(run()),
  'imported': show(run({ source: { kind: 'import', tenantId: 't', tenantName: 'Fabrikam' }, outcomes: usualOutcomes(14) })),
  '1,000 checks': show(run({ outcomes: Array.from({ length: 1000 }, (_, index) => outcome(index, { pillars: [...pillarIds] })) }), run({ id: 'b', startedAt: '2026-02-24T08:00:00.000Z', outcomes: Array.from({ length: 1000 }, (_, index) => outcome(index, { verdict: 'passed' })) })),
  ...wild((text) => show(
    run({ startedBy: { id: 'x', name: text }, source: { kind: 'tenant', tenantId: 't', tenantName: text }, outcomes: usualOutcomes(30).map((each) => ({ ...each, title: text })) }),
    run({ id: 'b', startedAt: '2026-02-24T08:00:00.000Z', outcomes: usualOutcomes(0).map((each) => ({ ...each, title: text })) }),
  )()),
} satisfies CardSamples;
