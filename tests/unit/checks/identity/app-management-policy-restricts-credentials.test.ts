import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/app-management-policy-restricts-credentials.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const tenant = (policy: unknown) => ({ 'policies/defaultAppManagementPolicy': policy });
const forbidden = { restrictionType: 'passwordAddition', state: 'enabled' };
const off = { restrictionType: 'asymmetricKeyLifetime', state: 'disabled' };
const nothing = { passwordCredentials: [], keyCredentials: [] };

describe('the default app management policy', () => {
  it.each([
    ['passes with one enforced restriction on applications', { isEnabled: true, applicationRestrictions: { passwordCredentials: [forbidden, off] } }, 'passed', /enforces 1 credential restriction\./],
    ['passes when only service principals are restricted', { isEnabled: true, applicationRestrictions: nothing, servicePrincipalRestrictions: { keyCredentials: [{ ...off, state: 'Enabled' }] } }, 'passed', /enforces 1/],
    ['passes and counts restrictions in all four places', { isEnabled: true, applicationRestrictions: { passwordCredentials: [forbidden], keyCredentials: [forbidden] }, servicePrincipalRestrictions: { passwordCredentials: [forbidden], keyCredentials: [forbidden] } }, 'passed', /enforces 4 credential restrictions/],
    ['fails when the policy is off, whatever it would restrict', { isEnabled: false, applicationRestrictions: { passwordCredentials: [forbidden] } }, 'failed', /switched off/],
    ['fails when nothing says that the policy is on', { applicationRestrictions: { passwordCredentials: [forbidden] } }, 'failed', /switched off/],
    ['fails when every restriction is disabled', { isEnabled: true, applicationRestrictions: { keyCredentials: [off] } }, 'failed', /none of its credential restrictions is enabled/],
    ['fails when a restriction has no state', { isEnabled: true, applicationRestrictions: { passwordCredentials: [{ restrictionType: 'passwordAddition' }] } }, 'failed', /none of its/],
    ['fails in a new tenant', { isEnabled: true, applicationRestrictions: null, servicePrincipalRestrictions: null }, 'failed', /none of its/],
  ])('%s', (_, policy, verdict, sentence) => {
    const decision = decide(check, tenant(policy));
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('lists every restriction with what it applies to, its kind and its state', () => {
    const decision = decide(check, tenant({ isEnabled: true, applicationRestrictions: { passwordCredentials: [forbidden] }, servicePrincipalRestrictions: { keyCredentials: [{ restrictionType: 'asymmetricKeyLifetime' }] } }));
    expect(rowsOf(decision)).toEqual([
      ['Application', 'Password or symmetric key', 'passwordAddition', 'enabled'],
      ['Service principal', 'Certificate', 'asymmetricKeyLifetime', 'not set'],
    ]);
  });

  it('refuses a policy of another shape', () => {
    expect(() => decide(check, tenant({ isEnabled: 'yes' }))).toThrow();
  });
});
