import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/requests-from-outside-are-approved.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const policy = (changes: object = {}) => ({
  id: 'p', displayName: 'Partners', allowedTargetScope: 'specificConnectedOrganizationUsers', requestorSettings: { enableTargetsToSelfAddAccess: true },
  requestApprovalSettings: { isApprovalRequiredForAdd: true }, accessPackage: { id: 'a', displayName: 'Campaign' }, ...changes,
});
const tenant = (...policies: unknown[]) => ({ 'identityGovernance/entitlementManagement/assignmentPolicies': policies });
const unapproved = { requestApprovalSettings: { isApprovalRequiredForAdd: false } };

describe('requests from outside', () => {
  it.each([
    ['pass without any policy', tenant(), 'passed', /Nobody outside/],
    ['pass when each needs an approval', tenant(policy(), policy({ allowedTargetScope: 'allExternalUsers' })), 'passed', /Every request/],
    ['pass when only members may ask', tenant(policy({ ...unapproved, allowedTargetScope: 'allMemberUsers' })), 'passed', /Nobody outside/],
    ['pass when nobody may ask', tenant(policy({ ...unapproved, requestorSettings: { enableTargetsToSelfAddAccess: false, enableTargetsToSelfRemoveAccess: true } })), 'passed', /Nobody outside/],
    ['pass when nothing is said about asking', tenant(policy({ ...unapproved, requestorSettings: null })), 'passed', /Nobody outside/],
    ['fail when one needs none', tenant(policy(), policy(unapproved)), 'failed', /by 1 policy of/],
    ['fail when one may be asked for by somebody else', tenant(policy({ ...unapproved, requestorSettings: { enableOnBehalfRequestorsToAddAccess: true } })), 'failed', /by 1 policy/],
    ['fail when nothing is said about approval', tenant(policy({ requestApprovalSettings: null }), policy({ requestApprovalSettings: {} })), 'failed', /by 2 policies/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed unapproved first', () => {
    expect(rowsOf(decide(check, tenant(policy(), policy({ ...unapproved, displayName: 'World' }))))).toEqual([
      ['Campaign', 'World', 'specificConnectedOrganizationUsers', false], ['Campaign', 'Partners', 'specificConnectedOrganizationUsers', true],
    ]);
  });

  it('need Entra ID P2 or Governance', () => {
    expect(check.requires).toEqual({ anyOf: ['entra-p2', 'entra-governance'] });
  });
});
