import { pillarDetailCard } from '../../../../../bot/cards/pillar-detail.ts';
import { scoreOf } from '../../../../../src/assessment/score.ts';
import type { PillarDetail } from '../../../../../src/operations/load-pillar.ts';
import { statuses } from '../../../../../src/roadmap/status.ts';
import { nadia, outcome, roadmapUrl, usualOutcomes, wild, type CardSamples } from '../sample-facts.ts';

const judged = usualOutcomes(6);
const usual: PillarDetail = {
  pillar: 'identity', score: { ...scoreOf(judged), accepted: 2 }, latest: { source: { kind: 'sample', tenantId: 't', tenantName: 'Contoso' }, startedAt: '2026-03-03T08:00:00.000Z' },
  areas: ['Access to applications', 'Authentication', 'Privileged access', 'External identities'].map((name, index) => ({ name, total: 20 + index, closed: 3 * index })),
  failed: judged.filter(({ verdict }) => verdict === 'failed'),
  activities: statuses.map((status, index) => ({ id: `RMI_00${index}`, title: `Block legacy authentication (${index})`, status, owner: index % 2 === 0 ? nadia : null, due: index % 3 === 0 ? '2026-03-01' : null, daysLate: index % 3 === 0 ? 3 : null })),
};
const many = (title: string): PillarDetail => ({
  ...usual, areas: Array.from({ length: 30 }, () => ({ name: title, total: 880, closed: 0 })), failed: Array.from({ length: 300 }, (_, index) => outcome(index, { title })),
  activities: Array.from({ length: 880 }, (_, index) => ({ id: `a${index}`, title, status: 'not-started', owner: { id: 'x', name: title }, due: '2026-03-01', daysLate: 3 })),
});
const show = (detail: PillarDetail, page = 0) => () => pillarDetailCard(detail, { roadmapUrl, page });

export default {
  'usual': show(usual),
  'second page': show(usual, 1),
  'never assessed': show({ ...usual, score: null, latest: null, failed: [] }),
  'nothing in it': show({ ...usual, score: null, latest: null, failed: [], areas: [], activities: [] }),
  '880 activities, in the middle': show(many('Block legacy authentication'), 70),
  ...wild((text) => show(many(text))()),
} satisfies CardSamples;
