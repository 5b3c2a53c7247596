import type { CheckMarks, CheckResult } from '../assessment/check.ts';
import type { Risk, Verdict } from '../assessment/verdict.ts';
import { pillarIds, type PillarId } from '../catalog/catalog.ts';
import { plainText, shorten } from './inline-markdown.ts';
import { evidenceIn, readFindings, summaryOf, type Findings } from './report-markdown.ts';
import type { ReportTest } from './report-schema.ts';

const maxTitleLength = 300;
const maxReasonLength = 500;

const verdictOf: ReadonlyMap<string, Verdict> = new Map([
  ['passed', 'passed'], ['failed', 'failed'], ['investigate', 'investigate'], ['skipped', 'skipped'], ['error', 'error'], ['planned', 'planned'],
]);

/** A risk that the report does not rank weighs least: nobody said that it matters more. */
const riskOf: ReadonlyMap<string, Risk> = new Map([['critical', 'high'], ['high', 'high'], ['medium', 'medium'], ['low', 'low']]);

/** By their letters in lower case. The public tools write `SecOps`, `security-ops` and `Security Operations` for one pillar. */
const pillarOf: ReadonlyMap<string, PillarId> = new Map([
  ['identity', 'identity'], ['identities', 'identity'],
  ['devices', 'devices'], ['device', 'devices'], ['endpoints', 'devices'],
  ['data', 'data'],
  ['network', 'network'], ['networks', 'network'],
  ['infrastructure', 'infrastructure'],
  ['secops', 'security-operations'], ['securityops', 'security-operations'], ['securityoperations', 'security-operations'],
  ['ai', 'ai'],
  ['devsecops', 'devsecops'],
]);

/** The storage key of a check, and its public number if it has one. */
export interface CheckIdentity {
  readonly id: string;
  readonly reference: number | null;
}

/**
 * Who a test of a report is here: our own check when we have one of that number, else its number, else its GUID.
 * Null when the id can be no key: it takes letters, digits and hyphens.
 */
export function identityOf(testId: string | number, known: ReadonlyMap<number, CheckMarks>): CheckIdentity | null {
  const text = String(testId).toLowerCase();
  if (/^[1-9]\d{0,8}$/.test(text)) {
    const reference = Number(text);
    return { id: known.get(reference)?.id ?? text, reference };
  }
  return /^[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?$/.test(text) ? { id: text, reference: null } : null;
}

/**
 * One test of a report as a result like our own.
 * @param marks our own check of the same number: names the pillars where the report names none
 * @param most.cells how many cells of evidence may be named
 */
export function resultOf(test: ReportTest, identity: CheckIdentity, marks: CheckMarks | undefined, most: { readonly cells: number }): CheckResult {
  const verdict = verdictOf.get(test.TestStatus.toLowerCase()) ?? 'error';
  const title = shorten(plainText(test.TestTitle ?? ''), maxTitleLength) || marks?.title || `Check ${identity.id}`;
  const pillars = pillarsOf(test.TestPillar);
  const findings = readFindings(test.TestResult ?? '');
  const base = {
    ...identity,
    title,
    pillars: pillars.length > 0 ? pillars : [...marks?.pillars ?? []],
    category: shorten(plainText(test.TestCategory ?? ''), maxTitleLength) || marks?.category || 'Other',
    risk: riskOf.get(test.TestRisk?.trim().toLowerCase() ?? '') ?? 'low',
    verdict,
  };
  switch (verdict) {
    case 'passed':
    case 'failed':
    case 'investigate':
      return { ...base, reason: null, summary: summaryOf(findings) ?? title, evidence: evidenceIn(findings, most) };
    case 'skipped':
    case 'error':
    case 'planned':
      return { ...base, reason: reasonOf(test, verdict, findings), summary: null, evidence: null };
  }
}

function pillarsOf(named: ReportTest['TestPillar']): PillarId[] {
  const names = typeof named === 'string' ? named.split(/[,;]/) : (named ?? []);
  const found = new Set(names.map((name) => (typeof name === 'string' ? pillarOf.get(name.toLowerCase().replace(/[^a-z]/g, '')) : undefined)));
  return pillarIds.filter((pillar) => found.has(pillar));
}

function reasonOf(test: ReportTest, verdict: 'skipped' | 'error' | 'planned', findings: Findings): string {
  if (verdict === 'planned') return 'The public assessment announces this check, but does not perform it yet.';
  if (!verdictOf.has(test.TestStatus.toLowerCase())) return `The report gives the status “${shorten(plainText(test.TestStatus), 50)}”, which this app does not know.`;
  const given = plainText(test.SkippedReason ?? '') || findings.lines.slice(0, 2).map(({ text }) => text).join(' ').replace(/^Skipped\.\s*/, '');
  return shorten(given, maxReasonLength) || 'The report gives no reason.';
}
