import { defineCheck, failed, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { derive } from '../../assessment/need.ts';
import { rootAssignments } from '../../facts/azure-assignments.ts';
import { azureRoleName, idsOfRoles } from '../../facts/azure-roles.ts';
import { principalNames } from '../../facts/principal-names.ts';
import { counted } from '../counted.ts';

/** Roles that can give themselves any other: from the root, in every subscription. */
const rulingRoles = idsOfRoles('User Access Administrator', 'Owner');

const holders = derive('holders of the Azure root', { assignments: rootAssignments }, ({ assignments }) => assignments.filter(({ roleId }) => rulingRoles.has(roleId)));

const ids = derive('ids of holders of the Azure root', { holders }, ({ holders: found }) => {
  const idsOf = (type: string) => found.filter(({ principalType }) => principalType.toLowerCase() === type).map(({ principalId }) => principalId);
  return { users: idsOf('user'), groups: idsOf('group'), apps: idsOf('serviceprincipal') };
});

export default defineCheck({
  id: 'nobody-holds-access-at-the-azure-root-scope',
  reference: 21788,
  title: 'Nobody holds standing access at the Azure root scope',
  pillars: ['identity'],
  category: 'Privileged access',
  tenantTypes: ['workforce'],
  risk: 'high',
  userImpact: 'low',
  effort: 'low',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/TenantPropertiesBlade'],
  needs: { holders, names: principalNames('names of holders of the Azure root', ids) },
  decide({ holders: found, names }) {
    if (found.length === 0) return passed('Nobody is User Access Administrator or Owner at the root of Azure.');
    const principals = counted(new Set(found.map(({ principalId }) => principalId)).size, { one: 'principal holds', other: 'principals hold' });
    return failed(`${principals} standing access at the root of Azure, above every subscription.`, table(found, {
      Principal: ({ principalId }) => names.get(principalId) ?? principalId,
      'Object id': ({ principalId }) => principalId,
      Type: ({ principalType }) => principalType,
      'Azure role': ({ roleId }) => azureRoleName(roleId),
    }));
  },
});
