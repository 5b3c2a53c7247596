import { outcomeOf, type Run } from '../assessment/run.ts';
import { maxReportBytes, parseReport, ReportRefused } from '../reports/report-import.ts';
import type { Actor, House } from './house.ts';
import { authorise, Refusal } from './refusal.ts';
import { newRunId } from './start-assessment.ts';

/**
 * Takes a report written by the public assessment in as an assessment of its own.
 * Its summary is posted where the roadmap belongs, if the app is there.
 * Nothing is stored before the whole file has been read and found good.
 * @throws {Refusal} 403 for anybody but operators, 413 for a huge file, 422 for one that cannot be used, with the reason
 */
export async function importReport(house: House, actor: Actor, roadmapId: string, file: { readonly bytes: Uint8Array; readonly fileName: string }): Promise<Run> {
  authorise(actor, 'import-report');
  if (file.bytes.byteLength > maxReportBytes) throw new Refusal(413, tooLarge);
  const report = readReport(house, file);
  if (!house.acceptsForeignReports && report.source.tenantId !== house.tenantId) {
    throw new Refusal(422, `${file.fileName} is a report of another tenant (${report.source.tenantId || 'without id'}); this app serves ${house.tenantId}. Import a report of this tenant.`);
  }
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

function readReport(house: House, file: { readonly bytes: Uint8Array; readonly fileName: string }) {
  try {
    return parseReport(file.bytes, file.fileName, house.checks);
  } catch (error) {
    if (error instanceof ReportRefused) throw new Refusal(422, error.message, { cause: error });
    throw error;
  }
}
