import { outcomeOf, type Run } from '../assessment/run.ts';
import { dataIn, maxReportBytes, shownName } from '../reports/imported-file.ts';
import { reportIn, ReportRefused, type ImportedReport } from '../reports/report-import.ts';
import type { Actor, House } from './house.ts';
import { authorise, Refusal } from './refusal.ts';
import { newRunId } from './start-assessment.ts';

/**
 * Takes a report written by the public assessment in as an assessment of its own.
 * Nothing is stored before the whole file has been read and found good.
 * @throws {Refusal} 403 for anybody but operators, 413 for a huge file, 422 for one that cannot be used, with the reason
 */
export async function importReport(house: House, actor: Actor, roadmapId: string, file: { readonly bytes: Uint8Array; readonly fileName: string }): Promise<Run> {
  authorise(actor, 'import-report');
  if (file.bytes.byteLength > maxReportBytes) throw new Refusal(413, tooLarge);
  const name = shownName(file.fileName);
  try {
    const report = await reportIn(dataIn(file.bytes, name), name, house.checks);
    refuseOtherTenants(house, report, name);
    return await storeReport(house, actor, roadmapId, report);
  } catch (error) {
    if (error instanceof ReportRefused) throw new Refusal(422, error.message, { cause: error });
    throw error;
  }
}

/** @throws {Refusal} 422 where everything is real and the report is not of this tenant */
export function refuseOtherTenants(house: House, { source: { tenantId } }: ImportedReport, name: string): void {
  if (!house.acceptsForeignReports && tenantId !== house.tenantId) {
    throw new Refusal(422, `${name} is a report of another tenant (${tenantId || 'without id'}); this app serves ${house.tenantId}. Import a report of this tenant.`);
  }
}

/** Stores a report that was read and found good. Its summary is posted where the roadmap belongs, if the app is there. */
export async function storeReport(house: House, actor: Actor, roadmapId: string, report: ImportedReport): Promise<Run> {
  const at = house.now();
  // A clock that ran ahead must not make this report the newest evidence for ever.
  const executedAt = new Date(Math.min(Date.parse(report.executedAt), at.getTime()));
  const outcomes = report.results.map(outcomeOf);
  const run: Run = {
    id: newRunId(at),
    state: 'finished',
    source: { kind: 'import', ...report.source },
    startedBy: actor.person,
    startedAt: executedAt.toISOString(),
    finishedAt: at.toISOString(),
    pillars: null,
    version: report.version,
    progress: { done: outcomes.length, total: outcomes.length, pillar: null },
    failure: null,
    outcomes,
  };
  await house.storage.assessments.addImported(house.tenantId, run, report.results);
  await house.storage.jobs.send({ kind: 'post-summary', tenantId: house.tenantId, runId: run.id, roadmapId });
  return run;
}

export const tooLarge = `The file is larger than ${maxReportBytes / 1024 / 1024} MB. Reports of the public assessment are far smaller: choose ZeroTrustAssessmentReport.json or .html.`;
