import { z } from 'zod';
import { defineCheck, failed, passed, undecidable } from '../../assessment/check.ts';
import { list } from '../../assessment/need.ts';
import { authorizationPolicy } from '../../facts/authorization-policy.ts';

const permissionGrantPolicies = list({
  // v1.0 does not say what a policy is about.
  version: 'beta',
  path: 'policies/permissionGrantPolicies',
  permissions: [{ application: 'Policy.Read.PermissionGrant', delegated: 'Policy.Read.PermissionGrant' }],
}, z.object({ id: z.string(), resourceScopeType: z.string().nullish() }));

/** A policy that owners of teams consent under is assigned to all users with this prefix. */
const ownedResourcesPrefix = 'ManagePermissionGrantsForOwnedResource.';

const builtIn: ReadonlyMap<string, { readonly strict: boolean; readonly meaning: string }> = new Map([
  ['microsoft-pre-approval-apps-for-team', { strict: true, meaning: 'Owners of teams can consent only to apps that an administrator has approved before.' }],
  ['microsoft-all-application-permissions-for-team', { strict: false, meaning: 'Owners of teams can consent to any app for the data of their team.' }],
  ['microsoft-dynamically-managed-permissions-for-team', { strict: false, meaning: 'Microsoft decides which apps owners of teams can consent to.' }],
]);

export default defineCheck({
  id: 'team-owners-cannot-consent-to-any-app',
  reference: 21810,
  title: 'Team owners cannot consent to any app they like',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'medium',
  effort: 'medium',
  needs: { policies: permissionGrantPolicies, authorization: authorizationPolicy },
  decide({ policies, authorization }) {
    const assigned = authorization.defaultUserRolePermissions?.permissionGrantPoliciesAssigned;
    if (assigned === undefined) return undecidable('The authorization policy does not say which consent policies are assigned; run the assessment again.');
    const [policy, ...others] = policies.filter(({ id, resourceScopeType }) =>
      resourceScopeType?.toLowerCase() === 'team' && (assigned ?? []).includes(`${ownedResourcesPrefix}${id}`));
    if (!policy) return passed('Owners of teams cannot consent to apps at all.');
    if (others.length > 0) return failed(`Owners of teams can consent under several policies (${[policy, ...others].map(({ id }) => id).join(', ')}).`);
    const known = builtIn.get(policy.id.toLowerCase());
    if (!known) return failed(`Owners of teams can consent under a policy of your own (${policy.id}).`);
    return known.strict ? passed(known.meaning) : failed(known.meaning);
  },
});
