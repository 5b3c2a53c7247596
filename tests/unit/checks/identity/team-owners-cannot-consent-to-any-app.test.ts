import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/team-owners-cannot-consent-to-any-app.ts';
import { decide, sentenceOf } from '../decide.ts';

const owned = (id: string) => `ManagePermissionGrantsForOwnedResource.${id}`;
const team = (id: string, resourceScopeType: string | null = 'team') => ({ id, resourceScopeType });
const tenant = (policies: unknown[], permissionGrantPoliciesAssigned?: string[] | null) => ({
  'policies/permissionGrantPolicies': policies,
  'policies/authorizationPolicy': { defaultUserRolePermissions: { permissionGrantPoliciesAssigned } },
});
const approved = 'microsoft-pre-approval-apps-for-team';
const any = 'microsoft-all-application-permissions-for-team';
const managed = 'microsoft-dynamically-managed-permissions-for-team';

describe('consent of team owners', () => {
  it.each([
    ['passes when no policy is assigned', tenant([team(any)], []), 'passed', /cannot consent to apps at all/],
    ['passes when null is assigned', tenant([team(any)], null), 'passed', /at all/],
    ['passes for apps that were approved before', tenant([team(approved)], [owned(approved)]), 'passed', /approved before/],
    ['passes in any spelling of type and policy', tenant([team(approved.toUpperCase(), 'Team')], [owned(approved.toUpperCase())]), 'passed', /approved before/],
    ['fails for any app', tenant([team(any)], [owned(any)]), 'failed', /any app/],
    ['fails when Microsoft decides', tenant([team(managed)], [owned(managed)]), 'failed', /Microsoft decides/],
    ['fails under a policy of one\'s own', tenant([team('ours')], [owned('ours')]), 'failed', /policy of your own \(ours\)/],
    ['fails under two policies, even strict ones', tenant([team(approved), team('ours')], [owned(approved), owned('ours')]), 'failed', /several policies/],
    ['passes when only a policy for chats or groups is assigned', tenant([team(any, 'chat'), team('g', 'group'), team('n', null)], [owned(any), owned('g'), owned('n')]), 'passed', /at all/],
    ['passes when the policy is assigned for users themselves only', tenant([team(any)], [`ManagePermissionGrantsForSelf.${any}`, any]), 'passed', /at all/],
    ['cannot be judged without the assigned policies', tenant([team(any)], undefined), 'error', /does not say/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('cannot be judged when a policy has no id', () => {
    expect(() => decide(check, tenant([{ resourceScopeType: 'team' }], []))).toThrow();
  });
});
