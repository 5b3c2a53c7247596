import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/service-principals-carry-no-credentials.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const entry = { endDateTime: '2027-01-15T08:00:00Z' };
const principal = (credentials: object, appOwnerOrganizationId: string | null = 'vendor') =>
  ({ id: 's', appId: 's-app', displayName: 'Principal', appOwnerOrganizationId, passwordCredentials: [], keyCredentials: [], ...credentials });
const tenant = (...servicePrincipals: unknown[]) => ({ servicePrincipals });

describe('credentials on service principals', () => {
  it.each([
    ['pass in an empty tenant', tenant(), 'passed', /No service principal/],
    ['pass when there are none', tenant(principal({ keyCredentials: null })), 'passed', /No service principal/],
    ['are to be investigated: a secret', tenant(principal({ passwordCredentials: [entry] })), 'investigate', /^1 service principal has/],
    ['are to be investigated: a certificate', tenant(principal({ keyCredentials: [entry] })), 'investigate', /1 service principal/],
    ['are to be investigated: an expired one', tenant(principal({ keyCredentials: [{ endDateTime: '2001-01-01T00:00:00Z' }] })), 'investigate', /1 service principal/],
    ['are to be investigated without an end', tenant(principal({ keyCredentials: [{}] })), 'investigate', /1 service principal/],
    ["leave Microsoft's services to another check", tenant(principal({ keyCredentials: [entry] }, 'F8CDEF31-A31E-4B4A-93E4-5F571E91255A')), 'passed', /No service/],
    ["count on apps of Microsoft's other tenants", tenant(principal({ keyCredentials: [entry] }, '33e01921-4d64-4f8c-a055-5bdaffd5e33d')), 'investigate', /1 service/],
    ['leave managed identities out', tenant(principal({ keyCredentials: [entry] }, null)), 'passed', /No service principal/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('have a row per kind, with owner and last day', () => {
    const decision = decide(check, tenant(principal({ passwordCredentials: [entry], keyCredentials: [entry] }), principal({ keyCredentials: [{}] })));
    expect(sentenceOf(decision)).toMatch(/^2 service principals have/);
    expect(rowsOf(decision)).toEqual([
      ['Principal', 'Service principal', 'vendor', 'Certificate', null],
      ['Principal', 'Service principal', 'vendor', 'Client secret', '2027-01-15'],
      ['Principal', 'Service principal', 'vendor', 'Certificate', '2027-01-15'],
    ]);
  });

  it('cannot be judged when credentials are no list', () => {
    expect(() => decide(check, tenant(principal({ keyCredentials: 'one' })))).toThrow();
  });
});
