import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/high-risk-users-lose-access-until-secured.ts';
import { barePolicy, policies, policy } from '../conditional-access-policy.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const methods = (...authenticationMethodConfigurations: unknown[]) => ({ 'policies/authenticationMethodsPolicy': { authenticationMethodConfigurations } });
const passwords = methods({ id: 'Fido2', state: 'disabled' }, { id: 'Sms', state: 'enabled' });
const passkeys = methods({ id: 'fido2', state: 'Enabled' });
const certificates = (mode: string | null, state = 'enabled') => methods({ id: 'X509Certificate', state, authenticationModeConfiguration: mode && { x509CertificateAuthenticationDefaultMode: mode } });
const risky = { when: { userRiskLevels: ['high'] } };
const block = policy({ ...risky, name: 'Block', controls: ['block'] });
const change = policy({ ...risky, name: 'Change', controls: ['mfa', 'passwordChange'], operator: 'AND' });

describe('users at high risk', () => {
  it.each([
    ['pass when they are blocked', { ...passwords, ...policies(block) }, 'passed', /by 1 Conditional Access policy\.$/],
    ['pass when they must change the password', { ...passwords, ...policies(change) }, 'passed', /stopped/],
    ['pass when they are blocked, passkeys or not', { ...passkeys, ...policies(block) }, 'passed', /stopped/],
    ['fail when only the password changes, but passkeys are allowed', { ...passkeys, ...policies(change) }, 'failed', /need no password/],
    ['fail when only the password changes, but multifactor certificates are allowed', { ...certificates('x509CertificateMultiFactor'), ...policies(change) }, 'failed', /need no password/],
    ['pass when certificates are one factor among two', { ...certificates('x509CertificateSingleFactor'), ...policies(change) }, 'passed', /stopped/],
    ['pass when certificates do not say', { ...certificates(null), ...policies(change) }, 'passed', /stopped/],
    ['pass when certificates are off', { ...certificates('x509CertificateMultiFactor', 'disabled'), ...policies(change) }, 'passed', /stopped/],
    ['pass for one user, and say so', { ...passwords, ...policies(policy({ ...risky, controls: ['block'], users: { includeUsers: ['u1'] } })) }, 'passed', /None of them includes all users/],
    ['pass when other levels are listed too', { ...passwords, ...policies(policy({ when: { userRiskLevels: ['medium', 'High'] }, controls: ['block'] })) }, 'passed', /stopped/],
    ['fail when only medium risk is stopped', { ...passwords, ...policies(policy({ when: { userRiskLevels: ['medium'] }, controls: ['block'] })) }, 'failed', /No Conditional/],
    ['fail when a second factor is enough', { ...passwords, ...policies(policy({ ...risky, controls: ['mfa'] })) }, 'failed', /none that is switched on/],
    ['fail in report-only mode', { ...passwords, ...policies({ ...block, state: 'enabledForReportingButNotEnforced' }) }, 'failed', /none that is/],
    ['fail without any policy', { ...methods(), ...policies() }, 'failed', /No Conditional/],
    ['fail with a policy that says nothing', { 'policies/authenticationMethodsPolicy': {}, ...policies(barePolicy) }, 'failed', /No Conditional/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are shown with the policies that react, those in force first', () => {
    const decision = decide(check, { ...passwords, ...policies({ ...block, state: 'disabled' }, change) });
    expect(rowsOf(decision).map(([name, , , , control]) => [name, control])).toEqual([['Change', 'mfa and passwordChange'], ['Block', 'block']]);
    expect(check.requires).toEqual({ anyOf: ['entra-p2'] });
    expect(() => decide(check, { ...passwords, ...policies({ ...block, conditions: { userRiskLevels: 'high' } }) })).toThrow();
  });
});
