import { checkDetailCard } from '../../../../../bot/cards/check-detail.ts';
import type { CheckDetail } from '../../../../../src/operations/load-check.ts';
import { evidenceMark, roadmapUrl, wild, type CardSamples } from '../sample-facts.ts';

const source = { kind: 'sample', tenantId: 't', tenantName: 'Contoso' } as const;
const rows = Array.from({ length: 7 }, (_, index) => [{ text: `${index} ${evidenceMark}`, href: 'https://entra.microsoft.com' }, 'IMAP', index, true]);
const check: CheckDetail = {
  reference: 21786, title: 'Legacy sign-ins are blocked', pillars: ['identity'], risk: 'high',
  text: { whyItMatters: 'Old protocols know no second factor.\nOne password is enough.', howToMend: ['Open **Entra ID** > `Policies`.', 'Create a policy that blocks them.', 'Exclude the emergency accounts.'], howToVerify: 'x', links: [] },
  latest: { verdict: 'failed', run: { startedAt: '2026-03-03T08:00:00.000Z', source } },
  result: {
    id: 'x', reference: 21786, title: 'x', pillars: ['identity'], category: 'x', risk: 'high', verdict: 'failed', reason: null, summary: `7 people used an old protocol, ${evidenceMark} among them.`,
    evidence: { columns: ['Person', 'Protocol', 'Sign-ins', 'Interactive'], rows, total: 7 },
  },
  mendedBy: [{ id: 'RMI_010', title: 'Block legacy authentication' }],
};
const show = (of: CheckDetail, showsEvidence: boolean, back = false) => () => checkDetailCard(of, { roadmapUrl, showsEvidence, back: back ? { pillars: null, risk: 'high', page: 2 } : null });

export default {
  'usual': show(check, false),
  'from the list': show(check, false, true),
  'personal: with its rows': show(check, true),
  'personal: 5,000 rows': show({ ...check, result: { ...check.result!, evidence: { columns: check.result!.evidence!.columns, rows: Array.from({ length: 200 }, () => rows[0]!), total: 5000 } } }, true),
  'passed': show({ ...check, latest: { verdict: 'passed', run: { startedAt: '2026-03-03T08:00:00.000Z', source } } }, false),
  'not judged': show({ ...check, latest: null, result: null }, false),
  'without guidance': show({ ...check, text: null, mendedBy: [] }, false),
  ...wild((text) => show({
    ...check, title: text, mendedBy: Array.from({ length: 9 }, (_, index) => ({ id: `a${index}`, title: text })), text: { ...check.text!, howToMend: Array.from({ length: 20 }, () => 'Do this. '.repeat(60)) },
  }, false)()),
  ...Object.fromEntries(Object.entries(wild((text) => show({
    ...check, title: text, result: { ...check.result!, summary: text.repeat(3), evidence: { columns: [text, 'b', 'c', 'd'], rows: Array.from({ length: 50 }, () => [text, text, text, text]), total: 5000 } },
  }, true)())).map(([state, make]) => [`personal: ${state}`, make])),
} satisfies CardSamples;
