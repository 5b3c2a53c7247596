import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { blocksAccess, conditionalAccessPolicies, coversAllUsers, isEnabled, targetsLegacyClients, type ConditionalAccessPolicy } from '../../facts/conditional-access-policies.ts';
import { entraLink } from '../admin-centre.ts';
import { counted } from '../counted.ts';

export default defineCheck({
  id: 'legacy-authentication-is-blocked',
  reference: 21796,
  title: 'Conditional Access blocks legacy authentication for all users',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce'],
  risk: 'medium',
  userImpact: 'high',
  effort: 'low',
  requires: license('entra-p1'),
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies'],
  needs: { policies: conditionalAccessPolicies },
  decide({ policies }, { cloud }) {
    const blocking = policies.filter((policy) => blocksAccess(policy) && targetsLegacyClients(policy));
    if (blocking.length === 0) return failed('No Conditional Access policy blocks legacy authentication.');
    const evidence = table(blocking, {
      Policy: ({ id, displayName }) =>
        entraLink(cloud, displayName ?? id, `Microsoft_AAD_ConditionalAccess/PolicyBlade/policyId/${encodeURIComponent(id)}`),
      State: ({ state }) => state,
      'All users': coversAllUsers,
      Exclusions: exclusionsOf,
      Resources: ({ conditions }) => (conditions?.applications?.includeApplications ?? []).join(', '),
    });
    const effective = blocking.filter((policy) => isEnabled(policy) && coversAllUsers(policy));
    const policyCount = (count: number) => counted(count, { one: 'Conditional Access policy', other: 'Conditional Access policies' });
    return effective.length > 0
      ? passed(`Legacy authentication is blocked for all users by ${policyCount(effective.length)}.`, evidence)
      : failed(`The tenant has ${policyCount(blocking.length)} against legacy authentication, but none that is switched on for all users.`, evidence);
  },
});

function exclusionsOf({ conditions }: ConditionalAccessPolicy): number {
  const { excludeUsers, excludeGroups, excludeRoles } = conditions?.users ?? {};
  return [excludeUsers, excludeGroups, excludeRoles].reduce((sum, list) => sum + (list?.length ?? 0), 0);
}
