import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { blocksAccess, conditionalAccessPolicies, grants, includesRole, isEnabled, type ConditionalAccessPolicy } from '../../facts/conditional-access-policies.ts';
import { privilegedRoleNames } from '../../facts/role-definitions.ts';
import { controlsOf, policiesPage, policyColumns, policyCount } from '../conditional-access-evidence.ts';

export default defineCheck({
  id: 'privileged-roles-work-from-privileged-workstations',
  reference: 21830,
  title: 'Privileged roles can be used on dedicated, compliant workstations only',
  pillars: ['identity'],
  category: 'Application management',
  tenantTypes: ['workforce'],
  risk: 'high',
  userImpact: 'low',
  effort: 'high',
  requires: license('entra-p1'),
  portal: [policiesPage],
  needs: { policies: conditionalAccessPolicies, roles: privilegedRoleNames },
  decide({ policies, roles }, { cloud }) {
    const privileged = policies.filter((policy) => isEnabled(policy) && [...roles.keys()].some((role) => includesRole(policy, role)));
    const compliant = privileged.filter((policy) => grants(policy, 'compliantDevice'));
    const filtered = privileged.filter((policy) => blocksAccess(policy) && exemptsDevices(policy));
    const evidence = privileged.length === 0 ? null : table(privileged, {
      ...policyColumns(cloud),
      Control: controlsOf,
      'Asks for a compliant device': (policy) => compliant.includes(policy),
      'Blocks all but chosen devices': (policy) => filtered.includes(policy),
      'Device filter': ({ conditions }) => conditions?.devices?.deviceFilter?.rule,
    });
    if (compliant.length > 0 && filtered.length > 0) {
      return passed(`Privileged roles need a compliant device (${policyCount(compliant.length)}) that is one of the chosen workstations (${policyCount(filtered.length)}).`, evidence);
    }
    const missing = [
      compliant.length === 0 ? 'asks privileged roles for a compliant device' : '',
      filtered.length === 0 ? 'blocks privileged roles on all but chosen devices' : '',
    ].filter(Boolean).join(', and none ');
    return failed(`No Conditional Access policy that is switched on ${missing}.`, evidence);
  },
});

/** A filter in the mode `exclude` takes the matching devices out of the block. */
const exemptsDevices = ({ conditions }: ConditionalAccessPolicy): boolean => conditions?.devices?.deviceFilter?.mode?.toLowerCase() === 'exclude';
