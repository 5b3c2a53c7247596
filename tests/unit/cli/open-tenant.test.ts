import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Check } from '../../../src/assessment/check.ts';
import { assess } from '../../../src/assessment/engine.ts';
import { loadChecks } from '../../../src/checks/load-checks.ts';
import { openTenant, type TenantOptions } from '../../../src/cli/open-tenant.ts';
import { NotConnected, WrongUsage } from '../../../src/cli/usage.ts';
import { sampleTenant } from '../../../src/simulator/sample-tenant.ts';
import { startSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import { startPrefixProxy } from '../sources/graph/prefix-proxy.ts';

const all = await loadChecks();
const of = (...references: number[]): readonly Check[] => all.filter(({ reference }) => references.includes(reference));

let simulator: Simulator;
let closing: (() => Promise<void>)[] = [];
beforeEach(async () => {
  vi.stubEnv('TENANT_ID', '');
  vi.stubEnv('CLIENT_ID', '');
  simulator = await startSimulator({ tenant: { ...sampleTenant(), latencyMs: 0 } });
  closing = [() => simulator.close()];
});
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const close of closing.toReversed()) await close();
});

async function verdicts(options: TenantOptions, checks: readonly Check[]): Promise<Record<number, string>> {
  const tenant = await openTenant(options, { checks, cloud: 'global', signal: new AbortController().signal });
  const found: Record<number, string> = {};
  try {
    await assess({
      checks, source: tenant.facts, facts: { now: new Date('2026-03-31T09:00:00Z'), cloud: 'global' }, done: new Set(), onProgress: () => undefined,
      onResult: ({ reference, verdict, reason }) => {
        found[reference ?? 0] = reason === null ? verdict : `${verdict}: ${reason}`;
        return Promise.resolve();
      },
    });
  } finally {
    await tenant.close();
  }
  return found;
}

describe('a tenant for the terminal', () => {
  it('is the sample with its own Azure and DNS', async () => {
    const found = await verdicts({ tenant: 'sample' }, of(21788, 21860, 21912, 21887, 21888));
    expect(found).toEqual({ 21788: 'passed', 21860: 'failed', 21912: 'passed', 21887: 'failed', 21888: 'failed' });
  });

  it('is read at the addresses that were given, prefixes and all, without a sign-in on this machine', async () => {
    const [graph, arm] = [await startPrefixProxy(simulator.url, '/a/graph'), await startPrefixProxy(simulator.armUrl, '/b/arm')];
    closing.push(() => graph.close(), () => arm.close());
    expect(await verdicts({ 'graph-url': graph.url, 'arm-url': arm.url }, of(21788, 21860))).toEqual({ 21788: 'passed', 21860: 'failed' });
    expect(arm.paths.filter((path) => path.startsWith('/b/arm/providers/'))).toHaveLength(2);
    expect(graph.paths.filter((path) => path.startsWith('/a/graph/v1.0/'))).not.toEqual([]);
  });

  it('has no Azure beside a Graph on this machine, unless it is told', async () => {
    const found = await verdicts({ 'graph-url': simulator.url }, of(21788, 21860));
    expect(found[21788]).toMatch(/^skipped: The app is not connected to Azure/);
    expect(found[21860]).toMatch(/^skipped: The app is not connected to Azure/);
  });

  it.each<[string, TenantOptions, new (message: string) => Error, RegExp]>([
    ['an address in the clear', { 'graph-url': 'http://127.0.0.1:9', 'arm-url': 'http://arm.example' }, WrongUsage, /--arm-url http:\/\/arm\.example must use https/],
    ['something that is no address', { 'arm-url': 'management' }, WrongUsage, /--arm-url management is not a web address/],
    ['another host for Azure without saying who signs in', { tenant: 'sample', 'arm-url': 'https://arm.example' }, WrongUsage, /CLIENT_ID is missing/],
    ['no tenant', {}, WrongUsage, /Say which tenant/],
  ])('refuses %s', async (_what, options, error, sentence) => {
    const opening = openTenant(options, { checks: of(21788), cloud: 'global', signal: new AbortController().signal });
    await expect(opening).rejects.toThrow(error);
    await expect(opening).rejects.toThrow(sentence);
  });

  it('is not connected when nobody answers for Azure', async () => {
    await expect(verdicts({ 'graph-url': simulator.url, 'arm-url': 'http://127.0.0.1:9' }, of(21788))).rejects.toThrow(NotConnected);
  });
});
