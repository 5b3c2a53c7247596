import { failedChecksCard } from '../../../../../bot/cards/failed-checks.ts';
import type { FailedChecks } from '../../../../../src/operations/load-failed-checks.ts';
import { outcome, roadmapUrl, wild, type CardSamples } from '../sample-facts.ts';

const latest = { source: { kind: 'sample', tenantId: 't', tenantName: 'Contoso' }, startedAt: '2026-03-03T08:00:00.000Z' } as const;
const show = (count: number, change: Partial<FailedChecks> = {}, page = 0, title?: string) => () => failedChecksCard(
  { query: { pillars: null, risk: null }, failed: Array.from({ length: count }, (_, index) => outcome(21_700 + index, title === undefined ? {} : { title })), known: 135, latest, ...change }, { page, roadmapUrl });

export default {
  'usual': show(5),
  'empty': show(0, { query: { pillars: ['identity'], risk: 'high' } }),
  'before any assessment': show(0, { known: 0, latest: null }),
  'in the middle of many': show(880, { query: { pillars: ['identity', 'security-operations'], risk: 'high' } }, 50),
  ...wild((text) => show(20, {}, 1, text)()),
} satisfies CardSamples;
