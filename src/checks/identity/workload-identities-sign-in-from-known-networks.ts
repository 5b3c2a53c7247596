import { defineCheck, failed, license, passed, skipped } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { derive } from '../../assessment/need.ts';
import { appsWithCredentialsWhere, type AppWithCredentials } from '../../facts/apps-with-credentials.ts';
import { blocksAccess, conditionalAccessPolicies, isEnabled, type ConditionalAccessPolicy } from '../../facts/conditional-access-policies.ts';
import { ownsEntraP1 } from '../../facts/licenses-owned.ts';
import { namedLocations } from '../../facts/named-locations.ts';
import { entraLink } from '../admin-centre.ts';
import { nameOf, policiesPage, policyCount } from '../conditional-access-evidence.ts';
import { counted } from '../counted.ts';

const everyApp = 'serviceprincipalsinmytenant';

/** With one policy for every app, no app has to be looked at. */
const mustLookAtApps = derive('no network policy for all apps', { policies: conditionalAccessPolicies }, ({ policies }) => !policies.some(isForEveryApp));

export default defineCheck({
  id: 'workload-identities-sign-in-from-known-networks',
  reference: 21884,
  title: 'Apps with credentials sign in from known networks only',
  pillars: ['identity'],
  category: 'External collaboration',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'medium',
  requires: license('entra-workload-id'),
  portal: [policiesPage],
  needs: {
    policies: conditionalAccessPolicies,
    locations: namedLocations,
    hasP1: ownsEntraP1,
    apps: appsWithCredentialsWhere('apps with credentials that no policy covers as a whole', mustLookAtApps),
  },
  decide({ policies, locations, hasP1, apps }, { cloud }) {
    if (!hasP1) return skipped('The tenant has no licence for Microsoft Entra ID P1, which Conditional Access takes.');
    const forAll = policies.filter(isForEveryApp);
    if (forAll.length > 0) return passed(`All apps are limited to known networks by ${policyCount(forAll.length)}.`);
    if (apps.length === 0) return passed('No app of the tenant carries a secret or a certificate.');
    const all = counted(apps.length, { one: 'app', other: 'apps' });
    if (policies.length === 0) return failed(`The tenant has no Conditional Access policy, so that ${all} with credentials can sign in from anywhere.`);
    if (locations.length === 0) return failed(`The tenant has no named location that could limit its ${all} with credentials.`);
    const limiting = (app: AppWithCredentials) => policies.filter((policy) => limitsNetworks(policy) && covers(policy, app));
    const open = apps.filter((app) => limiting(app).length === 0);
    const evidence = table([...open, ...apps.filter((app) => limiting(app).length > 0)], {
      App: ({ id, appId, name }) => entraLink(cloud, name, `Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Overview/objectId/${encodeURIComponent(id)}/appId/${encodeURIComponent(appId ?? '')}`),
      'Policies that limit its networks': (app) => limiting(app).map(nameOf).join(', '),
    });
    return open.length === 0
      ? passed(`All of ${all} with credentials can sign in from known networks only.`, evidence)
      : failed(`${counted(open.length, { one: 'app', other: 'apps' })} with credentials can sign in from anywhere, out of ${apps.length.toLocaleString('en-US')}.`, evidence);
  },
});

/** Switched on, blocking, and with places in it. To block all places without exception is no limit, it is an end. */
function limitsNetworks(policy: ConditionalAccessPolicy): boolean {
  const { includeLocations, excludeLocations } = policy.conditions?.locations ?? {};
  const included = includeLocations ?? [];
  const excluded = excludeLocations ?? [];
  const limits = excluded.length > 0 || (included.length > 0 && !holds(included, 'all'));
  return isEnabled(policy) && blocksAccess(policy) && limits;
}

function isForEveryApp(policy: ConditionalAccessPolicy): boolean {
  const { includeServicePrincipals, excludeServicePrincipals } = policy.conditions?.clientApplications ?? {};
  return limitsNetworks(policy) && holds(includeServicePrincipals, everyApp) && (excludeServicePrincipals ?? []).length === 0;
}

function covers({ conditions }: ConditionalAccessPolicy, { id }: AppWithCredentials): boolean {
  const { includeServicePrincipals, excludeServicePrincipals } = conditions?.clientApplications ?? {};
  return (holds(includeServicePrincipals, everyApp) || holds(includeServicePrincipals, id.toLowerCase())) && !holds(excludeServicePrincipals, id.toLowerCase());
}

const holds = (list: readonly string[] | null | undefined, word: string): boolean => (list ?? []).some((entry) => entry.toLowerCase() === word);
