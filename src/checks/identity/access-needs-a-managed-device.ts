import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import {
  conditionalAccessPolicies, coversAllModernClients, coversAllResources, coversAllUsers, grants, isEnabled, requiresManagedDevice,
} from '../../facts/conditional-access-policies.ts';
import { controlsOf, effectiveFirst, nameOf, policiesPage, policyColumns, policyCount, targetsOf } from '../conditional-access-evidence.ts';

export default defineCheck({
  id: 'access-needs-a-managed-device',
  reference: 21892,
  title: 'Nobody gets in without a managed device',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'high',
  effort: 'high',
  requires: license('entra-p1'),
  portal: [policiesPage],
  needs: { policies: conditionalAccessPolicies },
  decide({ policies }, { cloud }) {
    const withDevice = policies.filter((policy) => grants(policy, 'compliantDevice') || grants(policy, 'domainJoinedDevice'))
      .toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)));
    if (withDevice.length === 0) return failed('No Conditional Access policy asks for a managed device.');
    const effective = withDevice.filter((policy) =>
      isEnabled(policy) && coversAllUsers(policy) && coversAllResources(policy) && coversAllModernClients(policy) && requiresManagedDevice(policy));
    const evidence = table(effectiveFirst(withDevice, effective), {
      ...policyColumns(cloud),
      Resources: targetsOf,
      'All clients and platforms': coversAllModernClients,
      Control: controlsOf,
      'Managed devices only': (policy) => effective.includes(policy),
    });
    return effective.length > 0
      ? passed(`All users need a managed device for all resources, by ${policyCount(effective.length)}.`, evidence)
      : failed(`The tenant has ${policyCount(withDevice.length)} with a device control, but none that lets managed devices only in, for all users and all resources.`, evidence);
  },
});
