import type { AccessToken, TokenCredential } from '@azure/identity';
import { afterEach, describe, expect, it } from 'vitest';
import type { CheckResult } from '../../../../src/assessment/check.ts';
import { assess } from '../../../../src/assessment/engine.ts';
import type { FactSource } from '../../../../src/assessment/fact-source.ts';
import type { GraphQuery } from '../../../../src/assessment/need.ts';
import { loadChecks } from '../../../../src/checks/load-checks.ts';
import { createFaults, type FaultSettings } from '../../../../src/simulator/faults.ts';
import { generatedTenant } from '../../../../src/simulator/generated-tenant.ts';
import type { SimulatedTenant } from '../../../../src/simulator/tenant.ts';
import { startSimulator, type SimulatedRequest } from '../../../../src/simulator/simulator.ts';
import { Throttle } from '../../../../src/simulator/throttle.ts';
import { createArmSource } from '../../../../src/sources/arm/arm-source.ts';
import { createHostSource } from '../../../../src/sources/dns/host-source.ts';
import { routeFacts } from '../../../../src/sources/fact-router.ts';
import { createGraphSource, type GraphSource, type GraphSourceOptions } from '../../../../src/sources/graph/graph-source.ts';
import { publicLimits } from '../../../../src/sources/graph/lanes.ts';
import { fakeClock } from './fake-clock.ts';

const now = new Date('2026-03-01T00:00:00Z');
const size = { users: 9_000, servicePrincipals: 400, applications: 5_000, groups: 300, devices: 50 };
const large = generatedTenant(size, now);
const query = (path: string, more: Partial<GraphQuery> = {}): GraphQuery => ({ version: 'v1.0', path, permissions: [], ...more });
const users = query('users', { select: ['id'], top: 999 });
const open = { units: 1_000_000, perMs: 1_000 };
const limits = { identity: open, protection: open, reports: open, intune: open, wholeApp: open };

let closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.toReversed()) await close();
  closing = [];
});

async function start(faults: FaultSettings, options: Partial<GraphSourceOptions> = {}, { throttle, tenant = large }: { throttle?: Throttle; tenant?: SimulatedTenant } = {}): Promise<{ source: GraphSource; everything: FactSource; seen: SimulatedRequest[] }> {
  const seen: SimulatedRequest[] = [];
  const fault = createFaults(faults);
  const simulator = await startSimulator({
    tenant, ...(throttle && { throttle }),
    fault: (request) => {
      seen.push(request);
      return fault(request);
    },
  });
  const source = createGraphSource({ baseUrl: simulator.url, cloud: 'global', credential: null, limits, ...options });
  const { retry, signal } = options;
  const everything = routeFacts({
    graph: source,
    arm: createArmSource({ baseUrl: simulator.armUrl, cloud: 'global', credential: null, ...(retry && { retry }), ...(signal && { signal }) }),
    dns: createHostSource((host) => Promise.resolve({ resolves: host.endsWith('.contoso.com') ? 'yes' : 'no', alias: null })),
  });
  closing.push(() => simulator.close(), () => everything.close());
  return { source, everything, seen };
}

async function idsOf(pages: AsyncIterable<readonly unknown[]>): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of pages) ids.push(...page.map((entity) => (entity as { id: string }).id));
  return ids;
}

describe('a long collection', () => {
  it('is read in several chains, every object once, in the same order each time', async () => {
    const { source, seen } = await start({});
    const first = await idsOf(source.pages(users));
    expect(first).toHaveLength(size.users);
    expect(new Set(first).size).toBe(size.users);
    expect(seen.filter(({ url }) => url.includes('startswith') && !url.includes('$count')).length).toBeGreaterThan(20);
    expect(await idsOf(source.pages(users))).toEqual(first);
  });

  it('is read at the pace of the tenant, without ever being throttled', async () => {
    const clock = fakeClock();
    const throttle = new Throttle({ users: size.users, now: () => clock.now() });
    const { source } = await start({ now: () => clock.now() }, { clock, limits: {} }, { throttle });
    expect(await idsOf(source.pages(query('applications', { select: ['id'], top: 999 })))).toHaveLength(size.applications);
    expect(source.statistics.lanes.identity.limit.units).toBe(8_000);
    expect(source.statistics.retries).toBe(0);
  });
});

it('slows down for a limit that is lower than the public one', async () => {
  const clock = fakeClock();
  const throttle = new Throttle({ users: 1, limits: { identity: { units: 20, perMs: 10_000 } }, now: () => clock.now() });
  const { source } = await start({ now: () => clock.now() }, { clock, limits: publicLimits }, { throttle });
  for (let index = 0; index < 100; index += 1) await source.get(query('policies/authorizationPolicy'));
  expect(source.statistics.retries).toBeLessThan(20);
  expect(clock.now()).toBeGreaterThan(35_000);
});

it('loses ten minutes and no object to an outage of ten minutes', async () => {
  const clock = fakeClock();
  const minutes = 60_000;
  const { source, seen } = await start({ now: () => clock.now(), outages: [{ fromMs: 1, toMs: 10 * minutes }] }, { clock });
  const walked: string[] = [];
  for await (const page of source.pages(query('servicePrincipals', { select: ['id'], top: 50 }))) {
    walked.push(...page.map((entity) => (entity as { id: string }).id));
    if (clock.now() === 0) clock.advance(1);
  }
  expect(new Set(walked).size).toBe(size.servicePrincipals);
  expect(walked).toHaveLength(size.servicePrincipals);
  expect(clock.now()).toBeGreaterThanOrEqual(10 * minutes);
  // One pause at most, the longest, goes beyond it.
  expect(clock.now()).toBeLessThan(10.6 * minutes);
  expect(seen.length).toBeGreaterThan(25);
});

it('renews its token as often as a long run takes', async () => {
  let issued = 0;
  const credential: TokenCredential = {
    getToken(): Promise<AccessToken> {
      issued += 1;
      return Promise.resolve({ token: `token ${issued}`, expiresOnTimestamp: Date.now() + 3_600_000 });
    },
  };
  const { source } = await start({ requestsPerToken: 3 }, { credential });
  expect(await idsOf(source.pages(query('servicePrincipals', { select: ['id'], top: 40 })))).toHaveLength(size.servicePrincipals);
  expect(issued).toBeGreaterThanOrEqual(3);
});

describe('a whole run', () => {
  const retry = { baseMs: 1, maxMs: 4 };
  const small = generatedTenant({ users: 300, servicePrincipals: 60, applications: 40, groups: 40, devices: 10 }, now);

  async function run(source: FactSource, more: { done?: ReadonlySet<string>; signal?: AbortSignal; onResult?: (result: CheckResult) => void } = {}): Promise<Map<string, string>> {
    const verdicts = new Map<string, string>();
    await assess({
      checks: await loadChecks(), source, facts: { now, cloud: 'global' }, done: more.done ?? new Set(), onProgress: () => {},
      ...(more.signal && { signal: more.signal }),
      onResult: (result) => {
        verdicts.set(result.id, result.verdict);
        more.onResult?.(result);
        return Promise.resolve();
      },
    });
    return verdicts;
  }

  it('that was cancelled keeps whole results, and its continuation ends as if it had never stopped', async () => {
    const whole = await run((await start({}, { retry }, { tenant: small })).everything);
    const cancel = new AbortController();
    const { everything } = await start({}, { retry, signal: cancel.signal }, { tenant: small });
    const before = new Map<string, string>();
    const cancelled = run(everything, {
      signal: cancel.signal,
      onResult: ({ id, verdict }) => {
        before.set(id, verdict);
        if (before.size === 5) cancel.abort(new Error('Ada cancelled the run.'));
      },
    });
    await expect(cancelled).rejects.toThrow('Ada cancelled the run.');
    await new Promise((resolve) => setImmediate(resolve));
    expect(before.size).toBe(5);
    const after = await run((await start({}, { retry }, { tenant: small })).everything, { done: new Set(before.keys()) });
    expect([...after.keys()].some((id) => before.has(id))).toBe(false);
    expect(Object.fromEntries([...before, ...after].toSorted())).toEqual(Object.fromEntries([...whole].toSorted()));
  }, 60_000);

  it('gives the same verdicts when half of all requests fail', async () => {
    const calm = await run((await start({}, { retry }, { tenant: small })).everything);
    const eighth = 0.5 / 8;
    const faults = { statuses: { 429: 2 * eighth, 500: eighth, 502: eighth, 503: eighth, 504: eighth }, dropped: eighth, truncated: eighth };
    const { source, everything } = await start(faults, { retry }, { tenant: small });
    const failing = await run(everything);
    expect(Object.fromEntries([...failing].toSorted())).toEqual(Object.fromEntries([...calm].toSorted()));
    expect(source.statistics.retries).toBeGreaterThan(20);
  }, 60_000);
});
