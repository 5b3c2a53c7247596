import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { conditionalAccessPolicies, includesRole, isEnabled, signInFrequencyHours, type ConditionalAccessPolicy } from '../../facts/conditional-access-policies.ts';
import { ownsEntraP2 } from '../../facts/licenses-owned.ts';
import { roleDefinitions } from '../../facts/role-definitions.ts';
import { frequencyOf, nameOf, policiesPage } from '../conditional-access-evidence.ts';
import { counted } from '../counted.ts';

/** With Entra ID P2, roles are activated for some hours only, and sessions should not outlast them. */
const mostHours = { withP2: 4, withoutP2: 24 };

export default defineCheck({
  id: 'privileged-roles-sign-in-again-within-hours',
  reference: 21825,
  title: 'Holders of privileged roles sign in again within hours',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce'],
  risk: 'medium',
  userImpact: 'medium',
  effort: 'low',
  requires: license('entra-p1'),
  portal: [policiesPage],
  needs: { policies: conditionalAccessPolicies, definitions: roleDefinitions, hasP2: ownsEntraP2 },
  decide({ policies, definitions, hasP2 }) {
    const most = hasP2 ? mostHours.withP2 : mostHours.withoutP2;
    const roles = definitions.filter(({ isPrivileged, isBuiltIn }) => isPrivileged === true && isBuiltIn === true);
    if (roles.length === 0) return failed('Graph names no privileged role, so that none can be protected.');
    const policiesOf = (role: string) => policies.filter((policy) => isEnabled(policy) && includesRole(policy, role));
    const isShort = (policy: ConditionalAccessPolicy) => inHoursOrEveryTime(policy) && (signInFrequencyHours(policy) ?? Number.POSITIVE_INFINITY) <= most;
    const open = roles.filter(({ id }) => !policiesOf(id).some(isShort));
    const evidence = table([...open, ...roles.filter((role) => !open.includes(role))], {
      Role: ({ id, displayName }) => displayName ?? id,
      'Short enough': (role) => !open.includes(role),
      'Policies that are on': ({ id }) => policiesOf(id).map((policy) => `${nameOf(policy)} (${frequencyOf(policy)})`).join(', '),
    });
    const all = counted(roles.length, { one: 'privileged role', other: 'privileged roles' });
    return open.length === 0
      ? passed(`Conditional Access lets no session of ${all} last longer than ${most} hours.`, evidence)
      : failed(`Sessions of ${open.length} of ${all} can last longer than ${most} hours.`, evidence);
  },
});

function inHoursOrEveryTime({ sessionControls }: ConditionalAccessPolicy): boolean {
  const type = sessionControls?.signInFrequency?.type;
  return type == null || type.toLowerCase() === 'hours';
}
