import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/seamless-single-sign-on-is-off-when-unused.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const initial = { id: 'contoso.onmicrosoft.com', authenticationType: 'Managed', isVerified: true };
const domain = (authenticationType: string | null, isVerified = true) => ({ id: 'contoso.example', authenticationType, isVerified });
const tenant = (onPremisesSyncEnabled: boolean | null, ...domains: unknown[]) => ({ organization: [{ onPremisesSyncEnabled }], domains: [initial, ...domains] });

describe('seamless single sign-on', () => {
  it.each([
    ['passes in a tenant of the cloud', tenant(null, domain('Managed')), 'passed', /no directory synchronisation/],
    ['passes where synchronisation was switched off', tenant(false, domain('Managed')), 'passed', /no directory synchronisation/],
    ['passes when every domain of one\'s own is federated', tenant(true, domain('Federated')), 'passed', /are federated/],
    ['passes with the initial domain only', tenant(true), 'passed', /are federated/],
    ['does not count a domain that is not verified', tenant(true, domain('Managed', false)), 'passed', /are federated/],
    ['is to be investigated with a managed domain', tenant(true, domain('Managed')), 'investigate', /may be on for 1 domain of/],
    ['is to be investigated when a domain does not say', tenant(true, domain(null)), 'investigate', /1 domain/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('lists the domains that it can be on for', () => {
    expect(rowsOf(decide(check, tenant(true, domain('Managed'))))).toEqual([['contoso.example', 'Managed']]);
  });
});
