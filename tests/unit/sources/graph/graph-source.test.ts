import type { AccessToken, TokenCredential } from '@azure/identity';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FactNeedsPerson, FactNotInCloud, FactUnavailable, ServiceUnreachable } from '../../../../src/assessment/fact-source.ts';
import type { GraphQuery } from '../../../../src/assessment/need.ts';
import { sampleTenant } from '../../../../src/simulator/sample-tenant.ts';
import { startSimulator, type Fault, type SimulatedRequest, type Simulator } from '../../../../src/simulator/simulator.ts';
import { createGraphSource, type GraphSource, type GraphSourceOptions } from '../../../../src/sources/graph/graph-source.ts';
import { startPrefixProxy } from './prefix-proxy.ts';

const open = { units: 10_000, perMs: 1_000 };
const limits = { identity: open, protection: open, reports: open, intune: open, wholeApp: open };
const retry = { baseMs: 1, maxMs: 4, serverErrors: 4, firstContactMs: 20_000, timeoutMs: 5_000 };

const tenant = { ...sampleTenant(), latencyMs: 0 };
const seen: SimulatedRequest[] = [];
let faults: ((request: SimulatedRequest) => Fault | null)[] = [];
let simulator: Simulator;
let closing: (() => unknown)[] = [];

beforeEach(async () => {
  seen.length = 0;
  faults = [];
  simulator = await startSimulator({
    tenant,
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

function sourceOf(options: Partial<GraphSourceOptions> = {}): GraphSource {
  const source = createGraphSource({ baseUrl: simulator.url, cloud: 'global', credential: null, limits, retry, ...options });
  closing.push(() => source.close());
  return source;
}

/** The fault, for the first so many requests that fit. */
function failFirst(times: number, fits: (request: SimulatedRequest) => boolean, fault: Fault): void {
  let left = times;
  faults.push((request) => {
    if (left === 0 || !fits(request)) return null;
    left -= 1;
    return fault;
  });
}
const asksFor = (path: string) => ({ url }: SimulatedRequest) => url.includes(path);

const query = (path: string, more: Partial<GraphQuery> = {}): GraphQuery => ({ version: 'v1.0', path, permissions: [{ application: 'Policy.Read.All', delegated: 'Policy.Read.All' }], ...more });
const policy = query('policies/authorizationPolicy');
const users = query('users', { select: ['id'], top: 300 });

async function all(pages: AsyncIterable<readonly unknown[]>): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const page of pages) items.push(...page);
  return items;
}

describe('reading', () => {
  it('follows a collection to its end', async () => {
    expect(await all(sourceOf().pages(users))).toHaveLength(612);
    expect(seen).toHaveLength(3);
  });

  it('sends small reads that are wanted together as one batch, at most twenty in each', async () => {
    const source = sourceOf();
    const answers = await Promise.all(Array.from({ length: 25 }, () => source.get(policy)));
    expect(answers).toHaveLength(25);
    expect(seen.filter(({ batched }) => !batched).map(({ method, url }) => `${method} ${url}`)).toEqual(['POST /v1.0/$batch', 'POST /v1.0/$batch']);
    expect(seen.filter(({ batched }) => batched)).toHaveLength(25);
  });

  it('sends a small read without company as it is', async () => {
    await sourceOf().get(policy);
    expect(seen.map(({ url }) => url)).toEqual(['/v1.0/policies/authorizationPolicy']);
  });

  it('counts, alone and in a batch, as an advanced query', async () => {
    const source = sourceOf();
    const guests = query('users', { filter: "userType eq 'Guest'" });
    expect(await source.count(guests)).toBe(72);
    expect(await Promise.all([source.count(guests), source.count(query('groups'))])).toEqual([72, 33]);
  });

  it('sends what an advanced query takes', async () => {
    const found = await all(sourceOf().pages(query('users', { filter: "userType ne 'Guest'", select: ['id'], top: 300, advanced: true })));
    expect(found).toHaveLength(540);
    expect(seen[0]).toMatchObject({ url: expect.stringContaining('$count=true') as unknown, headers: { consistencylevel: 'eventual' } });
  });

  it('reads below many objects in batches, and finds nothing below one that is gone', async () => {
    const source = sourceOf();
    const ids = (await all(source.pages(query('groups', { select: ['id'] })))).map((group) => (group as { id: string }).id);
    seen.length = 0;
    const found = new Map<string, number>();
    for await (const { id, items } of source.fanOut(query('groups/{id}/members', { select: ['id'] }), [...ids, 'gone'])) found.set(id, items.length);
    expect(found.size).toBe(ids.length + 1);
    expect(found.get('gone')).toBe(0);
    expect([...found.values()].reduce((sum, size) => sum + size, 0)).toBeGreaterThan(540);
    expect(seen.filter(({ batched }) => !batched).every(({ url }) => url === '/v1.0/$batch')).toBe(true);
  });

  it('reads objects by their ids together, and finds nothing for one that is gone', async () => {
    const source = sourceOf();
    const ids = (await all(source.pages(users))).map((user) => (user as { id: string }).id).slice(0, 40);
    seen.length = 0;
    const found = new Map<string, readonly unknown[]>();
    for await (const { id, items } of source.fanOut(query('users/{id}', { select: ['displayName'] }), [...ids, 'gone'])) found.set(id, items);
    expect([...found.keys()].toSorted()).toEqual([...ids, 'gone'].toSorted());
    expect(found.get('gone')).toEqual([]);
    expect(ids.every((id) => (found.get(id)?.[0] as { id: string }).id === id)).toBe(true);
    expect(seen.filter(asksFor('/users'))).toHaveLength(3);
  });

  it('reads objects one by one where the collection cannot be asked for ids', async () => {
    faults.push(({ url }) => (url.includes('%20in%20') ? { kind: 'status', status: 400 } : null));
    const source = sourceOf();
    const ids = (await all(source.pages(users))).map((user) => (user as { id: string }).id).slice(0, 5);
    const found: string[] = [];
    for await (const { items } of source.fanOut(query('users/{id}', { select: ['id'] }), ids)) found.push(...items.map((item) => (item as { id: string }).id));
    expect(found.toSorted()).toEqual(ids.toSorted());
  });

  it('keeps the path of its base, also where a link to the next page forgets it', async () => {
    const proxy = await startPrefixProxy(simulator.url, '/prefix/graph');
    closing.push(() => proxy.close());
    const source = sourceOf({ baseUrl: proxy.url });
    expect(await all(source.pages(users))).toHaveLength(612);
    await Promise.all([source.get(policy), source.count(query('users'))]);
    expect(proxy.paths.length).toBe(4);
    expect(proxy.paths.every((path) => path.startsWith('/prefix/graph/v1.0/'))).toBe(true);
  });
});

describe('faults', () => {
  it.each<[string, Fault]>([
    ['429 with Retry-After', { kind: 'status', status: 429, headers: { 'retry-after': '0.01' } }], ['429 without', { kind: 'status', status: 429 }],
    ['503', { kind: 'status', status: 503 }], ['500', { kind: 'status', status: 500 }], ['a dropped connection', { kind: 'drop' }], ['truncated JSON', { kind: 'truncate' }],
  ])('gets over %s in the middle of a collection', async (_, fault) => {
    failFirst(2, asksFor('$skiptoken'), fault);
    const source = sourceOf();
    const found = await all(source.pages(users));
    expect(new Set(found.map((user) => (user as { id: string }).id)).size).toBe(612);
    expect(source.statistics.retries).toBe(2);
  });

  it('asks again only for the part of a batch that was throttled', async () => {
    failFirst(1, ({ url, batched }) => batched && url.includes('adminConsent'), { kind: 'status', status: 429, headers: { 'Retry-After': '0' } });
    const source = sourceOf();
    await Promise.all([source.get(policy), source.get(query('policies/adminConsentRequestPolicy')), source.count(query('users'))]);
    expect(seen.filter(asksFor('authorizationPolicy'))).toHaveLength(1);
    expect(seen.filter(asksFor('adminConsent')).map(({ batched }) => batched)).toEqual([true, false]);
  });

  it.each<[string, Fault]>([['503', { kind: 'status', status: 503 }], ['dropped', { kind: 'drop' }], ['truncated', { kind: 'truncate' }], ['not offered', { kind: 'status', status: 404 }]])(
    'gets over a batch that is %s as a whole', async (_, fault) => {
      failFirst(1, asksFor('$batch'), fault);
      const source = sourceOf();
      const [found, count] = await Promise.all([source.get(policy), source.count(query('users'))]);
      expect(found).toMatchObject({ id: 'authorizationPolicy' });
      expect(count).toBe(612);
    });

  it('gives up on what always fails, and on that only', async () => {
    failFirst(100, asksFor('adminConsent'), { kind: 'status', status: 502 });
    failFirst(100, asksFor('groups'), { kind: 'truncate' });
    const source = sourceOf();
    await source.get(policy);
    await expect(source.get(query('policies/adminConsentRequestPolicy'))).rejects.toThrow(/adminConsentRequestPolicy \(502\) 4 times/);
    await expect(all(source.pages(query('groups')))).rejects.toThrow(/groups did not arrive in 4 attempts: the answer broke off/);
    expect(await source.count(query('users'))).toBe(612);
  });

  it.each([
    ['https://evil.example/v1.0/users?$skiptoken=x', /evil\.example/], ['http://127.0.0.1:1/v1.0/users', /127\.0\.0\.1:1/], ['not a link', /continues at another address/],
  ])('does not follow %s', async (link, problem) => {
    failFirst(1, asksFor('/users'), { kind: 'answer', body: { value: [{ id: '1' }], '@odata.nextLink': link } });
    const reading = all(sourceOf().pages(users));
    await expect(reading).rejects.toThrow(FactUnavailable);
    await expect(reading).rejects.toThrow(problem);
    expect(seen).toHaveLength(1);
  });

  it('does not walk in a circle', async () => {
    failFirst(5, asksFor('/users'), { kind: 'answer', body: { value: [], '@odata.nextLink': `${simulator.url}/v1.0/users?$select=id&$top=300` } });
    await expect(all(sourceOf().pages(users))).rejects.toThrow(/same page again/);
  });

  it('says so when nothing can be reached', async () => {
    await simulator.close();
    const reading = sourceOf({ retry: { ...retry, firstContactMs: 20 } }).get(policy);
    await expect(reading).rejects.toThrow(ServiceUnreachable);
    await expect(reading).rejects.toThrow(/cannot be reached.*Check the address/);
  });

  it('says so when what was reached has been gone for too long', async () => {
    const source = sourceOf({ retry: { ...retry, outageMs: 30 } });
    await source.get(policy);
    failFirst(1_000, () => true, { kind: 'drop' });
    await expect(source.get(policy)).rejects.toThrow(ServiceUnreachable);
  });
});

describe('refusals', () => {
  it('names the permission that is missing', async () => {
    faults.push(() => ({ kind: 'status', status: 403 }));
    await expect(sourceOf().get(policy)).rejects.toThrow(
      'Graph refused policies/authorizationPolicy (403). The app lacks Policy.Read.All; grant it with "npm run cli -- permissions --grant".');
    const delegated = query('policies/authorizationPolicy', { permissions: [{ application: 'App.Read', delegated: 'Person.Read' }] });
    await expect(sourceOf({ signIn: 'delegated' }).get(delegated)).rejects.toThrow(/signed-in person's token lacks Person\.Read/);
  });

  it('names the one of several permissions that Graph names', async () => {
    const permissions = ['User.Read.All', 'AuditLog.Read.All'].map((name) => ({ application: name, delegated: name }));
    await expect(all(sourceOf().pages(query('users', { select: ['id', 'signInActivity'], permissions })))).rejects.toThrow(/lacks AuditLog\.Read\.All;/);
  });

  it('tells a missing licence from a missing permission', async () => {
    await expect(all(sourceOf().pages(query('identityProtection/riskyUsers')))).rejects.toThrow(/licences do not include it/);
  });

  it.each([['users/nobody', /has no users\/nobody in this tenant \(404\)/], ['nonsense', /did not answer nonsense \(400 BadRequest\)/]])('explains %s', async (path, problem) => {
    await expect(sourceOf().get(query(path))).rejects.toThrow(problem);
  });

  it('does not ask what this cloud or this sign-in cannot answer', async () => {
    await expect(sourceOf({ cloud: 'china' }).get({ ...policy, clouds: ['global'] })).rejects.toThrow(FactNotInCloud);
    await expect(sourceOf().get({ ...policy, permissions: [{ application: null, delegated: 'Policy.Read.All' }] })).rejects.toThrow(FactNeedsPerson);
    expect(seen).toHaveLength(0);
  });
});

describe('signing in', () => {
  function credentialOf(tokens: string[]): TokenCredential & { readonly asked: unknown[] } {
    const asked: unknown[] = [];
    return {
      asked,
      getToken(scopes, options): Promise<AccessToken> {
        asked.push([scopes, options?.claims]);
        const token = tokens.shift();
        return token === undefined ? Promise.reject(new Error('No more tokens.')) : Promise.resolve({ token, expiresOnTimestamp: Date.now() + 3_600_000 });
      },
    };
  }

  it('is needed for every address but this machine', () => {
    expect(() => createGraphSource({ baseUrl: 'https://graph.microsoft.com', cloud: 'global', credential: null })).toThrow(/takes a sign-in/);
    expect(() => createGraphSource({ baseUrl: 'http://127.0.0.1.example.com/', cloud: 'global', credential: null })).toThrow(/takes a sign-in/);
  });

  it('sends one token with every request', async () => {
    const credential = credentialOf(['first']);
    await all(sourceOf({ credential }).pages(users));
    expect(seen.map(({ headers }) => headers['authorization'])).toEqual(['Bearer first', 'Bearer first', 'Bearer first']);
    expect(credential.asked).toEqual([['https://graph.microsoft.com/.default', undefined]]);
  });

  it('renews a token that is turned down, with the claims that are asked for', async () => {
    const claims = '{"access_token":{"nbf":{"essential":true}}}';
    faults.push(({ headers }) => (headers['authorization'] === 'Bearer second' ? null
      : { kind: 'status', status: 401, headers: { 'www-authenticate': `Bearer error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"` } }));
    const credential = credentialOf(['first', 'second']);
    expect(await sourceOf({ credential }).get(policy)).toMatchObject({ id: 'authorizationPolicy' });
    expect(credential.asked.at(-1)).toEqual(['https://graph.microsoft.com/.default', claims]);
  });

  it('ends the run when the renewed token is turned down too, or there is none', async () => {
    faults.push(() => ({ kind: 'status', status: 401 }));
    await expect(sourceOf({ credential: credentialOf(['first', 'second']) }).get(policy)).rejects.toThrow(ServiceUnreachable);
    await expect(sourceOf({ credential: credentialOf([]) }).get(policy)).rejects.toThrow(/Could not sign in to Microsoft Graph: No more tokens\./);
  });
});

describe('ending', () => {
  it('stops every read when the signal is given, also one that waits for its lane', async () => {
    const stop = new AbortController();
    const source = sourceOf({ signal: stop.signal, limits: { ...limits, identity: { units: 1, perMs: 60_000 } } });
    await source.get(policy);
    const waiting = source.get(policy);
    stop.abort(new Error('Ada cancelled the run.'));
    await expect(waiting).rejects.toThrow('Ada cancelled the run.');
  });

  it('stops a read that is under way when it is closed', async () => {
    faults.push(() => ({ kind: 'status', status: 429, headers: { 'retry-after': '60' } }));
    const source = sourceOf();
    const waiting = source.get(policy);
    setTimeout(() => source.close(), 20);
    await expect(waiting).rejects.toThrow(/was closed/);
  });
});
