import { statusCard } from '../../../../../bot/cards/status.ts';
import { pillarIds } from '../../../../../src/catalog/catalog.ts';
import type { RoadmapStatus } from '../../../../../src/operations/load-status.ts';
import { statuses, type Status } from '../../../../../src/roadmap/status.ts';
import { roadmapUrl, run, summary, usualOutcomes, wild, type CardSamples } from '../sample-facts.ts';

const byStatus = (count: (index: number) => number) => Object.fromEntries(statuses.map((status, index) => [status, count(index)])) as Record<Status, number>;
const usual: RoadmapStatus = {
  summary: summary(run({ outcomes: usualOutcomes(14) })), activities: { total: 880, byStatus: byStatus((index) => (index < 6 ? 120 - index * 9 : 0)), proven: 31, contradicted: 4, regressed: 1 }, overdue: 7,
  pillars: pillarIds.map((pillar, index) => ({ pillar, total: 110, closed: index * 9, score: index < 2 ? 70 + index : null })),
};
const show = (change: Partial<RoadmapStatus> = {}) => () => statusCard({ ...usual, ...change }, { roadmapUrl });

export default {
  'usual': show(),
  'empty': show({ summary: null, activities: { total: 0, byStatus: byStatus(() => 0), proven: 0, contradicted: 0, regressed: 0 }, overdue: 0, pillars: [] }),
  'every status': show({ activities: { ...usual.activities, byStatus: byStatus((index) => 1000 + index) } }),
  ...wild((text) => show({ summary: summary(run({ source: { kind: 'tenant', tenantId: 't', tenantName: text }, outcomes: usualOutcomes(14) })) })()),
} satisfies CardSamples;
