import type { CheckMarks } from '../../../src/assessment/check.ts';

/** An invented test as a report lists it. */
export function reportTest(testId: unknown, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    TestId: testId, TestTitle: `Invented check ${String(testId)}`, TestStatus: 'Passed', TestPillar: 'Identity', TestRisk: 'High', TestCategory: 'Invented',
    TestSkipped: '', SkippedReason: null, TestDescription: 'A long description that nobody keeps.', TestResult: '\n✅ All is well here.\n', ...more,
  };
}

/** An invented report, with its members in the order of real ones. */
export function report(tests: readonly unknown[] = [reportTest(21770)], more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    ExecutedAt: '2026-05-19T08:21:38.163451+10:00', TenantId: 'AAAABBBB-0000-cccc-1111-dddd2222eeee', TenantName: 'Fabrikam', Domain: 'fabrikam.example',
    Account: 'someone@fabrikam.example', CurrentVersion: '2.1.8', LatestVersion: null, TestResultSummary: { IdentityPassed: 1 }, Tests: tests, TenantInfo: null,
    EndOfJson: 'EndOfJson', ...more,
  };
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
export const jsonOf = (data: unknown = report()): Uint8Array => bytesOf(JSON.stringify(data, null, 2));

/** A page that shows a report, as a bundler writes it. */
export const pageOf = (data: string): string =>
  `<!doctype html>\n<html lang="en"><head><script type="module">var a="{",b=\`}\`,app={name:"x"},reportData= ${data};var c=()=>{};</script></head><body><div></div></body></html>\n`;

export const knownCheck: CheckMarks = {
  id: 'apps-have-owners', reference: 21867, title: 'Applications have owners', pillars: ['identity', 'devsecops'], category: 'Applications',
  tenantTypes: ['workforce'], risk: 'medium', userImpact: 'low', effort: 'low',
};
