import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/microsoft-services-carry-no-credentials.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const microsoft = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';
const entry = { endDateTime: '2027-01-15T08:00:00Z' };
const service = (credentials: object, appOwnerOrganizationId: string | null = microsoft) =>
  ({ id: 's', appId: 's-app', displayName: 'Service', appOwnerOrganizationId, passwordCredentials: [], keyCredentials: [], ...credentials });
const tenant = (...servicePrincipals: unknown[]) => ({ servicePrincipals });

describe("Microsoft's own service principals", () => {
  it.each([
    ['pass in an empty tenant', tenant(), 'passed', /None of Microsoft's/],
    ['pass without credentials', tenant(service({}), service({ passwordCredentials: null })), 'passed', /None/],
    ['are to be investigated with a secret', tenant(service({ passwordCredentials: [entry] })), 'investigate', /^1 service principal of Microsoft has/],
    ['are to be investigated with a certificate', tenant(service({ keyCredentials: [entry] })), 'investigate', /1 service principal/],
    ['are to be investigated when it has expired', tenant(service({ keyCredentials: [{ endDateTime: '2001-01-01T00:00:00Z' }] })), 'investigate', /1 service principal/],
    ['are known by their tenant in any spelling', tenant(service({ keyCredentials: [entry] }, microsoft.toUpperCase())), 'investigate', /1 service principal/],
    ['are not those of another tenant', tenant(service({ keyCredentials: [entry] }, '72f988bf-86f1-41af-91ab-2d7cd011db47')), 'passed', /None/],
    ['are not those without an owner', tenant(service({ keyCredentials: [entry] }, null)), 'passed', /None/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('have a row per kind of credential and count once', () => {
    const decision = decide(check, tenant(service({ passwordCredentials: [entry], keyCredentials: [entry, { endDateTime: '2028-02-02T00:00:00Z' }] })));
    expect(sentenceOf(decision)).toMatch(/^1 service principal/);
    expect(rowsOf(decision)).toEqual([
      ['Service', 'Service principal', 'Microsoft', 'Client secret', '2027-01-15'],
      ['Service', 'Service principal', 'Microsoft', 'Certificate', '2028-02-02'],
    ]);
  });

  it('cannot be judged when the owner is no text', () => {
    expect(() => decide(check, tenant(service({}, 7 as never)))).toThrow();
  });
});
