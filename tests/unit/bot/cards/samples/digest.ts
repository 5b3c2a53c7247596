import { digestCard } from '../../../../../bot/cards/digest.ts';
import type { ExceptionItem } from '../../../../../src/digest/exception-items.ts';
import type { RoadmapDigest } from '../../../../../src/operations/make-digest.ts';
import { item, items, nadia, outcome, roadmapUrl, tomasz, today, wild, type CardSamples } from '../sample-facts.ts';

const nothing: RoadmapDigest = {
  source: null, today, since: '2026-02-25', overdue: [], due7: [], due30: [], due60: [], due90: [], blocked: [], regressed: [], regressedChecks: [], exceptions: [], completed: [], praised: [], byOwner: [],
  scoreDelta: null, isEmpty: true,
};
const soon = { due: '2026-03-08', daysLate: null };
const accepted = (id: string, daysLeft: number, title = `Keep the old finance system running (${id})`): ExceptionItem => ({ id, title, pillar: 'identity', approver: nadia, until: '2026-03-08', daysLeft });
const usual: RoadmapDigest = {
  ...nothing, isEmpty: false, source: { kind: 'sample', tenantId: 't', tenantName: 'Contoso' }, scoreDelta: -4,
  overdue: [item('RMI_001'), item('RMI_002', { daysLate: 1 }), item('RMI_003', { owner: tomasz }), item('RMI_004', { owner: null })], due7: [item('RMI_005', { ...soon, owner: tomasz })],
  due30: items(3, { due: '2026-03-20', daysLate: null }), due60: items(4, { due: '2026-04-20', daysLate: null }), due90: items(11, { due: '2026-05-20', daysLate: null }),
  blocked: [item('RMI_006', { due: null, daysLate: null, status: 'blocked' })], regressedChecks: [outcome(21786)], regressed: [item('RMI_007', { due: null, daysLate: null, status: 'completed' })],
  exceptions: [accepted('RMI_008', -2), accepted('RMI_009', 4)], completed: items(5, { due: null, daysLate: null, status: 'completed' }), praised: [tomasz, nadia],
};
const many = (title: string, people: number) => items(880).map((each, index) => ({ ...each, title, owner: { id: `p${index % people}`, name: people > 10 ? title : `Person ${index % people}` } }));
const show = (digest: RoadmapDigest, mentionOwners = true) => () => digestCard(digest, { roadmapUrl, mentionOwners });

export default {
  'usual': show(usual),
  'empty': show(nothing),
  'only good news': show({ ...nothing, isEmpty: false, scoreDelta: 7, completed: usual.completed, praised: usual.praised }),
  'personal: to one person': show({ ...usual, source: null }, false),
  '880 overdue of five people': show({ ...usual, overdue: many('Block legacy authentication for every application of the organisation', 5) }),
  ...wild((text) => show({
    ...usual, overdue: many(text, 880), due7: many(text, 880), due30: many(text, 880), blocked: many(text, 880), regressed: many(text, 880), completed: many(text, 880),
    regressedChecks: Array.from({ length: 880 }, (_, index) => outcome(index, { title: text })), exceptions: Array.from({ length: 880 }, (_, index) => accepted(String(index), -1, text)),
    praised: Array.from({ length: 9 }, (_, index) => ({ id: String(index), name: text })),
  })()),
} satisfies CardSamples;
