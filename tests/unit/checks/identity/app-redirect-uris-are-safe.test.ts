import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/app-redirect-uris-are-safe.ts';
import { decide, linksOf, rowsOf, sentenceOf } from '../decide.ts';

const own = '11111111-aaaa-4bbb-8ccc-000000000001';
const app = (replyUrls: unknown, appOwnerOrganizationId: string | null = own, id = 'a') => ({ id, appId: `${id}-app`, displayName: `App ${id}`, appOwnerOrganizationId, replyUrls });
const tenant = (...servicePrincipals: unknown[]) => ({ organization: [{ id: own }], servicePrincipals });

describe('redirect URIs of own apps', () => {
  it.each([
    ['pass in an empty tenant', tenant(), 'passed', /No app of the tenant/],
    ['pass without any', tenant(app([]), app(null)), 'passed', /No app/],
    ['pass when encrypted', tenant(app(['https://app.contoso.com/signin'])), 'passed', /No app/],
    ['pass on localhost, encrypted or not', tenant(app(['http://localhost:5000', 'HTTP://LOCALHOST/x', 'https://localhost.azurewebsites.net'])), 'passed', /No app/],
    ['pass as custom schemes and as text that is no address', tenant(app(['msal123://auth', 'urn:ietf:wg:oauth:2.0:oob', ''])), 'passed', /No app/],
    ['fail unencrypted', tenant(app(['http://app.contoso.com'])), 'failed', /^1 app of the tenant has/],
    ['fail unencrypted in capitals', tenant(app(['HTTP://app.contoso.com'])), 'failed', /1 app/],
    ['fail on a shared Azure host name', tenant(app(['https://shop.AzureWebsites.net/cb'])), 'failed', /1 app/],
    ['fail with the own tenant in another spelling', tenant(app(['http://a'], own.toUpperCase())), 'failed', /1 app/],
    ['leave apps of others to another check', tenant(app(['http://a'], 'somebody-else'), app(['http://a'], null)), 'passed', /No app/],
    ["leave Microsoft's apps out", tenant(app(['http://a'], '33e01921-4d64-4f8c-a055-5bdaffd5e33d')), 'passed', /No app/],
    ['count apps, not addresses', tenant(app(['http://a', 'http://b']), app(['http://c'], own, 'b')), 'failed', /^2 apps of the tenant have/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed with what is wrong with each', () => {
    const decision = decide(check, tenant(app(['http://x.azurewebsites.net', 'https://y.azurewebsites.net', 'https://fine.example'])));
    expect(rowsOf(decision)).toEqual([['App a', 'http://x.azurewebsites.net (unencrypted), https://y.azurewebsites.net (shared Azure host name)']]);
    expect(linksOf(decision)).toEqual(['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Overview/objectId/a/appId/a-app']);
  });

  it('cannot be judged without knowing the tenant', () => {
    expect(decide(check, { organization: [], servicePrincipals: [] }).verdict).toBe('error');
  });

  it('cannot be judged when the addresses are no list of texts', () => {
    expect(() => decide(check, tenant(app('http://a')))).toThrow();
    expect(() => decide(check, tenant(app([1])))).toThrow();
  });
});
