import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { failed, license, passed, type Check, type CheckResult } from '../../../src/assessment/check.ts';
import { assess, type Assessment } from '../../../src/assessment/engine.ts';
import { FactNotInCloud, FactUnavailable, ServiceUnreachable, type FactSource } from '../../../src/assessment/fact-source.ts';
import { choose, count, derive, exists, fanOut, list, scan, singleton, type RunFacts } from '../../../src/assessment/need.ts';
import type { Run } from '../../../src/assessment/run.ts';
import { fakeSource } from './fake-source.ts';
import { query, smallCheck } from './small-check.ts';

const facts: RunFacts = { now: new Date('2026-03-01T00:00:00Z'), cloud: 'global' };
const saying = (pattern: RegExp): unknown => expect.stringMatching(pattern);
const item = z.object({ id: z.string() });
const policy = singleton(query('policy'), z.object({ on: z.boolean() }));

async function run(checks: readonly Check[], source: FactSource, more: Partial<Assessment> = {}): Promise<Record<string, CheckResult>> {
  const results: Record<string, CheckResult> = {};
  await assess({
    checks, source, facts, done: new Set(), onProgress: () => {},
    onResult: (result) => {
      results[result.id] = result;
      return Promise.resolve();
    },
    ...more,
  });
  return results;
}

const p1 = { capabilityStatus: 'Enabled', servicePlans: [{ servicePlanId: '41781fb2-bc02-4b7c-bd55-b576c07bb09d' }] };
const p2 = { capabilityStatus: 'Enabled', servicePlans: [{ servicePlanId: 'EEC0EB4F-6444-4f95-aba0-50c24d67f998' }] };
const governance = { capabilityStatus: 'Enabled', servicePlans: [{ servicePlanId: 'e866a266-3cff-43a3-acca-0c90a7e00c8b' }] };

describe('gates', () => {
  it.each([
    ['entra-p1', [p1], 'passed'], ['entra-p1', [p2], 'passed'], ['entra-p1', [governance], 'skipped'], ['entra-p1', [], 'skipped'],
    ['entra-p2', [p1], 'skipped'], ['entra-p2', [p2], 'passed'], ['entra-p2', [governance], 'passed'], ['entra-governance', [p2], 'skipped'],
    ['entra-p1', [{ ...p1, capabilityStatus: 'Deleted' }], 'skipped'], ['entra-p1', [{ ...p1, capabilityStatus: 'Warning' }], 'passed'],
    ['entra-p1', [{ ...p1, capabilityStatus: 'LockedOut' }], 'skipped'], ['entra-free', [], 'passed'],
  ] as const)('%s with %j is %s', async (id, skus, verdict) => {
    const check = smallCheck('a', { needs: { policy }, requires: license(id) });
    const source = fakeSource({ subscribedSkus: [skus], policy: { on: true } });
    const { a } = await run([check], source);
    expect(a?.verdict).toBe(verdict);
    expect(source.calls.includes('get policy')).toBe(verdict === 'passed');
    if (verdict === 'skipped') expect(a?.reason).toMatch(/^The tenant has no licence for Microsoft Entra ID /);
  });

  it.each([
    ['AAD', 'passed'], ['CIAM', 'skipped'], ['AAD B2C', 'skipped'],
  ])('a workforce check in a %s tenant is %s', async (tenantType, verdict) => {
    const check = smallCheck('a', { needs: {}, tenantTypes: ['workforce'] });
    const { a } = await run([check], fakeSource({ organization: [[{ tenantType }]] }));
    expect(a?.verdict).toBe(verdict);
  });

  it('turns an unreadable licence list into an error of the gated checks only', async () => {
    const checks = [smallCheck('a', { needs: {}, requires: license('entra-p1') }), smallCheck('b', { needs: {} })];
    const results = await run(checks, fakeSource({ subscribedSkus: new FactUnavailable('No licences to see.') }));
    expect(results).toMatchObject({ a: { verdict: 'error', reason: 'No licences to see.' }, b: { verdict: 'passed' } });
  });
});

describe('needs', () => {
  it('fetches what several checks want at once one time', async () => {
    const checks = ['a', 'b', 'c'].map((id) => smallCheck(id, { needs: { policy, all: list(query('things'), item) } }));
    const source = fakeSource({ policy: { on: true }, things: [[{ id: '1' }], [{ id: '2' }]] });
    const results = await run(checks, source);
    expect(results['c']?.summary).toBe('{"policy":{"on":true},"all":[{"id":"1"},{"id":"2"}]}');
    expect(source.calls.toSorted()).toEqual(['get policy', 'pages things']);
  });

  it('walks a collection once for all scans, with all that they select', async () => {
    const ids = scan(query('users', { select: ['id'] }), item, { name: 'ids', initial: (): string[] => [], step: (state, { id }) => [...state, id] });
    const mails = scan(query('users', { select: ['id', 'mail'] }), z.object({ mail: z.string() }), { name: 'mails', initial: () => 0, step: (sum) => sum + 1 });
    const source = fakeSource({ users: [[{ id: '1', mail: 'a' }], [{ id: '2', mail: 'b' }]] });
    const results = await run([smallCheck('a', { needs: { ids } }), smallCheck('b', { needs: { mails } })], source);
    expect(results).toMatchObject({ a: { summary: '{"ids":["1","2"]}' }, b: { summary: '{"mails":2}' } });
    expect(source.queries.map((query) => 'select' in query && query.select)).toEqual([['id', 'mail']]);
  });

  it('does not let a skipped check or an unchosen branch hold up a shared pass', async () => {
    const one = scan(query('users', { select: ['id'] }), item, { name: 'one', initial: () => 0, step: (sum) => sum + 1 });
    const two = scan(query('users', { select: ['mail'] }), item, { name: 'two', initial: () => 0, step: (sum) => sum + 1 });
    const three = scan(query('users', { select: ['upn'] }), item, { name: 'three', initial: () => 0, step: (sum) => sum + 1 });
    const chosen = choose('pick', exists(query('groups')), { yes: derive('over two', { two }, ({ two: sum }) => sum), no: derive('nothing', {}, () => -1) });
    const checks = [smallCheck('a', { needs: { one } }), smallCheck('b', { needs: { chosen } }), smallCheck('c', { needs: { three }, requires: license('entra-p2') })];
    const source = fakeSource({ users: [[{ id: '1' }]], groups: [[]], subscribedSkus: [[p1]] });
    const results = await run(checks, source);
    expect(results).toMatchObject({ a: { summary: '{"one":1}' }, b: { summary: '{"chosen":-1}' }, c: { verdict: 'skipped' } });
    expect(source.queries.filter(({ path }) => path === 'users').map((query) => 'select' in query && query.select)).toEqual([['id']]);
  });

  it.each([[[[], [{ id: '1' }]], 'get yes'], [[[]], 'get no']])('fetches only the branch that is chosen', async (users, fetched) => {
    const branch = (path: string) => singleton(query(path), z.object({ name: z.string() }));
    const chosen = choose('branch', exists(query('users')), { yes: branch('yes'), no: branch('no') });
    const source = fakeSource({ users, yes: { name: 'y' }, no: { name: 'n' } });
    await run([smallCheck('a', { needs: { chosen } })], source);
    expect(source.calls).toEqual(['pages users', fetched]);
  });

  it('reads below every object of a list', async () => {
    const ids = derive('group ids', { groups: list(query('groups'), item) }, ({ groups }) => groups.map(({ id }) => id));
    const members = fanOut(ids, query('groups/{id}/members'), item);
    const check = smallCheck('a', { needs: { members }, decide: ({ members: found }) => passed([...found].map(([id, each]) => `${id}:${each.length}`).join()) });
    const { a } = await run([check], fakeSource({ groups: [[{ id: 'x' }, { id: 'y' }]], 'groups/{id}/members': { x: [{ id: '1' }, { id: '2' }] } }));
    expect(a?.summary).toBe('x:2,y:0');
  });

  it('judges a check as soon as its own data is there', async () => {
    const order: string[] = [];
    let open = () => {};
    const slow = new Promise<unknown>((resolve) => (open = () => resolve({ on: false })));
    const quick = smallCheck('quick', { needs: { users: count(query('users')) } });
    const late = smallCheck('late', { needs: { policy } });
    await run([late, quick], fakeSource({ policy: () => slow, users: 3 }), {
      onResult: ({ id }) => {
        order.push(id);
        open();
        return Promise.resolve();
      },
    });
    expect(order).toEqual(['quick', 'late']);
  });
});

describe('what goes wrong', () => {
  it('costs only the checks that read it', async () => {
    const users = count(query('users'));
    const doubled = derive('doubled', { users }, ({ users: sum }) => sum * 2);
    const checks = [smallCheck('a', { needs: { doubled } }), smallCheck('b', { needs: { policy } }), smallCheck('c', { needs: { there: list(query('elsewhere'), item) } })];
    const results = await run(checks, fakeSource({ users: new FactUnavailable('The app lacks User.Read.All.'), policy: { on: true }, elsewhere: new FactNotInCloud('Not here.') }));
    expect(results).toMatchObject({
      a: { verdict: 'error', reason: 'The app lacks User.Read.All.', summary: null }, b: { verdict: 'passed' }, c: { verdict: 'skipped', reason: 'Not here.' },
    });
  });

  it('names path, entity and field of an answer that does not read', async () => {
    const things = list(query('things'), z.object({ id: z.string(), state: z.object({ on: z.boolean() }) }));
    const { a, b } = await run([smallCheck('a', { needs: { things } }), smallCheck('b', { needs: { policy } })],
      fakeSource({ things: [[{ id: '1', state: { on: true } }, { id: '2', state: { on: 'yes' } }]], policy: 7 }));
    expect(a).toMatchObject({ verdict: 'error', reason: saying(/things.*\(id 2\).*state\.on/) });
    expect(b).toMatchObject({ verdict: 'error', reason: saying(/policy/) });
  });

  it('ends only the scan whose entity does not read', async () => {
    const strict = scan(query('users'), z.object({ mail: z.string() }), { name: 'strict', initial: () => 0, step: (sum) => sum + 1 });
    const lenient = scan(query('users'), item, { name: 'lenient', initial: () => 0, step: (sum) => sum + 1 });
    const results = await run([smallCheck('a', { needs: { strict } }), smallCheck('b', { needs: { lenient } })], fakeSource({ users: [[{ id: '1' }], [{ id: '2' }]] }));
    expect(results).toMatchObject({ a: { verdict: 'error', reason: saying(/mail/) }, b: { summary: '{"lenient":2}' } });
  });

  it('survives a check and a derivation that throw', async () => {
    const broken = derive('broken', {}, () => { throw new Error('no such thing'); });
    const checks = [
      smallCheck('a', { needs: {}, decide: () => { throw new TypeError('undefined is not a policy'); } }),
      smallCheck('b', { needs: { broken } }), smallCheck('c', { needs: {}, decide: () => failed('Found.') }),
    ];
    const results = await run(checks, fakeSource({}));
    expect(results).toMatchObject({
      a: { verdict: 'error', reason: saying(/undefined is not a policy/) }, b: { verdict: 'error', reason: saying(/no such thing/) }, c: { verdict: 'failed' },
    });
  });

  it('ends the run when the service cannot be reached', async () => {
    const checks = [smallCheck('a', { needs: { policy } })];
    await expect(run(checks, fakeSource({ policy: new ServiceUnreachable('No network.') }))).rejects.toThrow('No network.');
  });

  it('ends the run when a result cannot be saved, and saves no other', async () => {
    const saved: string[] = [];
    const checks = ['a', 'b'].map((id) => smallCheck(id, { needs: { users: count(query(`users/${id}`)) } }));
    let open = () => {};
    const later = new Promise<number>((resolve) => (open = () => resolve(1)));
    const going = run(checks, fakeSource({ 'users/a': 1, 'users/b': () => later }), {
      onResult: ({ id }) => {
        saved.push(id);
        return Promise.reject(new Error('The disk is full.'));
      },
    });
    await expect(going).rejects.toThrow('The disk is full.');
    open();
    await new Promise((resolve) => setImmediate(resolve));
    expect(saved).toEqual(['a']);
  });
});

describe('cancelling', () => {
  it('ends at once with the reason, without verdicts for reads that the cancel cut off', async () => {
    const cancel = new AbortController();
    const results: string[] = [];
    const cut = new Promise<never>((_, reject) => cancel.signal.addEventListener('abort', () => reject(new Error('socket closed'))));
    const stuck = new Promise<never>(() => {});
    const checks = [smallCheck('a', { needs: { policy } }), smallCheck('b', { needs: { users: count(query('users')) } })];
    const source = fakeSource({ policy: () => cut, users: () => stuck });
    const going = run(checks, source, {
      signal: cancel.signal,
      onResult: ({ id }) => {
        results.push(id);
        return Promise.resolve();
      },
    });
    await vi.waitUntil(() => source.calls.length === 2);
    cancel.abort(new Error('Ada cancelled the run.'));
    await expect(going).rejects.toThrow('Ada cancelled the run.');
    await new Promise((resolve) => setImmediate(resolve));
    expect(results).toEqual([]);
  });

  it('asks for no further page', async () => {
    const cancel = new AbortController();
    let pagesRead = 0;
    async function* endless() {
      for (;;) {
        pagesRead += 1;
        if (pagesRead === 3) cancel.abort(new Error('stop'));
        yield await Promise.resolve([{ id: '1' }]);
      }
    }
    await expect(run([smallCheck('a', { needs: { all: list(query('users'), item) } })], fakeSource({ users: () => endless() }), { signal: cancel.signal })).rejects.toThrow('stop');
    await new Promise((resolve) => setImmediate(resolve));
    expect(pagesRead).toBeLessThan(10);
  });
});

describe('progress and resuming', () => {
  it('counts checks that were judged before, and does not judge them again', async () => {
    const progress: Run['progress'][] = [];
    const checks = [smallCheck('a', { needs: { policy } }), smallCheck('b', { needs: { users: count(query('users')) }, pillars: ['devices'] })];
    const source = fakeSource({ users: 2 });
    const results = await run(checks, source, { done: new Set(['a']), onProgress: (each) => progress.push(each) });
    expect(Object.keys(results)).toEqual(['b']);
    expect(source.calls).toEqual(['count users']);
    expect(progress).toEqual([{ done: 1, total: 2, pillar: 'devices' }, { done: 2, total: 2, pillar: null }]);
  });
});
