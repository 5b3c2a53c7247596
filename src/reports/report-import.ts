import { setImmediate as nextTurn } from 'node:timers/promises';
import type { z } from 'zod';
import type { CheckMarks, CheckResult } from '../assessment/check.ts';
import { plainText, shorten } from './inline-markdown.ts';
import { dataIn, shownName } from './imported-file.ts';
import { ReportRefused } from './report-refused.ts';
import { reportSchema, reportTestSchema, type ReportTest } from './report-schema.ts';
import { identityOf, resultOf, type CheckIdentity } from './report-test.ts';
import { isWorkshopDocument } from './workshop-document.ts';

export { maxReportBytes } from './imported-file.ts';
export { ReportRefused } from './report-refused.ts';

/** The outcomes of a run stand in its header, which is one table row of at most 1 MiB. The public assessment has some 340 checks. */
const maxTests = 1000;

/** Keeps tables that are wide on purpose from filling the memory; no honest report comes near. */
const maxEvidenceCells = 1_000_000;

export interface ImportedReport {
  readonly source: { readonly tenantId: string; readonly tenantName: string };
  /** When the assessment ran, ISO 8601, UTC. */
  readonly executedAt: string;
  /** The tool that wrote the report, with its version. */
  readonly version: string;
  readonly results: CheckResult[];
}

/**
 * Reads a report of the public assessment, its JSON or the page that shows it (both names). Unknown members, statuses, risks and
 * pillars are accepted; what is not needed is not kept. Everything in it is untrusted: Markdown and HTML become plain text.
 * A test that is listed twice refuses the report, because nothing says which of the two verdicts holds.
 * @param known our own checks: a test with the number of one of them gets its id
 * @throws {ReportRefused} with what is wrong and what to do
 */
export function parseReport(bytes: Uint8Array, fileName: string, known: readonly CheckMarks[]): ImportedReport {
  const name = shownName(fileName);
  const reading = readingReport(dataIn(bytes, name), name, known);
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value;
  }
}

/** Others get their turn at least this often while a report is read. */
const longestTurnMs = 20;

/**
 * Reads what stands in a report, as `parseReport` does, and lets others have their turn meanwhile: a report of 50 MB takes seconds.
 * @throws {ReportRefused}
 */
export async function reportIn(data: unknown, name: string, known: readonly CheckMarks[]): Promise<ImportedReport> {
  const reading = readingReport(data, name, known);
  let turnFrom = performance.now();
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value;
    if (performance.now() - turnFrom < longestTurnMs) continue;
    await nextTurn();
    turnFrom = performance.now();
  }
}

/** Pauses after every test. */
function* readingReport(data: unknown, name: string, known: readonly CheckMarks[]): Generator<undefined, ImportedReport> {
  const report = readReport(data, name);
  const knownByReference = new Map(known.map((check) => [check.reference, check]));
  const tests = readTests(report.Tests, name, knownByReference);
  const executedAt = readMoment(report.ExecutedAt, name);
  const results: CheckResult[] = [];
  let cells = maxEvidenceCells;
  for (const { test, identity } of tests) {
    const result = resultOf(test, identity, identity.reference === null ? undefined : knownByReference.get(identity.reference), { cells });
    cells -= (result.evidence?.rows.length ?? 0) * (result.evidence?.columns.length ?? 0);
    results.push(result);
    yield;
  }
  return {
    source: {
      tenantId: shorten(plainText(report.TenantId ?? ''), 100).toLowerCase(),
      tenantName: shorten(plainText(report.TenantName ?? '') || plainText(report.Domain ?? ''), 200) || 'Unnamed tenant',
    },
    executedAt,
    version: ['Zero Trust Assessment', shorten(plainText(report.CurrentVersion ?? ''), 50)].join(' ').trim(),
    results,
  };
}

function readReport(data: unknown, name: string): z.infer<typeof reportSchema> {
  const parsed = reportSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  if (isWorkshopDocument(data)) {
    throw new ReportRefused(`${name} is a document of the Zero Trust Workshop: it holds plans, not results, and cannot be imported as a report. Import it under Settings, where you see what it would change, or choose the ZeroTrustAssessmentReport.json or .html beside it.`);
  }
  const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]));
  // An issue without a path: the whole is no object.
  if (wrong.has(undefined) || wrong.has('Tests')) {
    const why = isRecord(data) && Array.isArray(data['Tests']) ? 'its list of tests is empty' : 'it has no list of tests';
    throw new ReportRefused(`${name} is not a report of the public assessment: ${why}. Choose the ZeroTrustAssessmentReport.json or .html that an assessment wrote.`);
  }
  if (wrong.has('EndOfJson')) {
    throw new ReportRefused(`${name} lacks the mark that ends a report (EndOfJson): it was cut off or edited by hand. Copy it again, or run the assessment again.`);
  }
  if (wrong.has('ExecutedAt')) throw undated(name);
  throw new ReportRefused(`${name} is not a report of the public assessment. Choose the ZeroTrustAssessmentReport.json or .html that an assessment wrote.`);
}

const isRecord = (data: unknown): data is Readonly<Record<string, unknown>> => typeof data === 'object' && data !== null;

function undated(name: string): ReportRefused {
  return new ReportRefused(`${name} does not say when its assessment ran (ExecutedAt, an ISO 8601 time). Run the assessment again, or choose another report.`);
}

/** A time without an offset is taken as UTC, so that the same file means the same everywhere. */
function readMoment(text: string, name: string): string {
  const [, local, offset] = /^(\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)\s?(Z|[+-]\d\d:?\d\d)?$/i.exec(text.trim()) ?? [];
  const moment = local === undefined ? Number.NaN : Date.parse(`${local.replace(' ', 'T')}${offset?.toUpperCase() ?? 'Z'}`);
  if (Number.isNaN(moment)) throw undated(name);
  return new Date(moment).toISOString();
}

interface IdentifiedTest {
  readonly test: ReportTest;
  readonly identity: CheckIdentity;
}

function readTests(entries: readonly unknown[], name: string, known: ReadonlyMap<number, CheckMarks>): IdentifiedTest[] {
  if (entries.length > maxTests) {
    throw new ReportRefused(`${name} lists ${entries.length} tests, more than the ${maxTests} that a report can have here. Import the report of a single assessment.`);
  }
  const seen = new Map<string, number>();
  return entries.map((entry, index) => {
    const parsed = reportTestSchema.safeParse(entry);
    if (!parsed.success) throw new ReportRefused(`${name}: Tests[${index}] ${problemOf(parsed.error)}. The report was edited by hand or comes from another tool; run the assessment again.`);
    const identity = identityOf(parsed.data.TestId, known);
    if (identity === null) throw new ReportRefused(`${name}: Tests[${index}] has a TestId that is neither a number nor a GUID. The report was edited by hand or comes from another tool; run the assessment again.`);
    const first = seen.get(identity.id);
    if (first !== undefined) {
      throw new ReportRefused(`${name}: Tests[${first}] and Tests[${index}] are the same test (${parsed.data.TestId}), so its verdict is unclear. Remove one, or run the assessment again.`);
    }
    seen.set(identity.id, index);
    return { test: parsed.data, identity };
  });
}

/** Every other member may be missing. */
function problemOf(error: z.ZodError<ReportTest>): string {
  const wrong = error.issues.map(({ path }) => path[0]);
  const missing = (['TestId', 'TestStatus'] as const).filter((member) => wrong.includes(member));
  return missing.length > 0 ? `has no usable ${missing.join(' and ')}` : 'is not a test';
}
