import { describe, expect, it } from 'vitest';
import { FactUnavailable } from '../../../../src/assessment/fact-source.ts';
import type { HostQuery } from '../../../../src/assessment/need.ts';
import { createHostSource } from '../../../../src/sources/dns/host-source.ts';
import { lookUpWith, type HostAnswer, type LookUp, type Questions } from '../../../../src/sources/dns/look-up.ts';

const query: HostQuery = { service: 'dns', path: 'hosts/{id}' };
const failing = (code: string) => Promise.reject(Object.assign(new Error(code), { code }));
const unanswered = { resolves: 'unknown', alias: null } as const;

/** A resolver that answers by name; what is no list is the code of an error. */
function resolver(records: Readonly<Record<string, { a?: string[] | string; aaaa?: string[] | string; cname?: string }>>): Questions {
  const answer = (given: string[] | string | undefined) => (Array.isArray(given) ? Promise.resolve(given) : failing(given ?? 'ENOTFOUND'));
  return {
    resolve4: ((host: string) => answer(records[host]?.a)) as Questions['resolve4'],
    resolve6: ((host: string) => answer(records[host]?.aaaa)) as Questions['resolve6'],
    resolveCname: (host) => answer(records[host]?.cname === undefined ? 'ENODATA' : [records[host].cname]),
  };
}

describe('looking a host name up', () => {
  it.each<[string, { a?: string[] | string; aaaa?: string[] | string }, HostAnswer['resolves']]>([
    ['with an IPv4 address resolves', { a: ['192.0.2.1'], aaaa: 'ENODATA' }, 'yes'],
    ['with an IPv6 address resolves', { a: 'ENODATA', aaaa: ['2001:db8::1'] }, 'yes'],
    ['with one address resolves even when the other question fails', { a: ['192.0.2.1'], aaaa: 'ETIMEOUT' }, 'yes'],
    ['that does not exist does not', { a: 'ENOTFOUND', aaaa: 'ENOTFOUND' }, 'no'],
    ['without addresses does not', { a: 'ENODATA', aaaa: 'ENODATA' }, 'no'],
    ['that can be no name does not', { a: 'EBADNAME', aaaa: 'EBADNAME' }, 'no'],
    ['that nobody answers for is unknown', { a: 'ETIMEOUT', aaaa: 'ETIMEOUT' }, 'unknown'],
    ['that half fails is unknown', { a: 'ENODATA', aaaa: 'ESERVFAIL' }, 'unknown'],
    ['that the server refuses is unknown', { a: 'EREFUSED', aaaa: 'EREFUSED' }, 'unknown'],
    ['is unknown without a network', { a: 'ECONNREFUSED', aaaa: 'ECONNREFUSED' }, 'unknown'],
  ])('a name %s', async (_what, record, resolves) => {
    expect(await lookUpWith(resolver({ 'app.contoso.com': record }))('app.contoso.com')).toEqual({ resolves, alias: null });
  });

  it('follows the aliases of a name without address to the last, and no circle for ever', async () => {
    const dns = resolver({ shop: { cname: 'Shop.example.net' }, 'shop.example.net': { cname: 'gone.azurewebsites.net' }, a: { cname: 'b' }, b: { cname: 'a' } });
    expect(await lookUpWith(dns)('shop')).toEqual({ resolves: 'no', alias: 'gone.azurewebsites.net' });
    expect((await lookUpWith(dns)('a')).resolves).toBe('no');
  });
});

describe('looking many host names up', () => {
  async function ask(lookUp: LookUp, hosts: readonly string[]): Promise<Record<string, unknown>> {
    const found: Record<string, unknown> = {};
    for await (const { id, items: [answer] } of createHostSource(lookUp).fanOut(query, hosts)) found[id] = (answer as HostAnswer).resolves;
    return found;
  }

  it('gives one answer per name, and asks for each name once', async () => {
    const asked: string[] = [];
    const source = createHostSource((host) => { asked.push(host); return Promise.resolve({ resolves: 'yes', alias: null }); });
    for (const hosts of [['a', 'b'], ['B', 'c']]) for await (const { items } of source.fanOut(query, hosts)) expect(items).toHaveLength(1);
    expect(asked).toEqual(['a', 'b', 'c']);
  });

  it('has at most sixteen look-ups under way', async () => {
    let [running, most] = [0, 0];
    await ask(async () => {
      most = Math.max(most, running += 1);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running -= 1;
      return { resolves: 'yes', alias: null };
    }, Array.from({ length: 100 }, (_, index) => `host-${index}`));
    expect(most).toBe(16);
  });

  it('keeps what is unknown beside what is known', async () => {
    const known: Record<string, HostAnswer> = { b: { resolves: 'no', alias: null } };
    expect(await ask((host) => Promise.resolve(known[host] ?? unanswered), ['a', 'b', 'c'])).toEqual({ a: 'unknown', b: 'no', c: 'unknown' });
  });

  it('has nothing to say of no names', async () => {
    expect(await ask(() => Promise.resolve(unanswered), [])).toEqual({});
  });

  it.each([[1, /^The one host name/], [3, /^All 3 host names .*DNS servers of this machine/]])('is unavailable when none of %i is answered', async (count, sentence) => {
    const asking = ask(() => Promise.resolve(unanswered), Array.from({ length: count }, (_, index) => `host-${index}`));
    await expect(asking).rejects.toThrow(FactUnavailable);
    await expect(asking).rejects.toThrow(sentence);
  });

  it('gives up early on a long list that nobody answers', async () => {
    let asked = 0;
    await expect(ask(() => { asked += 1; return Promise.resolve(unanswered); }, Array.from({ length: 5_000 }, (_, index) => `host-${index}`))).rejects.toThrow(/^All 64/);
    expect(asked).toBeLessThan(100);
  });
});
