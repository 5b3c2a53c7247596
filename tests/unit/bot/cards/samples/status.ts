import { statusCard } from '../../../../../bot/cards/status.ts';
import { pillarIds } from '../../../../../src/catalog/catalog.ts';
import type { RoadmapStatus } from '../../../../../src/operations/load-status.ts';
import { statuses, type Status } from '../../../../../src/roadmap/status.ts';
import { standingOf } from '../../../../../src/assessment/standing.ts';
import { roadmapUrl, run, usualOutcomes, wild, type CardSamples } from '../sample-facts.ts';

const nothing = new Set<number>();
const byStatus = (count: (index: number) => number) => Object.fromEntries(statuses.map((status, index) => [status, count(index)])) as Record<Status, number>;
const usual: RoadmapStatus = {
  standing: standingOf([run({ outcomes: usualOutcomes(14) })], nothing), activities: { total: 880, byStatus: byStatus((index) => (index < 6 ? 120 - index * 9 : 0)), proven: 31, contradicted: 4, regressed: 1 }, overdue: 7,
  pillars: pillarIds.map((pillar, index) => ({ pillar, total: 110, closed: index * 9, score: index < 2 ? 70 + index : null, assessedAt: index < 2 ? '2026-03-03T08:00:00.000Z' : null })),
};
const show = (change: Partial<RoadmapStatus> = {}) => () => statusCard({ ...usual, ...change }, { roadmapUrl });

export default {
  'usual': show(),
  'empty': show({ standing: null, activities: { total: 0, byStatus: byStatus(() => 0), proven: 0, contradicted: 0, regressed: 0 }, overdue: 0, pillars: [] }),
  'every status': show({ activities: { ...usual.activities, byStatus: byStatus((index) => 1000 + index) } }),
  'accepted risks': show({ standing: standingOf([run({ outcomes: usualOutcomes(14) })], new Set(usualOutcomes(14).flatMap(({ reference }) => reference ?? []))) }),
  'several sources': show({
    standing: standingOf([
      run({ id: 'new', startedAt: '2026-03-08T08:00:00.000Z', pillars: ['identity'], outcomes: usualOutcomes(14).filter(({ pillars }) => pillars.includes('identity')) }),
      run({ id: 'old', source: { kind: 'import', tenantId: 't', tenantName: 'Fabrikam' }, outcomes: usualOutcomes(20) }),
    ], nothing),
  }),
  ...wild((text) => show({ standing: standingOf([run({ source: { kind: 'tenant', tenantId: 't', tenantName: text }, outcomes: usualOutcomes(14) })], nothing) })()),
} satisfies CardSamples;
