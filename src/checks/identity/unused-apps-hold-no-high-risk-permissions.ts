import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { signedInApps } from '../../facts/app-sign-ins.ts';
import { permissionedApps } from '../../facts/permissioned-apps.ts';
import { enterpriseAppLink } from '../app-links.ts';
import { counted } from '../counted.ts';

export default defineCheck({
  id: 'unused-apps-hold-no-high-risk-permissions',
  reference: 21770,
  title: 'Apps that never sign in hold no high-risk permission',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'high',
  effort: 'low',
  requires: license('entra-p1'),
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AppAppsPreview'],
  needs: { apps: permissionedApps, signedIn: signedInApps },
  decide({ apps, signedIn }, { cloud }) {
    const risky = apps.filter(({ privilege }) => privilege === 'High');
    const unused = risky.filter(({ appId }) => appId === null || !signedIn.has(appId.toLowerCase()));
    const all = counted(risky.length, { one: 'app with a high-risk permission', other: 'apps with a high-risk permission' });
    if (unused.length === 0) return passed(risky.length === 0 ? 'No app has a high-risk permission.' : `None of ${all} has gone without any sign-in.`);
    return failed(`${unused.length} of ${all} never signed in.`, table(unused.toSorted((a, b) => a.name.localeCompare(b.name)), {
      App: (app) => enterpriseAppLink(cloud, app),
      'Application permissions': ({ application }) => application.join(', '),
      'Delegated permissions': ({ delegated }) => delegated.join(', '),
      'Last sign-in': () => 'never',
    }));
  },
});
