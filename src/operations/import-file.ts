import { createHash } from 'node:crypto';
import { runView } from '../api/run-view.ts';
import { mostNamed, type Imported, type ImportPreview, type Prefer } from '../api/transfer.ts';
import { outcomeOf } from '../assessment/run.ts';
import { scoreOf } from '../assessment/score.ts';
import { dataIn, maxReportBytes, shownName } from '../reports/imported-file.ts';
import { isWorkshopDocument, readWorkshopDocument, tasksOf, type WorkshopDocument } from '../reports/workshop-document.ts';
import { reportIn, ReportRefused, type ImportedReport } from '../reports/report-import.ts';
import type { Actor, House } from './house.ts';
import { refuseOtherTenants, storeReport, tooLarge } from './import-report.ts';
import { applyWorkshopPlan, planFor } from './import-workshop.ts';
import { authorise, Refusal } from './refusal.ts';

/** A file as somebody sent it; what it is, its content says. */
export interface SentFile {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

type ReadFile = { readonly kind: 'report'; readonly report: ImportedReport } | { readonly kind: 'workshop'; readonly document: WorkshopDocument };

/** What a file is, whatever roadmap it may be for. */
export type RecognisedFile =
  | { readonly kind: 'report'; readonly tenantName: string; readonly executedAt: string; readonly tests: number }
  | { readonly kind: 'workshop'; readonly tasks: number };

/** @throws {Refusal} 413 for a huge file, 422 for one that cannot be used, with the reason */
export async function recogniseFile(house: House, file: SentFile): Promise<RecognisedFile> {
  const read = await readSentFile(house, file);
  if (read.kind === 'workshop') return { kind: 'workshop', tasks: tasksOf(read.document).length };
  const { source: { tenantName }, executedAt, results } = read.report;
  return { kind: 'report', tenantName, executedAt, tests: results.length };
}

/**
 * Says what a file is and what importing it would do. Nothing is stored.
 * @throws {Refusal} 403 for anybody but operators, 413 for a huge file, 422 for one that cannot be used, with the reason
 */
export async function previewImport(house: House, actor: Actor, roadmapId: string, file: SentFile, { prefer }: { readonly prefer: Prefer }): Promise<ImportPreview> {
  authorise(actor, 'import-file');
  const read = await readSentFile(house, file);
  if (read.kind === 'report') authorise(actor, 'import-report');
  const fileName = shownName(file.fileName);
  if (read.kind === 'report') {
    const { source: { tenantName }, executedAt, version, results } = read.report;
    const { counts, percent } = scoreOf(results.map(outcomeOf));
    return { kind: 'report', fileName, confirm: hashOf(file.bytes), tenantName, executedAt, version, tests: results.length, counts, percent };
  }
  const plan = await planFor(house, roadmapId, read.document, prefer);
  const { changes, keptAsItWas, unknownTasks } = plan;
  return {
    kind: 'workshop',
    fileName,
    confirm: hashOf(file.bytes, plan.edits, prefer),
    exportedAt: momentIn(read.document.metadata.exportedAt),
    tasks: plan.tasks,
    known: plan.known,
    statusChanges: changes.filter(({ status }) => status !== null).length,
    notesChanges: changes.filter(({ notes }) => notes !== null).length,
    changes: [...changes],
    keptCount: keptAsItWas.length,
    kept: keptAsItWas.slice(0, mostNamed),
    unknownCount: unknownTasks.length,
    unknown: unknownTasks.slice(0, mostNamed),
    unknownPillars: plan.unknownPillars.slice(0, mostNamed),
    unknownStatuses: plan.unknownStatuses.slice(0, mostNamed),
    longNotes: plan.longNotes,
  };
}

/**
 * Imports a file that somebody has seen the preview of: a report becomes an assessment, a workshop document one change of the roadmap.
 * @param confirm of the preview: another file, or a roadmap on which it would do something else by now, is refused
 * @throws {Refusal} as `previewImport`, and 409 when it is no longer what was previewed
 */
export async function confirmImport(house: House, actor: Actor, roadmapId: string, file: SentFile, { prefer, confirm }: { readonly prefer: Prefer; readonly confirm: string }): Promise<Imported> {
  authorise(actor, 'import-file');
  const read = await readSentFile(house, file);
  if (read.kind === 'report') authorise(actor, 'import-report');
  if (read.kind === 'report') {
    if (confirm !== hashOf(file.bytes)) throw new Refusal(409, otherFile);
    return { kind: 'report', run: runView(await storeReport(house, actor, roadmapId, read.report)) };
  }
  const plan = await planFor(house, roadmapId, read.document, prefer);
  if (confirm !== hashOf(file.bytes, plan.edits, prefer)) throw new Refusal(409, otherPlan);
  const change = await applyWorkshopPlan(house, actor, roadmapId, plan);
  return { kind: 'workshop', change, keptForExport: plan.unknownTasks.length };
}

const otherFile = 'This is not the file that you looked at. Nothing was imported: look at it again first.';
const otherPlan = 'The file or the roadmap changed after you looked at what this would do. Nothing was imported: look at it again first.';

/** @throws {Refusal} 413, 422 */
async function readSentFile(house: House, { bytes, fileName }: SentFile): Promise<ReadFile> {
  if (bytes.byteLength > maxReportBytes) throw new Refusal(413, tooLarge);
  const name = shownName(fileName);
  try {
    const data = dataIn(bytes, name);
    if (isWorkshopDocument(data)) return { kind: 'workshop', document: readWorkshopDocument(data, name) };
    const report = await reportIn(data, name, house.checks);
    refuseOtherTenants(house, report, name);
    return { kind: 'report', report };
  } catch (error) {
    if (error instanceof ReportRefused) throw new Refusal(422, error.message, { cause: error });
    throw error;
  }
}

/** The same for the same file that would do the same; numbers of changes aside, since others edit elsewhere meanwhile. */
function hashOf(bytes: Uint8Array, edits: readonly { readonly activity: string; readonly set: object }[] = [], prefer: Prefer = 'team'): string {
  const planned = JSON.stringify([prefer, ...edits.map(({ activity, set }) => [activity, set])]);
  return createHash('sha256').update(bytes).update('\n').update(planned).digest('hex');
}

/** What a document says of itself may be anything. */
function momentIn(text: string | null | undefined): string | null {
  const moment = Date.parse(text ?? '');
  return Number.isNaN(moment) ? null : new Date(moment).toISOString();
}
