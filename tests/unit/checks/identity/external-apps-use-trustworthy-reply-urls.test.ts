import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/external-apps-use-trustworthy-reply-urls.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const own = '11111111-aaaa-4bbb-8ccc-000000000001';
const app = (replyUrls: unknown, appOwnerOrganizationId: string | null = 'vendor', id = 'a') => ({ id, appId: `${id}-app`, displayName: `App ${id}`, appOwnerOrganizationId, replyUrls });
const tenant = (...servicePrincipals: unknown[]) => ({ organization: [{ id: own.toUpperCase() }], servicePrincipals });

describe('reply URLs of apps of other tenants', () => {
  it.each([
    ['pass in an empty tenant', tenant(), 'passed', /No app of another tenant/],
    ['pass when encrypted', tenant(app(['https://app.vendor.example'])), 'passed', /No app/],
    ['pass on localhost', tenant(app(['http://localhost'])), 'passed', /No app/],
    ['fail unencrypted', tenant(app(['http://app.vendor.example'])), 'failed', /^1 app of another tenant has/],
    ['fail on a shared Azure host name', tenant(app(['https://vendor.azurewebsites.net'])), 'failed', /1 app/],
    ['fail when the app is disabled', tenant({ ...app(['http://x']), accountEnabled: false }), 'failed', /1 app/],
    ['leave own apps to another check', tenant(app(['http://x'], own)), 'passed', /No app/],
    ['leave apps without an owner out', tenant(app(['http://x'], null)), 'passed', /No app/],
    ["leave both of Microsoft's tenants out", tenant(app(['http://x'], 'F8cdef31-a31e-4b4a-93e4-5f571e91255a'), app(['http://x'], '33e01921-4d64-4f8c-a055-5bdaffd5e33d')), 'passed', /No app/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed by name over all owners, with the owner', () => {
    const decision = decide(check, tenant(app(['http://z'], 'vendor', 'z'), app(['http://b'], 'other', 'b'), app(['http://c'], 'vendor', 'c')));
    expect(sentenceOf(decision)).toMatch(/^3 apps of other tenants have/);
    expect(rowsOf(decision)).toEqual([
      ['App b', 'http://b (unencrypted)', 'other'],
      ['App c', 'http://c (unencrypted)', 'vendor'],
      ['App z', 'http://z (unencrypted)', 'vendor'],
    ]);
  });

  it('cannot be judged without knowing the tenant', () => {
    expect(decide(check, { organization: [], servicePrincipals: [app(['http://x'])] }).verdict).toBe('error');
  });

  it('cannot be judged when an entity is malformed', () => {
    expect(() => decide(check, tenant({ ...app([]), appOwnerOrganizationId: 1 }))).toThrow();
  });
});
