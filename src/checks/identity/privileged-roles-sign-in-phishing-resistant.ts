import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { authenticationStrengths, phishingResistantMethods } from '../../facts/authentication-strengths.ts';
import {
  conditionalAccessPolicies, coversAllResources, coversAllUsers, excludesRole, includesRole, isEnabled, requiresOnly,
} from '../../facts/conditional-access-policies.ts';
import { roleDefinitions } from '../../facts/role-definitions.ts';
import { nameOf, policiesPage } from '../conditional-access-evidence.ts';
import { counted } from '../counted.ts';

export default defineCheck({
  id: 'privileged-roles-sign-in-phishing-resistant',
  reference: 21783,
  title: 'Every privileged role must sign in with a phishing-resistant method',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce'],
  risk: 'high',
  userImpact: 'low',
  effort: 'medium',
  requires: license('entra-p1'),
  portal: [policiesPage, 'https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/AuthStrengths/fromNav/'],
  needs: { policies: conditionalAccessPolicies, strengths: authenticationStrengths, definitions: roleDefinitions },
  decide({ policies, strengths, definitions }) {
    // Conditional Access cannot be aimed at custom roles.
    const roles = definitions.filter(({ isPrivileged, isBuiltIn }) => isPrivileged === true && isBuiltIn === true);
    const demanding = policies.filter((policy) => isEnabled(policy) && requiresOnly(policy, phishingResistantMethods, strengths));
    const covering = (role: string) => demanding.filter((policy) => includesRole(policy, role) || (coversAllUsers(policy) && coversAllResources(policy) && !excludesRole(policy, role)));
    const open = roles.filter(({ id }) => covering(id).length === 0);
    const evidence = roles.length === 0 ? null : table([...open, ...roles.filter((role) => !open.includes(role))], {
      Role: ({ id, displayName }) => displayName ?? id,
      Covered: (role) => !open.includes(role),
      Policies: ({ id }) => covering(id).map(nameOf).join(', '),
    });
    const all = counted(roles.length, { one: 'privileged role', other: 'privileged roles' });
    if (open.length === 0) return passed(`Conditional Access asks all of ${all} for a phishing-resistant method.`, evidence);
    return failed(`Conditional Access does not ask ${open.length} of ${all} for a phishing-resistant method.`, evidence);
  },
});
