import type { TokenCredential } from '@azure/identity';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FactNotConnected, FactNotInCloud, FactOutOfReach, FactUnavailable } from '../../../../src/assessment/fact-source.ts';
import type { ArmQuery } from '../../../../src/assessment/need.ts';
import { sampleTenant } from '../../../../src/simulator/sample-tenant.ts';
import { startSimulator, type Fault, type SimulatedRequest, type Simulator } from '../../../../src/simulator/simulator.ts';
import type { SimulatedAzure } from '../../../../src/simulator/tenant.ts';
import { createArmSource, type ArmSource, type ArmSourceOptions } from '../../../../src/sources/arm/arm-source.ts';
import { startPrefixProxy } from '../graph/prefix-proxy.ts';

const retry = { baseMs: 1, maxMs: 4, serverErrors: 4, firstContactMs: 20_000, timeoutMs: 5_000 };
const role = { role: 'Reader', scope: '/', action: 'Microsoft.Authorization/roleAssignments/read' };
const query = (path: string, more: Partial<ArmQuery> = {}): ArmQuery => ({ service: 'arm', path, apiVersion: '2022-04-01', access: role, ...more });
const [one, two] = ['5ab00000-0000-4000-8000-000000000001', '5ab00000-0000-4000-8000-000000000002'];
const assignment = (scope: string, principal: string) => ({ scope, roleId: 'owner', principalId: principal, principalType: 'User' as const });
const azure: SimulatedAzure = {
  subscriptions: [{ id: one, displayName: 'One' }, { id: two, displayName: 'Two' }],
  roleAssignments: [
    assignment('/', 'a'), assignment('/', 'b'), assignment('/', 'c'), assignment(`/subscriptions/${one}`, 'd'),
    assignment(`/subscriptions/${one}/resourceGroups/R G/providers/Microsoft.Logic/workflows/w`, 'e'),
  ],
  collections: new Map([['providers/microsoft.aadiam/diagnosticsettings', [{ name: 'setting' }]]]),
  refusals: [{ path: 'providers/forbidden', status: 403, code: 'AuthorizationFailed' }],
  pageSize: 2,
};

const seen: SimulatedRequest[] = [];
let faults: ((request: SimulatedRequest) => Fault | null)[] = [];
let simulator: Simulator;
let closing: (() => unknown)[] = [];

beforeEach(async () => {
  seen.length = 0;
  faults = [];
  simulator = await startSimulator({
    tenant: { ...sampleTenant(), azure, latencyMs: 0 },
    fault: (request) => {
      seen.push(request);
      return faults.map((fault) => fault(request)).find((fault) => fault !== null) ?? null;
    },
  });
  closing = [() => simulator.close()];
});
afterEach(async () => {
  for (const close of closing.toReversed()) await close();
});

function sourceOf(options: Partial<ArmSourceOptions> = {}): ArmSource {
  const source = createArmSource({ baseUrl: simulator.armUrl, cloud: 'global', credential: null, retry, ...options });
  closing.push(() => source.close());
  return source;
}

async function all(pages: AsyncIterable<readonly unknown[]>): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const page of pages) items.push(...page);
  return items;
}
const principals = (items: readonly unknown[]) => items.map((item) => (item as { properties: { principalId: string } }).properties.principalId);
const always = (fault: Fault) => () => fault;
const atRoot = query('providers/Microsoft.Authorization/roleAssignments', { filter: 'atScope()' });

describe('reading Azure Resource Manager', () => {
  it('sends the version and follows the list to its end', async () => {
    expect(principals(await all(sourceOf().pages(atRoot)))).toEqual(['a', 'b', 'c']);
    expect(seen.map(({ url }) => url)).toEqual([
      '/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01&$filter=atScope()',
      '/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01&$filter=atScope()&$skiptoken=2',
    ]);
  });

  it('reads one object, and counts by reading', async () => {
    expect(await sourceOf().get(query('providers/microsoft.aadiam/diagnosticSettings'))).toEqual({ value: [{ name: 'setting' }] });
    expect(await sourceOf().count(atRoot)).toBe(3);
  });

  it('reads below resources whose ids have slashes and blanks, and finds nothing below what is gone', async () => {
    const logicApp = `/subscriptions/${one}/resourceGroups/R G/providers/Microsoft.Logic/workflows/w`;
    const found = new Map<string, string[]>();
    for await (const { id, items } of sourceOf().fanOut(query('{id}/providers/Microsoft.Authorization/roleAssignments', { filter: 'atScope()' }), [logicApp, `subscriptions/${two}`, '/subscriptions/gone'])) found.set(id, principals(items));
    expect(Object.fromEntries(found)).toEqual({ [logicApp]: ['a', 'b', 'c', 'd', 'e'], [`subscriptions/${two}`]: ['a', 'b', 'c'], '/subscriptions/gone': [] });
    expect(seen.some(({ url }) => url.startsWith(`/subscriptions/${one}/resourceGroups/R%20G/providers/Microsoft.Logic/workflows/w/providers/`))).toBe(true);
  });

  it.each(['', '/', '/subscriptions/../../secret'])('asks for nothing below "%s", which is no resource id', async (id) => {
    await expect(sourceOf().fanOut(query('{id}/providers/x'), [id])[Symbol.asyncIterator]().next()).rejects.toThrow(/no resource id/);
    expect(seen).toEqual([]);
  });

  it('keeps the path prefix of its address, also where links leave it out', async () => {
    const proxy = await startPrefixProxy(simulator.armUrl, '/azure/arm');
    closing.push(() => proxy.close());
    expect(await all(sourceOf({ baseUrl: proxy.url }).pages(atRoot))).toHaveLength(3);
    expect(proxy.paths).toHaveLength(2);
    expect(proxy.paths.every((path) => path.startsWith('/azure/arm/providers/'))).toBe(true);
  });

  it.each([
    ['leads to another host', 'https://evil.example/providers/x', /continues at another address \(evil\.example\)/],
    ['leads to the same page', '/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01&$filter=atScope()', /same page again/],
  ])('does not follow a link that %s', async (_what, nextLink, sentence) => {
    faults.push(always({ kind: 'answer', body: { value: [], nextLink } }));
    await expect(all(sourceOf().pages(atRoot))).rejects.toThrow(sentence);
    expect(seen).toHaveLength(1);
  });

  it('brings a link to the public address back below its own', async () => {
    faults.push(({ url }) => (url.includes('skiptoken') ? null : { kind: 'answer', body: { value: [1], nextLink: 'https://management.azure.com/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01&$skiptoken=4' } }));
    expect(await all(sourceOf().pages(atRoot))).toHaveLength(2);
  });
});

describe('what Azure Resource Manager does not give', () => {
  it.each([
    ['application', /Assign the app's identity the Azure role Reader at "\/"/],
    ['delegated', /Assign the person who signs in the Azure role Reader/],
  ] as const)('is out of reach of a sign-in as %s without the role', async (signIn, sentence) => {
    const reading = all(sourceOf({ signIn }).pages(query('providers/forbidden')));
    await expect(reading).rejects.toThrow(FactOutOfReach);
    await expect(reading).rejects.toThrow(/^No Azure access: .*providers\/forbidden \(403\)/);
    await expect(reading).rejects.toThrow(sentence);
  });

  it('is out of reach without a token that it asks for', async () => {
    faults.push(always({ kind: 'status', status: 401 }));
    await expect(sourceOf().get(atRoot)).rejects.toThrow(FactOutOfReach);
  });

  it('is unavailable when the service says so, with what it said', async () => {
    await expect(sourceOf().get(query('providers/nothing'))).rejects.toThrow(/providers\/nothing \(404 NotFound\)\. It said: The resource/);
    await expect(sourceOf().get(query('providers/nothing'))).rejects.toThrow(FactUnavailable);
    faults.push(always({ kind: 'answer', body: { items: [] } }));
    await expect(all(sourceOf().pages(atRoot))).rejects.toThrow(/no list/);
  });

  it('is not asked for in a cloud that has it not', async () => {
    await expect(sourceOf({ cloud: 'china' }).get({ ...atRoot, clouds: ['global'] })).rejects.toThrow(FactNotInCloud);
    expect(seen).toEqual([]);
  });
});

describe('patience with Azure Resource Manager', () => {
  it.each<[string, Fault]>([
    ['is throttled', { kind: 'status', status: 429, headers: { 'retry-after': '0' } }],
    ['fails', { kind: 'status', status: 503 }],
    ['breaks off', { kind: 'truncate' }],
    ['is cut', { kind: 'drop' }],
  ])('asks again when a request %s', async (_what, fault) => {
    let left = 2;
    faults.push(() => ((left -= 1) >= 0 ? fault : null));
    expect(await all(sourceOf().pages(atRoot))).toHaveLength(3);
    expect(seen).toHaveLength(4);
  });

  it('gives up on one fact, not on the run, when nothing is there', async () => {
    const source = sourceOf({ baseUrl: 'http://127.0.0.1:9', retry: { ...retry, firstContactMs: 20 } });
    await expect(source.get(atRoot)).rejects.toThrow(FactUnavailable);
    await expect(source.get(atRoot)).rejects.toThrow(/Azure Resource Manager cannot be reached/);
  });

  it('keeps every subscription and the tenant under the limit', async () => {
    const waits: number[] = [];
    let now = 0;
    const clock = { now: () => now, sleep: (ms: number) => { waits.push(ms); now += ms; return Promise.resolve(); } };
    const source = sourceOf({ limit: { units: 1, perMs: 1_000 }, clock });
    await source.get(query(`subscriptions/${one}/providers/Microsoft.Authorization/roleAssignments`));
    await source.get(query(`subscriptions/${two}/providers/Microsoft.Authorization/roleAssignments`));
    await source.get(query('subscriptions'));
    expect(waits).toEqual([]);
    await source.get(query('subscriptions'));
    expect(waits).toHaveLength(1);
  });
});

describe('signing in to Azure', () => {
  it.each([['global', 'https://management.azure.com/.default'], ['usgov', 'https://management.usgovcloudapi.net/.default'], ['usgovdod', 'https://management.usgovcloudapi.net/.default'], ['china', 'https://management.chinacloudapi.cn/.default']] as const)(
    'asks for a token of the %s cloud and sends it',
    async (cloud, scope) => {
      const asked: unknown[] = [];
      const credential: TokenCredential = { getToken: (scopes) => { asked.push(scopes); return Promise.resolve({ token: 'azure-token', expiresOnTimestamp: Date.now() + 3_600_000 }); } };
      await sourceOf({ credential, cloud }).get(atRoot);
      expect(asked).toEqual([scope]);
      expect(seen[0]?.headers['authorization']).toBe('Bearer azure-token');
    },
  );

  it('is not connected when nobody consents, or no token is accepted', async () => {
    const refusing: TokenCredential = { getToken: () => Promise.reject(new Error('AADSTS65001: consent is missing.')) };
    await expect(sourceOf({ credential: refusing }).get(atRoot)).rejects.toThrow(FactNotConnected);
    await expect(sourceOf({ credential: refusing }).get(atRoot)).rejects.toThrow(/not connected to Azure.*consent is missing/);
    faults.push(always({ kind: 'status', status: 401 }));
    const stale: TokenCredential = { getToken: () => Promise.resolve({ token: 'x', expiresOnTimestamp: Date.now() + 3_600_000 }) };
    await expect(sourceOf({ credential: stale }).get(atRoot)).rejects.toThrow(FactNotConnected);
  });

  it('takes a credential for every host but this one', () => {
    expect(() => createArmSource({ baseUrl: 'https://management.azure.com', cloud: 'global', credential: null })).toThrow(/takes a sign-in/);
  });
});
