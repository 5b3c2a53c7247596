import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { blocksAccess, conditionalAccessPolicies, coversAllUsers, exclusionsOf, isEnabled, targetsLegacyClients } from '../../facts/conditional-access-policies.ts';
import { policiesPage, policyCount, policyLink, targetsOf } from '../conditional-access-evidence.ts';

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
  portal: [policiesPage],
  needs: { policies: conditionalAccessPolicies },
  decide({ policies }, { cloud }) {
    const blocking = policies.filter((policy) => blocksAccess(policy) && targetsLegacyClients(policy));
    if (blocking.length === 0) return failed('No Conditional Access policy blocks legacy authentication.');
    const evidence = table(blocking, {
      Policy: (policy) => policyLink(cloud, policy),
      State: ({ state }) => state,
      'All users': coversAllUsers,
      Exclusions: exclusionsOf,
      Resources: targetsOf,
    });
    const effective = blocking.filter((policy) => isEnabled(policy) && coversAllUsers(policy));
    return effective.length > 0
      ? passed(`Legacy authentication is blocked for all users by ${policyCount(effective.length)}.`, evidence)
      : failed(`The tenant has ${policyCount(blocking.length)} against legacy authentication, but none that is switched on for all users.`, evidence);
  },
});
