import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/apps-carry-no-client-secret.ts';
import { decide, linksOf, rowsOf, sentenceOf } from '../decide.ts';

const secret = { endDateTime: '2027-01-15T08:00:00Z' };
const expired = { endDateTime: '2020-01-15T08:00:00Z' };
const app = (passwordCredentials: unknown, id = 'a') => ({ id, appId: `${id}-app`, displayName: `App ${id}`, passwordCredentials });
const principal = (passwordCredentials: unknown, owner: string | null = 'other-tenant') => ({ ...app(passwordCredentials, 's'), appOwnerOrganizationId: owner });
const tenant = (applications: unknown[] = [], servicePrincipals: unknown[] = []) => ({ applications, servicePrincipals });

describe('client secrets', () => {
  it.each([
    ['pass in an empty tenant', tenant(), 'passed', /No app registration/],
    ['pass when every list is empty or null', tenant([app([]), app(null, 'b')], [principal(undefined)]), 'passed', /No app/],
    ['fail on an app registration', tenant([app([secret])]), 'failed', /^1 app registration and 0 service principals have a client secret\.$/],
    ['fail on a service principal alone', tenant([app([])], [principal([secret])]), 'failed', /^0 app registrations and 1 service principal/],
    ['fail also when they have expired', tenant([app([expired])]), 'failed', /1 app registration/],
    ['fail without an end date', tenant([app([{}])]), 'failed', /1 app registration/],
    ['fail on a service principal of Microsoft', tenant([], [principal([secret], 'f8cdef31-a31e-4b4a-93e4-5f571e91255a')]), 'failed', /1 service principal/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('name every object once, with the last day a secret is valid, the owner and a link', () => {
    const decision = decide(check, tenant([app([expired, secret])], [principal([{ endDateTime: 'soon' }], 'F8CDEF31-a31e-4b4a-93e4-5f571e91255a')]));
    expect(rowsOf(decision)).toEqual([
      ['App a', 'App registration', 'this tenant', 'Client secret', '2027-01-15'],
      ['App s', 'Service principal', 'Microsoft', 'Client secret', null],
    ]);
    expect(linksOf(decision)).toEqual([
      'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Credentials/appId/a-app',
      'https://entra.microsoft.com/#view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Overview/objectId/s/appId/s-app',
    ]);
  });

  it('keep a thousand rows of any number, and the number', () => {
    const many = Array.from({ length: 1_200 }, (_, index) => app([secret], String(index)));
    expect(decide(check, tenant(many, many))).toMatchObject({ verdict: 'failed', evidence: { total: 2_400 } });
    expect(rowsOf(decide(check, tenant(many, many)))).toHaveLength(1_000);
  });

  it('cannot be judged when one object is malformed', () => {
    expect(() => decide(check, tenant([app('none')]))).toThrow();
    expect(() => decide(check, tenant([{ ...app([]), id: null }]))).toThrow();
  });
});
