import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/redirect-uris-belong-to-the-organization.ts';
import { decide, rowsOf, sentenceOf, type Answers } from '../decide.ts';

const own = '11111111-aaaa-4bbb-8ccc-000000000001';
const app = (...replyUrls: string[]) => ({ id: 'a', appId: 'a-app', displayName: 'App a', appOwnerOrganizationId: own, replyUrls });
const answers: Record<string, unknown[]> = {
  'gone.contoso.com': [{ resolves: 'no', alias: null }],
  'campaign.azurewebsites.net': [{ resolves: 'no', alias: null }],
  'slow.contoso.com': [{ resolves: 'unknown', alias: null }],
  'slow.example': [{ resolves: 'unknown', alias: null }],
};
/** Whatever is not named otherwise resolves. */
const dns = new Proxy(answers, { get: (known, host: string) => known[host] ?? [{ resolves: 'yes', alias: null }] });
const domains = [{ id: 'Contoso.com', isVerified: true }, { id: 'planned.example', isVerified: false }];
const tenant = (servicePrincipals: unknown[], more: Answers = {}): Answers => ({ organization: [{ id: own }], servicePrincipals, domains, 'hosts/{id}': dns, ...more });

describe('the hosts of redirect URIs', () => {
  it.each<[string, Answers, string, RegExp]>([
    ['pass in an empty tenant', tenant([]), 'passed', /^Every host/],
    ['pass at a verified domain and below it', tenant([app('https://contoso.com/cb', 'https://a.b.contoso.com')]), 'passed', /^Every host/],
    ["pass at Microsoft's own sites", tenant([app('https://login.microsoftonline.com/common', 'https://token.botframework.com/.auth/web/redirect')]), 'passed', /^Every host/],
    ['pass on localhost', tenant([app('http://localhost:3000')]), 'passed', /^Every host/],
    ['fail when one does not resolve', tenant([app('https://gone.contoso.com')]), 'failed', /^1 host in redirect URIs does not resolve/],
    ['fail when a shared host is gone', tenant([app('https://campaign.azurewebsites.net', 'https://contoso.com')]), 'failed', /^1 host/],
    ['are to be looked into outside the verified domains', tenant([app('https://partner.example/cb')]), 'investigate', /^1 host in redirect URIs lies outside/],
    ['are to be looked into at a name that only ends alike', tenant([app('https://notcontoso.com', 'https://contoso.com.example')]), 'investigate', /^2 hosts in redirect URIs lie outside/],
    ['are to be looked into at a domain that is not verified', tenant([app('https://planned.example')]), 'investigate', /^1 host/],
    ['are to be looked into at a shared host', tenant([app('https://live.azurewebsites.net')]), 'investigate', /^1 host/],
    ['are to be looked into at a numeric address', tenant([app('https://192.0.2.7/cb')]), 'investigate', /^1 host/],
    ['are to be looked into when nobody answers', tenant([app('https://slow.contoso.com')]), 'investigate', /^1 host in redirect URIs could not be looked up/],
    ['are to be looked into when the tenant has no domain', tenant([app('https://contoso.com')], { domains: [] }), 'investigate', /^1 host/],
    ['pass as a pattern below a verified domain', tenant([app('https://*.contoso.com/cb')]), 'passed', /^Every host/],
  ])('%s', (_, given, verdict, sentence) => {
    const decision = decide(check, given);
    expect(sentenceOf(decision)).toMatch(sentence);
    expect(decision.verdict).toBe(verdict);
  });

  it('are listed with what is wrong with each', () => {
    const decision = decide(check, tenant([app('https://contoso.com', 'https://gone.contoso.com/x', 'https://partner.example', 'https://slow.example')]));
    expect(rowsOf(decision)).toEqual([
      ['App a', 'https://gone.contoso.com/x', 'gone.contoso.com does not resolve'],
      ['App a', 'https://partner.example', 'partner.example is outside the verified domains'],
      ['App a', 'https://slow.example', 'slow.example is outside the verified domains; slow.example could not be looked up'],
    ]);
  });

  it('cannot be judged without knowing the tenant, or from domains without names', () => {
    expect(decide(check, { organization: [], servicePrincipals: [], domains }).verdict).toBe('error');
    expect(() => decide(check, tenant([], { domains: [{ isVerified: true }] }))).toThrow();
  });
});
