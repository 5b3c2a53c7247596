import { defineCheck, failed, passed } from '../../assessment/check.ts';
import { canHaveOwners, permissionedApps } from '../../facts/permissioned-apps.ts';
import { counted } from '../counted.ts';
import { ownerTable } from '../owner-table.ts';

const fewest = 2;

export default defineCheck({
  id: 'highly-privileged-apps-have-two-owners',
  reference: 21867,
  title: 'Highly privileged apps have two owners',
  pillars: ['identity'],
  category: 'Application management',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'medium',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AppAppsPreview'],
  needs: { apps: permissionedApps },
  decide({ apps }, { cloud }) {
    const privileged = apps.filter((app) => canHaveOwners(app) && app.privilege === 'High');
    if (privileged.length === 0) return passed('No app is highly privileged.');
    const all = counted(privileged.length, { one: 'highly privileged app', other: 'highly privileged apps' });
    const lacking = privileged.filter(({ owners }) => owners < fewest);
    if (lacking.length === 0) return passed(`Each of ${all} has at least ${fewest} owners.`);
    return failed(`Fewer than ${fewest} owners are named for ${lacking.length} of ${all}.`, ownerTable(cloud, lacking));
  },
});
