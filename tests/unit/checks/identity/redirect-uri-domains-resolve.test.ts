import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/redirect-uri-domains-resolve.ts';
import { decide, linksOf, rowsOf, sentenceOf, type Answers } from '../decide.ts';

const own = '11111111-aaaa-4bbb-8ccc-000000000001';
const app = (replyUrls: unknown, appOwnerOrganizationId: string | null = own, id = 'a') => ({ id, appId: `${id}-app`, displayName: `App ${id}`, appOwnerOrganizationId, replyUrls });
const yes = [{ resolves: 'yes', alias: null }];
const gone = [{ resolves: 'no', alias: null }];
const silent = [{ resolves: 'unknown', alias: null }];
const dns = { 'fine.contoso.com': yes, 'gone.contoso.com': gone, 'old.contoso.com': [{ resolves: 'no', alias: 'shop.azurewebsites.net' }], 'slow.contoso.com': silent };
const tenant = (...servicePrincipals: unknown[]): Answers => ({ organization: [{ id: own }], servicePrincipals, 'hosts/{id}': dns });

describe('the domains of redirect URIs', () => {
  it.each<[string, Answers, string, RegExp]>([
    ['pass in an empty tenant', tenant(), 'passed', /^Every domain/],
    ['pass without redirect URIs', tenant(app([]), app(null)), 'passed', /^Every domain/],
    ['pass when they resolve', tenant(app(['https://fine.contoso.com/cb', 'http://FINE.contoso.com./x'])), 'passed', /^Every domain/],
    ['fail when one does not exist', tenant(app(['https://fine.contoso.com', 'https://gone.contoso.com/cb'])), 'failed', /^1 domain in redirect URIs of the tenant's apps does not resolve/],
    ['fail when an alias leads to nothing', tenant(app(['https://old.contoso.com'])), 'failed', /^1 domain/],
    ['count domains, not addresses', tenant(app(['https://gone.contoso.com/a', 'https://gone.contoso.com/b']), app(['https://old.contoso.com'], own, 'b')), 'failed', /^2 domains .* do not/],
    ['fail for the own tenant in another spelling', tenant(app(['https://gone.contoso.com'], own.toUpperCase())), 'failed', /^1 domain/],
    ['are to be looked into when nobody answers for one', tenant(app(['https://fine.contoso.com', 'https://slow.contoso.com'])), 'investigate', /^1 domain .* could not be looked up/],
    ['fail rather than ask to look when both happen', tenant(app(['https://gone.contoso.com', 'https://slow.contoso.com'])), 'failed', /^1 domain/],
    ['leave this machine out', tenant(app(['http://localhost:5000', 'https://dev.localhost/x', 'http://127.0.0.1/cb', 'http://[::1]:8080'])), 'passed', /^Every/],
    ['do not leave out what only looks like this machine', tenant(app(['https://localhost.gone.contoso.com', 'https://gone.contoso.com/localhost'])), 'failed', /^1 domain/],
    ['leave numeric addresses and patterns out', tenant(app(['https://192.0.2.1/cb', 'https://[2001:db8::1]/', 'https://*.contoso.com/cb'])), 'passed', /^Every/],
    ['leave other schemes and texts out', tenant(app(['msal123://auth', 'urn:ietf:wg:oauth:2.0:oob', 'gone.contoso.com', ''])), 'passed', /^Every/],
    ["leave others' apps and Microsoft's out", tenant(app(['https://gone.contoso.com'], 'somebody-else'), app(['https://gone.contoso.com'], null), app(['https://gone.contoso.com'], 'f8cdef31-a31e-4b4a-93e4-5f571e91255a')), 'passed', /^Every/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, { ...answers, 'hosts/{id}': { ...dns, 'localhost.gone.contoso.com': yes } });
    expect(sentenceOf(decision)).toMatch(sentence);
    expect(decision.verdict).toBe(verdict);
  });

  it('are listed by app, with where an alias leads', () => {
    const decision = decide(check, tenant(app(['https://old.contoso.com/cb'], own, 'z'), app(['https://gone.contoso.com/cb', 'https://fine.contoso.com'])));
    expect(rowsOf(decision)).toEqual([
      ['App a', 'https://gone.contoso.com/cb', 'gone.contoso.com does not resolve'],
      ['App z', 'https://old.contoso.com/cb', 'old.contoso.com is an alias of shop.azurewebsites.net, which does not resolve'],
    ]);
    expect(linksOf(decision)[0]).toContain('/objectId/a/appId/a-app');
  });

  it('name at most a thousand addresses, and count all', () => {
    const decision = decide(check, tenant(app(Array.from({ length: 1_200 }, (_, index) => `https://gone.contoso.com/${index}`))));
    expect(decision).toMatchObject({ verdict: 'failed', evidence: { total: 1_200 } });
    expect(rowsOf(decision)).toHaveLength(1_000);
  });

  it('cannot be judged without knowing the tenant, or from addresses of another form', () => {
    expect(decide(check, { organization: [], servicePrincipals: [] }).verdict).toBe('error');
    expect(() => decide(check, tenant(app('https://gone.contoso.com')))).toThrow();
    expect(() => decide(check, { ...tenant(app(['https://fine.contoso.com'])), 'hosts/{id}': { 'fine.contoso.com': [{ resolves: 'maybe' }] } })).toThrow();
  });
});
