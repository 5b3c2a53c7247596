import { defineCheck, failed, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { choose, derive } from '../../assessment/need.ts';
import { signedInApps } from '../../facts/app-sign-ins.ts';
import { privilegedApps, privilegedWorkloadIdentities } from '../../facts/privileged-workload-identities.ts';
import { nameOf } from '../../facts/role-rows.ts';
import { enterpriseAppLink } from '../app-links.ts';
import { counted } from '../counted.ts';

const hasAny = derive('has privileged workload identities', { identities: privilegedWorkloadIdentities }, ({ identities }) => identities.length > 0);

/** Without a privileged app, the long report of sign-ins answers nothing. */
const signedIn = choose('sign-ins of privileged apps', hasAny, { yes: signedInApps, no: derive('no sign-ins of apps', {}, () => new Set<string>()) });

export default defineCheck({
  id: 'unused-apps-hold-no-privileged-role',
  reference: 21771,
  title: 'Apps that never sign in hold no privileged role',
  pillars: ['identity'],
  category: 'Application management',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'low',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/RolesManagementMenuBlade/~/AllRoles'],
  needs: { identities: privilegedWorkloadIdentities, apps: privilegedApps, signedIn },
  decide({ identities, apps, signedIn: active }, { cloud }) {
    if (identities.length === 0) return passed('No app holds a privileged role.');
    const all = counted(identities.length, { one: 'app with a privileged role', other: 'apps with a privileged role' });
    const unused = identities.map((identity) => {
      const app = apps.get(identity.principal.id);
      return { ...identity, appId: identity.principal.appId ?? app?.appId ?? null, name: identity.principal.displayName ?? app?.name ?? nameOf(identity.principal) };
    }).filter(({ appId }) => appId === null || !active.has(appId.toLowerCase()));
    if (unused.length === 0) return passed(`None of ${all} has gone without any sign-in.`);
    return failed(`${unused.length} of ${all} never signed in.`, table(unused.toSorted((a, b) => a.name.localeCompare(b.name)), {
      App: ({ principal, appId, name }) => enterpriseAppLink(cloud, { id: principal.id, appId, name }),
      'Privileged roles': ({ rows }) => [...new Set(rows.map(({ roleName }) => roleName))].join(', '),
      Assignment: ({ rows }) => [...new Set(rows.map(({ hold }) => hold))].join(', '),
      'Last sign-in': () => 'never',
    }));
  },
});
