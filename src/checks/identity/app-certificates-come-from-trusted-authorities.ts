import { z } from 'zod';
import { defineCheck, failed, investigate, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { derive, fanOut, list, singleton, type Permission } from '../../assessment/need.ts';
import { counted } from '../counted.ts';

const readPolicies: readonly Permission[] = [{ application: 'Policy.Read.All', delegated: 'Policy.Read.All' }];
const readAuthorities: readonly Permission[] = [{ application: 'AppCertTrustConfiguration.Read.All', delegated: 'AppCertTrustConfiguration.Read.All' }];

const restrictionsSchema = z.object({
  keyCredentials: z.array(z.object({
    restrictionType: z.string().nullish(),
    state: z.string().nullish(),
    certificateBasedApplicationConfigurationIds: z.array(z.string()).nullish(),
  })).nullish(),
}).nullish();
type Restrictions = z.infer<typeof restrictionsSchema>;

// v1.0 does not say which authorities a restriction names.
const tenantPolicy = singleton({
  version: 'beta', path: 'policies/defaultAppManagementPolicy', permissions: readPolicies,
}, z.object({ isEnabled: z.boolean().nullish(), applicationRestrictions: restrictionsSchema, servicePrincipalRestrictions: restrictionsSchema }));

const customPolicies = list({ version: 'beta', path: 'policies/appManagementPolicies', permissions: readPolicies }, z.object({
  displayName: z.string().nullish(),
  isEnabled: z.boolean().nullish(),
  restrictions: restrictionsSchema,
}));

const configurations = list({
  version: 'beta', path: 'directory/certificateAuthorities/certificateBasedApplicationConfigurations', permissions: readAuthorities,
}, z.object({ id: z.string(), displayName: z.string().nullish() }));
const configurationIds = derive('ids of certificate trust configurations', { configurations }, ({ configurations: all }) => all.map(({ id }) => id));
const authorities = fanOut(configurationIds, {
  version: 'beta',
  path: 'directory/certificateAuthorities/certificateBasedApplicationConfigurations/{id}/trustedCertificateAuthorities',
  permissions: readAuthorities,
}, z.object({ id: z.string().nullish() }));

/** Ids of the configurations that an enabled restriction to trusted authorities names; null where there is no such restriction. */
function trustedBy(restrictions: Restrictions): readonly string[] | null {
  const inForce = (restrictions?.keyCredentials ?? []).filter(({ restrictionType, state }) =>
    restrictionType?.toLowerCase() === 'trustedcertificateauthority' && state?.toLowerCase() === 'enabled');
  return inForce.length === 0 ? null : inForce.flatMap(({ certificateBasedApplicationConfigurationIds }) => certificateBasedApplicationConfigurationIds ?? []);
}

export default defineCheck({
  id: 'app-certificates-come-from-trusted-authorities',
  reference: 21894,
  title: 'App certificates come from an approved authority',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'low',
  userImpact: 'low',
  effort: 'medium',
  needs: { policy: tenantPolicy, custom: customPolicies, authorities },
  decide({ policy, custom, authorities: byConfiguration }) {
    const known = (restrictions: Restrictions) => (trustedBy(restrictions) ?? []).reduce((sum, id) => sum + (byConfiguration.get(id)?.length ?? 0), 0);
    const policies = [
      { name: 'Tenant-wide, app registrations', isEnabled: policy.isEnabled, restrictions: policy.applicationRestrictions },
      { name: 'Tenant-wide, service principals', isEnabled: policy.isEnabled, restrictions: policy.servicePrincipalRestrictions },
      ...custom.map(({ displayName, isEnabled, restrictions }) => ({ name: displayName ?? 'Policy without a name', isEnabled, restrictions })),
    ].map((each) => ({ ...each, restricts: each.isEnabled === true && trustedBy(each.restrictions) !== null, authorities: known(each.restrictions) }));
    const evidence = table(policies, {
      Policy: ({ name }) => name,
      'Switched on': ({ isEnabled }) => isEnabled === true,
      'Requires an approved authority': ({ restricts }) => restricts,
      'Approved authorities': ({ authorities: count }) => count,
    });
    const [applications, servicePrincipals, ...others] = policies.map((each) => each.restricts && each.authorities > 0);
    if (applications && servicePrincipals) return passed('New certificates of every app have to come from an approved authority.', evidence);
    const some = others.filter((effective) => effective).length;
    if (applications || servicePrincipals || some > 0) {
      const extra = counted(some, { one: 'policy', other: 'policies' });
      return investigate(`Only some apps need certificates of an approved authority: ${extra} for single apps, and the tenant-wide one does not cover all.`, evidence);
    }
    return failed('Apps accept certificates of any authority, self-signed ones included.', evidence);
  },
});
