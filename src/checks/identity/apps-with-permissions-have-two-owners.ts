import { defineCheck, failed, passed } from '../../assessment/check.ts';
import { canHaveOwners, permissionedApps } from '../../facts/permissioned-apps.ts';
import { counted } from '../counted.ts';
import { ownerTable } from '../owner-table.ts';

const fewest = 2;

export default defineCheck({
  id: 'apps-with-permissions-have-two-owners',
  reference: 24518,
  title: 'Apps with permissions have two owners',
  pillars: ['identity'],
  category: 'Application management',
  tenantTypes: ['workforce'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'medium',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AppAppsPreview'],
  needs: { apps: permissionedApps },
  decide({ apps }, { cloud }) {
    // Highly privileged apps have a check of their own.
    const ordinary = apps.filter((app) => canHaveOwners(app) && app.privilege !== 'High');
    if (ordinary.length === 0) return passed('No app has permissions, highly privileged ones left aside.');
    const all = counted(ordinary.length, { one: 'app with permissions', other: 'apps with permissions' });
    const lacking = ordinary.filter(({ owners }) => owners < fewest);
    if (lacking.length === 0) return passed(`Each of ${all} has at least ${fewest} owners, highly privileged ones left aside.`);
    return failed(`Fewer than ${fewest} owners are named for ${lacking.length} of ${all}, highly privileged ones left aside.`, ownerTable(cloud, lacking));
  },
});
