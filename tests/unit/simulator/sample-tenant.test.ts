import { afterEach, expect, it } from 'vitest';
import type { CheckResult } from '../../../src/assessment/check.ts';
import { assess } from '../../../src/assessment/engine.ts';
import { loadChecks } from '../../../src/checks/load-checks.ts';
import { sampleLookUp } from '../../../src/simulator/sample-hosts.ts';
import { sampleTenant } from '../../../src/simulator/sample-tenant.ts';
import { startSimulator, type Fault, type Simulator } from '../../../src/simulator/simulator.ts';
import { createArmSource } from '../../../src/sources/arm/arm-source.ts';
import { createHostSource } from '../../../src/sources/dns/host-source.ts';
import { routeFacts } from '../../../src/sources/fact-router.ts';
import { createGraphSource } from '../../../src/sources/graph/graph-source.ts';

let simulator: Simulator | null = null;
afterEach(async () => simulator?.close());

const expected = {
  21775: 'passed', 21776: 'failed', 21787: 'passed', 21788: 'passed', 21791: 'failed', 21796: 'failed', 21803: 'passed', 21804: 'failed', 21809: 'passed', 21812: 'failed',
  21844: 'investigate', 21858: 'error', 21860: 'failed', 21861: 'skipped', 21865: 'passed', 21881: 'skipped', 21887: 'failed', 21888: 'failed', 21912: 'passed',
};

async function assessSample(fault?: () => Fault | null): Promise<{ results: CheckResult[]; retries: number }> {
  simulator = await startSimulator({ tenant: { ...sampleTenant(), latencyMs: 0 }, ...(fault ? { fault } : {}) });
  const retry = { baseMs: 1, maxMs: 4, serverErrors: 50 };
  const graph = createGraphSource({
    baseUrl: simulator.url, cloud: 'global', credential: null, limits: { protection: { units: 100, perMs: 1_000 } }, retry,
  });
  const source = routeFacts({ graph, arm: createArmSource({ baseUrl: simulator.armUrl, cloud: 'global', credential: null, retry }), dns: createHostSource(sampleLookUp) });
  const results: CheckResult[] = [];
  await assess({
    checks: (await loadChecks()).filter(({ reference }) => reference in expected),
    source, facts: { now: new Date('2025-06-30T08:00:00Z'), cloud: 'global' }, done: new Set(), onProgress: () => {},
    onResult: (result) => {
      results.push(result);
      return Promise.resolve();
    },
  });
  source.close();
  return { results, retries: graph.statistics.retries };
}

const verdictsOf = (results: readonly CheckResult[]) => Object.fromEntries(results.map(({ reference, verdict }) => [String(reference), verdict]));

it('gives every verdict that a run can give', async () => {
  const { results } = await assessSample();
  expect(verdictsOf(results)).toEqual(expected);
  const of = (reference: number) => results.find((result) => result.reference === reference)!;
  expect(of(21858).reason).toContain('AuditLog.Read.All');
  expect(of(21861).reason).toContain('Microsoft Entra ID P2');
  expect(of(21812).evidence?.total).toBe(11);
});

it('gives the same verdicts when every other request fails', async () => {
  let requests = 0;
  const faults: readonly Fault[] = [{ kind: 'status', status: 429 }, { kind: 'status', status: 503 }, { kind: 'status', status: 500 }];
  const { results, retries } = await assessSample(() => {
    requests += 1;
    return requests % 2 === 1 ? (faults[requests % 3] ?? null) : null;
  });
  expect(verdictsOf(results)).toEqual(expected);
  expect(retries).toBeGreaterThan(5);
});
