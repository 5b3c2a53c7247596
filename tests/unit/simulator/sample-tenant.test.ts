import { afterEach, expect, it } from 'vitest';
import type { CheckResult } from '../../../src/assessment/check.ts';
import { assess } from '../../../src/assessment/engine.ts';
import { loadChecks } from '../../../src/checks/load-checks.ts';
import { sampleTenant } from '../../../src/simulator/sample-tenant.ts';
import { startSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import { createGraphSource } from '../../../src/sources/graph/graph-source.ts';

let simulator: Simulator | null = null;
afterEach(async () => simulator?.close());

const expected = {
  21775: 'passed', 21776: 'failed', 21787: 'passed', 21791: 'failed', 21796: 'failed', 21803: 'passed', 21804: 'failed', 21809: 'passed', 21812: 'failed',
  21844: 'investigate', 21858: 'error', 21861: 'skipped', 21865: 'passed',
};

it('gives every verdict that a run can give', async () => {
  simulator = await startSimulator({ tenant: { ...sampleTenant(), latencyMs: 0 } });
  const source = createGraphSource({ baseUrl: simulator.url, cloud: 'global', credential: null, limits: { protection: { units: 100, perMs: 1_000 } } });
  const checks = (await loadChecks()).filter(({ reference }) => reference in expected);
  const results: CheckResult[] = [];
  await assess({
    checks, source, facts: { now: new Date('2025-06-30T08:00:00Z'), cloud: 'global' }, done: new Set(), onProgress: () => {},
    onResult: (result) => {
      results.push(result);
      return Promise.resolve();
    },
  });
  source.close();

  expect(Object.fromEntries(results.map(({ reference, verdict }) => [reference, verdict]))).toEqual(expected);
  const of = (reference: number) => results.find((result) => result.reference === reference)!;
  expect(of(21858).reason).toContain('AuditLog.Read.All');
  expect(of(21861).reason).toContain('Microsoft Entra ID P2');
  expect(of(21812).evidence?.total).toBe(11);
});
