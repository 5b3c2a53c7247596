import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/app-certificates-come-from-trusted-authorities.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const trusting = (state = 'enabled', ids: string[] | null = ['c']) =>
  ({ keyCredentials: [{ restrictionType: 'trustedCertificateAuthority', state, certificateBasedApplicationConfigurationIds: ids }] });
const lifetime = { keyCredentials: [{ restrictionType: 'asymmetricKeyLifetime', state: 'enabled' }] };
const tenant = (policy: unknown, { custom = [], authorities = [{ id: 'root' }] }: { custom?: unknown[]; authorities?: unknown[] } = {}) => ({
  'policies/defaultAppManagementPolicy': policy,
  'policies/appManagementPolicies': custom,
  'directory/certificateAuthorities/certificateBasedApplicationConfigurations': [{ id: 'c', displayName: 'Approved' }],
  'directory/certificateAuthorities/certificateBasedApplicationConfigurations/{id}/trustedCertificateAuthorities': { c: authorities },
});
const all = { isEnabled: true, applicationRestrictions: trusting(), servicePrincipalRestrictions: trusting() };

describe('approved certificate authorities', () => {
  it.each([
    ['pass when demanded of registrations and service principals', tenant(all), 'passed', /have to come from an approved authority/],
    ['are to be investigated for registrations only', tenant({ ...all, servicePrincipalRestrictions: null }), 'investigate', /Only some apps/],
    ['are to be investigated when only a custom policy demands them', tenant({ isEnabled: false }, { custom: [{ displayName: 'Payroll', isEnabled: true, restrictions: trusting() }] }), 'investigate', /1 policy for single apps/],
    ['fail in a new tenant', tenant({}), 'failed', /any authority/],
    ['fail when the policy is switched off', tenant({ ...all, isEnabled: false }), 'failed', /any authority/],
    ['fail when the restriction is switched off', tenant({ ...all, applicationRestrictions: trusting('disabled'), servicePrincipalRestrictions: trusting('disabled') }), 'failed', /any/],
    ['fail when only lifetimes are restricted', tenant({ ...all, applicationRestrictions: lifetime, servicePrincipalRestrictions: lifetime }), 'failed', /any/],
    ['fail when the list of authorities is empty', tenant(all, { authorities: [] }), 'failed', /any/],
    ['fail when no list is named, or one that is gone', tenant({ ...all, applicationRestrictions: trusting('enabled', null), servicePrincipalRestrictions: trusting('enabled', ['gone']) }), 'failed', /any/],
    ['fail when a custom policy is switched off', tenant({ isEnabled: true }, { custom: [{ isEnabled: false, restrictions: trusting() }] }), 'failed', /any/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are shown per policy', () => {
    expect(rowsOf(decide(check, tenant(all, { custom: [{ displayName: 'Payroll', isEnabled: true, restrictions: null }], authorities: [{ id: 'r' }, { id: 's' }] })))).toEqual([
      ['Tenant-wide, app registrations', true, true, 2],
      ['Tenant-wide, service principals', true, true, 2],
      ['Payroll', true, false, 0],
    ]);
  });

  it('cannot be judged when a policy is malformed', () => {
    expect(() => decide(check, tenant({ isEnabled: 'yes' }))).toThrow();
  });
});
