import { randomBytes } from 'node:crypto';
import type { CheckResult } from '../../../src/assessment/check.ts';
import type { EvidenceTable } from '../../../src/assessment/evidence-table.ts';
import type { Run } from '../../../src/assessment/run.ts';

export { outcomeOf } from '../../../src/assessment/run.ts';

/** A run that was just asked for. */
export function newRun(tenantId: string, overrides: Partial<Run> = {}, at = new Date()): Run {
  return {
    id: `${String(9_999_999_999_999 - at.getTime()).padStart(13, '0')}-${randomBytes(3).toString('hex')}`,
    state: 'queued',
    source: { kind: 'sample', tenantId, tenantName: 'Contoso' },
    startedBy: { id: 'p-nadia', name: 'Nadia' },
    startedAt: at.toISOString(),
    finishedAt: null,
    pillars: null,
    version: '1.0.0',
    progress: { done: 0, total: 13, pillar: null },
    failure: null,
    outcomes: [],
    ...overrides,
  };
}

export function resultOf(id: string, evidence: EvidenceTable | null = null, overrides: Partial<CheckResult> = {}): CheckResult {
  return { id, reference: 21775, title: `Title of ${id}`, pillars: ['identity'], category: 'Access', risk: 'high', verdict: 'failed', reason: null, summary: 'Something was found.', evidence, ...overrides };
}

/** Evidence that does not get smaller by deflating. */
export function wideEvidence(rows: number, bytesPerCell = 400): EvidenceTable {
  const cell = () => randomBytes(bytesPerCell).toString('base64');
  return {
    columns: ['Name', 'Link', 'Count', 'On', 'Nothing'],
    rows: Array.from({ length: rows }, (_, index) => [cell(), { text: cell(), href: 'https://entra.microsoft.com/' }, index, index % 2 === 0, null]),
    total: rows * 10,
  };
}
