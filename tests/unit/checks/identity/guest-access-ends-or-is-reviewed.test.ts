import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/guest-access-ends-or-is-reviewed.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const policy = (changes: object = {}) => ({
  id: 'p', displayName: 'Partners', allowedTargetScope: 'allExternalUsers', requestorSettings: { enableTargetsToSelfAddAccess: true },
  expiration: { type: 'noExpiration' }, reviewSettings: null, accessPackage: { id: 'a', displayName: 'Campaign' }, ...changes,
});
const review = (isEnabled: boolean, recurrence: unknown) => ({ reviewSettings: { isEnabled, schedule: { recurrence } } });
const tenant = (...policies: unknown[]) => ({ 'identityGovernance/entitlementManagement/assignmentPolicies': policies });

describe('access that guests get by package', () => {
  it.each([
    ['passes without any policy', tenant(), 'passed', /No access package/],
    ['passes when it ends', tenant(policy({ expiration: { type: 'afterDuration', duration: 'P90D' } })), 'passed', /in every access package/],
    ['passes when it is reviewed', tenant(policy(review(true, { pattern: { type: 'absoluteMonthly', interval: 3 } }))), 'passed', /in every/],
    ['passes when it is for members', tenant(policy({ allowedTargetScope: 'allMemberUsers' })), 'passed', /No access package/],
    ['passes when nobody can do anything by it', tenant(policy({ requestorSettings: { enableTargetsToSelfAddAccess: false } }), policy({ requestorSettings: null })), 'passed', /No access package/],
    ['passes when its package is gone', tenant(policy({ accessPackage: null })), 'passed', /No access package/],
    ['fails when it neither ends nor is reviewed', tenant(policy()), 'failed', /by 1 policy/],
    ['fails when people can only give it back', tenant(policy({ requestorSettings: { enableTargetsToSelfRemoveAccess: true } })), 'failed', /by 1 policy/],
    ['fails when its end is not specified', tenant(policy({ expiration: { type: 'notSpecified' } }), policy({ expiration: {} })), 'failed', /by 2 policies/],
    ['fails when the review is off', tenant(policy(review(false, { pattern: { type: 'weekly' } }))), 'failed', /by 1 policy/],
    ['fails when the review happens once', tenant(policy(review(true, { pattern: null })), policy(review(true, {})), policy(review(true, null))), 'failed', /by 3 policies/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('is listed uncontrolled first', () => {
    expect(rowsOf(decide(check, tenant(policy({ displayName: 'A', expiration: { type: 'afterDuration', duration: 'P1D' } }), policy({ displayName: 'C' }), policy({ displayName: 'B' }))))).toEqual([
      ['Campaign', 'B', false, false], ['Campaign', 'C', false, false], ['Campaign', 'A', true, false],
    ]);
  });

  it('needs Entra ID P2 or Governance', () => {
    expect(check.requires).toEqual({ anyOf: ['entra-p2', 'entra-governance'] });
  });
});
