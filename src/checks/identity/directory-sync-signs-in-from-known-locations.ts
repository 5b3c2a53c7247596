import { defineCheck, failed, license, passed, skipped } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { blocksAccess, conditionalAccessPolicies, coversAllResources, includesRole, isEnabled, type ConditionalAccessPolicy } from '../../facts/conditional-access-policies.ts';
import { isUser, syncPrincipals } from '../../facts/directory-sync.ts';
import { directorySynchronizationRole } from '../../facts/role-definitions.ts';
import { counted } from '../counted.ts';
import { userRolesLink } from '../role-evidence.ts';

export default defineCheck({
  id: 'directory-sync-signs-in-from-known-locations',
  reference: 21834,
  title: 'Accounts for directory synchronisation sign in from known locations only',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce'],
  risk: 'high',
  userImpact: 'low',
  effort: 'medium',
  requires: license('entra-p1'),
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies'],
  needs: { principals: syncPrincipals, policies: conditionalAccessPolicies },
  decide({ principals, policies }, { cloud }) {
    const accounts = principals.filter((principal) => isUser(principal) && principal.accountEnabled !== false);
    if (accounts.length === 0) return skipped('No enabled user account has the role for directory synchronisation.');
    const bounding = policies.filter((policy) => isEnabled(policy) && blocksAccess(policy) && coversAllResources(policy) && isForUnknownLocations(policy));
    const judged = accounts.map((account) => ({ ...account, policies: bounding.filter((policy) => appliesTo(policy, account.id)) }));
    const open = judged.filter((account) => account.policies.length === 0);
    const evidence = table(judged, {
      Account: ({ id, displayName, userPrincipalName }) => userRolesLink(cloud, { id, text: displayName ?? userPrincipalName ?? id }),
      'User principal name': ({ userPrincipalName }) => userPrincipalName,
      'Blocked outside known locations by': (account) => account.policies.map(({ id, displayName }) => displayName ?? id).join(', ') || 'no policy',
    });
    if (open.length === 0) return passed('Every account for directory synchronisation is blocked outside known locations.', evidence);
    return failed(`${counted(open.length, { one: 'account', other: 'accounts' })} for directory synchronisation can sign in from anywhere.`, evidence);
  },
});

/** Everywhere but in the named locations that are left out. */
function isForUnknownLocations({ conditions }: ConditionalAccessPolicy): boolean {
  const { includeLocations, excludeLocations } = conditions?.locations ?? {};
  return (includeLocations ?? []).some((location) => location.toLowerCase() === 'all') && (excludeLocations ?? []).length > 0;
}

function appliesTo(policy: ConditionalAccessPolicy, id: string): boolean {
  const { includeUsers, excludeUsers, excludeRoles } = policy.conditions?.users ?? {};
  const names = (list: readonly string[] | null | undefined, word: string) => (list ?? []).some((entry) => entry.toLowerCase() === word.toLowerCase());
  const included = names(includeUsers, id) || names(includeUsers, 'All') || includesRole(policy, directorySynchronizationRole);
  return included && !names(excludeUsers, id) && !names(excludeRoles, directorySynchronizationRole);
}
