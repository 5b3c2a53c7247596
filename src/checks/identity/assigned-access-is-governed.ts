import { defineCheck, failed, investigate, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { appsThatAreAssigned, assignedGroupCount, governedGroupCount, governedIds } from '../../facts/governed-objects.ts';
import { enterpriseAppLink } from '../app-links.ts';
import { counted } from '../counted.ts';

const groupCount = (count: number) => counted(count, { one: 'group', other: 'groups' });

export default defineCheck({
  id: 'assigned-access-is-governed',
  reference: 21897,
  title: 'Assignments to apps and groups are governed',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'high',
  effort: 'high',
  requires: license('entra-governance'),
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_ERM/DashboardBlade/~/elmEntitlement/menuId/'],
  needs: { governed: governedIds, apps: appsThatAreAssigned, groups: assignedGroupCount, governedGroups: governedGroupCount },
  decide({ governed, apps, groups, governedGroups }, { cloud }) {
    const open = apps.filter(({ id }) => !governed.has(id.toLowerCase()));
    // Groups can come and go between the two answers.
    const openGroups = Math.max(0, groups - governedGroups);
    const ofGroups = `${groupCount(openGroups)} of ${groups}`;
    if (open.length > 0) {
      const evidence = table(open, { App: ({ id, displayName, appId }) => enterpriseAppLink(cloud, { name: displayName ?? id, id, appId: appId ?? null }) });
      return failed(`Neither access packages nor access reviews govern ${counted(open.length, { one: 'app', other: 'apps' })} of ${apps.length}, and ${ofGroups}.`, evidence);
    }
    return openGroups > 0
      ? investigate(`All apps are governed, but neither access packages nor access reviews govern ${ofGroups}.`)
      : passed('Access packages or access reviews govern all apps that are assigned and all groups with chosen members.');
  },
});
