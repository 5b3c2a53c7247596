import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/users-consent-to-low-risk-permissions-at-most.ts';
import { decide, linksOf, rowsOf, sentenceOf } from '../decide.ts';

const tenant = (permissionGrantPoliciesAssigned: unknown) => ({ 'policies/authorizationPolicy': { defaultUserRolePermissions: { permissionGrantPoliciesAssigned } } });
const low = 'ManagePermissionGrantsForSelf.microsoft-user-default-low';
const owned = 'ManagePermissionGrantsForOwnedResource.microsoft-dynamically-managed-permissions-for-team';

describe('user consent', () => {
  it.each([
    ['passes when users have no consent policy', [], 'passed', /cannot consent to any app/],
    ['passes when the list is empty because it is null', null, 'passed', /cannot consent/],
    ['passes when only resources that people own may be granted', [owned], 'passed', /cannot consent/],
    ['passes with the low-impact policy, in any spelling', [low.toUpperCase(), owned], 'passed', /low-risk permissions only/],
    ['fails with the old default', ['ManagePermissionGrantsForSelf.microsoft-user-default-legacy'], 'failed', /more than low-risk permissions \(microsoft-user-default-legacy\)/],
    ['fails with the setting that Microsoft manages', ['managePermissionGrantsForSelf.microsoft-user-default-recommended'], 'failed', /microsoft-user-default-recommended/],
    ['fails when a lax policy stands beside the low-impact one', [low, 'ManagePermissionGrantsForSelf.microsoft-user-default-legacy'], 'failed', /legacy/],
    ['asks to review a policy of the tenant\'s own, also beside the low-impact one', [low, 'ManagePermissionGrantsForSelf.our-apps'], 'investigate', /review what they allow: our-apps/],
    ['fails when a lax policy stands beside a policy of the tenant\'s own', ['ManagePermissionGrantsForSelf.our-apps', 'ManagePermissionGrantsForSelf.microsoft-user-default-legacy'], 'failed', /legacy/],
    ['does not decide when the answer lacks the list', undefined, 'error', /does not say which consent policies/],
    ['does not decide when the list is something else', 'everything', 'error', /does not say/],
  ])('%s', (_, assigned, verdict, sentence) => {
    const decision = decide(check, tenant(assigned));
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('does not decide on an empty answer', () => {
    expect(decide(check, { 'policies/authorizationPolicy': {} }).verdict).toBe('error');
  });

  it('names each policy, what it lets users do, and the page of the cloud where it is changed', () => {
    const decision = decide(check, tenant([low]), { cloud: 'usgov' });
    expect(rowsOf(decision)).toEqual([['microsoft-user-default-low', expect.stringContaining('low impact')]]);
    expect(linksOf(decision)).toEqual(['https://entra.microsoft.us/#view/Microsoft_AAD_IAM/ConsentPoliciesMenuBlade/~/UserSettings']);
  });
});
