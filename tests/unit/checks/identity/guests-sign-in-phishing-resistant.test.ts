import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/guests-sign-in-phishing-resistant.ts';
import { anyMultifactor, barePolicy, policies, policy, resistant, strengths } from '../conditional-access-policy.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const tenant = (...list: unknown[]) => ({ ...strengths(resistant, anyMultifactor), ...policies(...list), 'policies/crossTenantAccessPolicy/default': { inboundTrust: { isMfaAccepted: true } } });
const guests = { includeGuestsOrExternalUsers: { guestOrExternalUserTypes: 'internalGuest,b2bCollaborationGuest' } };
const strong = { strength: { id: resistant.id, displayName: 'Phishing-resistant MFA' } };

describe('strong sign-in of guests', () => {
  it.each([
    ['passes with a resistant strength for all users', tenant(policy(strong)), 'passed', /phishing-resistant method by 1 .*own tenant counts/],
    ['passes with one for guests', tenant(policy({ ...strong, users: guests })), 'passed', /by 1/],
    ['passes for the older choice of guests', tenant(policy({ ...strong, users: { includeUsers: ['GuestsOrExternalUsers'] } })), 'passed', /by 1/],
    ['is to investigate with any second factor', tenant(policy({ users: guests, controls: ['mfa'] })), 'investigate', /not for a phishing-resistant one/],
    ['is to investigate with a weaker strength', tenant(policy({ strength: { id: anyMultifactor.id } })), 'investigate', /not for/],
    ['fails when guests are excluded', tenant(policy({ ...strong, users: { includeUsers: ['All'], excludeGuestsOrExternalUsers: { guestOrExternalUserTypes: 'internalGuest' } } })), 'failed', /No Conditional/],
    ['fails when guests are excluded in the older way', tenant(policy({ ...strong, users: { includeUsers: ['All'], excludeUsers: ['GuestsOrExternalUsers'] } })), 'failed', /No Conditional/],
    ['fails for one resource only', tenant(policy({ ...strong, applications: { includeApplications: ['Office365'] } })), 'failed', /No Conditional/],
    ['fails when a compliant device is enough', tenant(policy({ users: guests, controls: ['compliantDevice'] })), 'failed', /No Conditional/],
    ['fails in report-only mode', tenant(policy({ ...strong, state: 'enabledForReportingButNotEnforced' })), 'failed', /No Conditional/],
    ['fails without any policy', tenant(), 'failed', /No Conditional/],
    ['fails with a policy that says nothing', tenant(barePolicy), 'failed', /No Conditional/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('is shown with the policies, and says whether partners are trusted', () => {
    const answers = tenant(policy({ users: guests, controls: ['mfa'], name: 'Any' }), policy(strong));
    expect(rowsOf(decide(check, answers))).toEqual([
      ['A policy', 'enabled', 'All', 0, 'Phishing-resistant MFA', true], ['Any', 'enabled', 'internalGuest,b2bCollaborationGuest', 0, 'mfa', false],
    ]);
    expect(sentenceOf(decide(check, { ...answers, 'policies/crossTenantAccessPolicy/default': {} }))).toMatch(/does not count by default/);
    expect(check.requires).toEqual({ anyOf: ['entra-p1'] });
    expect(() => decide(check, { ...answers, ...strengths({ displayName: 'no id' }) })).toThrow();
  });
});
