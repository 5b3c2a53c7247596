import { checkLinkCard } from '../../../../../bot/cards/check-link.ts';
import type { CheckDetail } from '../../../../../src/operations/load-check.ts';
import { roadmapUrl, wild, type CardSamples } from '../sample-facts.ts';

const run = { startedAt: '2026-03-03T08:00:00.000Z', source: { kind: 'sample', tenantId: 't', tenantName: 'Contoso' } } as const;
const check: CheckDetail = { reference: 21786, title: 'Legacy sign-ins are blocked', pillars: ['identity'], risk: 'high', text: null, latest: { verdict: 'failed', run }, result: null, mendedBy: [] };

export default {
  'failed': () => checkLinkCard(check, { roadmapUrl }),
  'not judged': () => checkLinkCard({ ...check, latest: null }, { roadmapUrl }),
  ...wild((text) => checkLinkCard({ ...check, title: text, latest: { verdict: 'passed', run: { ...run, source: { kind: 'import', tenantId: 't', tenantName: text } } } }, { roadmapUrl })),
} satisfies CardSamples;
