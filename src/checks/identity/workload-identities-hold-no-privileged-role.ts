import { defineCheck, failed, investigate, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { privilegedWorkloadIdentities } from '../../facts/privileged-workload-identities.ts';
import { nameOf, privilegedRows } from '../../facts/role-rows.ts';
import { enterpriseAppLink } from '../app-links.ts';
import { counted } from '../counted.ts';

export default defineCheck({
  id: 'workload-identities-hold-no-privileged-role',
  reference: 21836,
  title: 'No workload identity holds a privileged role',
  pillars: ['identity'],
  category: 'Application management',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'medium',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/RolesManagementMenuBlade/~/AllRoles'],
  needs: { identities: privilegedWorkloadIdentities, rows: privilegedRows },
  decide({ identities, rows }, { cloud }) {
    if (identities.length > 0) {
      const held = identities.flatMap(({ rows: roles }) => roles).toSorted((a, b) => nameOf(a.principal).localeCompare(nameOf(b.principal)));
      const found = counted(identities.length, { one: 'workload identity holds', other: 'workload identities hold' });
      return failed(`${found} privileged roles.`, table(held, {
        'Workload identity': ({ principal }) => enterpriseAppLink(cloud, { id: principal.id, appId: principal.appId, name: nameOf(principal) }),
        Role: ({ roleName }) => roleName,
        Assignment: ({ hold }) => hold,
        'Through group': ({ through }) => (through ? nameOf(through) : null),
      }));
    }
    const unreadable = rows.filter(({ principal }) => principal.kind === 'unknown').length;
    if (unreadable === 0) return passed('No app, managed identity or agent holds a privileged role.');
    const unknown = counted(unreadable, { one: 'assignment of a privileged role belongs to an object', other: 'assignments of privileged roles belong to objects' });
    return investigate(`${unknown} that could not be read. Find out whether it is an app.`);
  },
});
