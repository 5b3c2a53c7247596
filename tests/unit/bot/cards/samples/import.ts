import { importChoiceCard, importedCard, importHowCard, importLeftCard, importPreviewCard, importUndoneCard } from '../../../../../bot/cards/import.ts';
import { runView } from '../../../../../src/api/run-view.ts';
import type { ReportPreview, WorkshopPreview } from '../../../../../src/api/transfer.ts';
import { newRun } from '../../../../integration/store/sample-run.ts';
import { nadia, roadmapUrl, wild, type CardSamples } from '../sample-facts.ts';

const file = { name: 'ZeroTrustWorkshop.json', downloadUrl: `https://contoso-my.sharepoint.com/personal/nadia/_layouts/15/download.aspx?UniqueId=1&tempauth=${'x'.repeat(1500)}` };
const where = { file, roadmap: '19:general@thread.tacv2', roadmapName: 'Zero Trust › General', prefer: 'team' as const };
const report: ReportPreview = {
  kind: 'report', fileName: 'report.json', confirm: 'a'.repeat(64), tenantName: 'Fabrikam', executedAt: '2026-03-01T10:00:00.000Z', version: 'Zero Trust Assessment 2.1.8', tests: 295,
  counts: { passed: 87, failed: 96, investigate: 1, skipped: 73, error: 1, planned: 37 }, percent: 47,
};
const workshop = (title = 'Legacy authentication is blocked', count = 40): WorkshopPreview => ({
  kind: 'workshop', fileName: file.name, confirm: 'b'.repeat(64), exportedAt: null, tasks: 140, known: 135, statusChanges: count, notesChanges: 3,
  changes: Array.from({ length: count }, (_, index) => ({ activity: `RMI_${index}`, title, pillar: 'identity', status: { from: 'not-reviewed', to: 'completed' }, notes: index < 3 ? 'findings' : null })),
  keptCount: 2, kept: [], unknownCount: 5, unknown: Array.from({ length: 5 }, (_, index) => ({ pillar: 'identity', task: `${title} ${index}` })), unknownPillars: ['quantum'], unknownStatuses: [title], longNotes: 0,
});

export default {
  'how, in a channel': () => importHowCard({ isPersonal: false, importUrl: roadmapUrl }),
  'how, in a personal chat': () => importHowCard({ isPersonal: true, importUrl: roadmapUrl }),
  'which roadmap': () => importChoiceCard({ kind: 'workshop', tasks: 140 }, { file, roadmaps: [{ id: 'a', name: 'Zero Trust › General' }, { id: 'b', name: 'My own roadmap' }] }),
  'which of very many roadmaps': () => importChoiceCard({ kind: 'report', tenantName: 'Fabrikam', executedAt: report.executedAt, tests: 1 }, { file, roadmaps: Array.from({ length: 51 }, (_, index) => ({ id: `19:${'x'.repeat(80)}${index}@thread.tacv2`, name: `Team with a long name ${index}` })) }),
  'a report': () => importPreviewCard(report, where),
  'a workshop document': () => importPreviewCard(workshop(), where),
  'a workshop document whose word counts': () => importPreviewCard(workshop(), { ...where, prefer: 'document' }),
  'nothing to do': () => importPreviewCard({ ...workshop('x', 0), unknownCount: 0, unknown: [], unknownPillars: [] }, where),
  'a report was imported': () => importedCard({ kind: 'report', run: runView(newRun('tenant', { state: 'finished' }, new Date('2026-03-01'))) }, { name: file.name, roadmap: 'a', roadmapName: 'General', roadmapUrl }),
  'a document was imported': () => importedCard({ kind: 'workshop', keptForExport: 2, change: { sequence: 7, changeId: 'import-1', at: '2026-03-01T00:00:00Z', by: nadia, edits: [{ activity: 'RMI_001', before: {}, after: {} }] } }, { name: file.name, roadmap: 'a', roadmapName: 'General', roadmapUrl }),
  'taken back': () => importUndoneCard({ restored: 40, kept: 2 }, { roadmapUrl }),
  'left': () => importLeftCard(file.name),
  ...wild((text) => importPreviewCard(workshop(text), { ...where, file: { ...file, name: text }, roadmapName: text })),
  ...Object.fromEntries(Object.entries(wild((text) => importChoiceCard({ kind: 'report', tenantName: text, executedAt: report.executedAt, tests: 3 }, { file: { ...file, name: text }, roadmaps: [{ id: 'a', name: text }] }))).map(([what, make]) => [`choice, ${what}`, make])),
} satisfies CardSamples;
