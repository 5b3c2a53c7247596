import { defineCheck, investigate, passed } from '../../assessment/check.ts';
import { carried, servicePrincipalCredentials, type CredentialRule } from '../../facts/app-credentials.ts';
import { microsoftServicesTenant, sameId } from '../../facts/service-principals.ts';
import { counted } from '../counted.ts';
import { credentialTable } from '../credential-table.ts';

/** Managed identities have no owner, and their certificates are the platform's business. */
const onServicePrincipals: CredentialRule = (holder) =>
  (holder.appOwnerOrganizationId == null || sameId(holder.appOwnerOrganizationId, microsoftServicesTenant) ? [] : carried(holder));

export default defineCheck({
  id: 'service-principals-carry-no-credentials',
  reference: 21896,
  title: 'Credentials stand on app registrations, not on service principals',
  pillars: ['identity'],
  category: 'Application management',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'medium',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AppAppsPreview'],
  needs: { found: servicePrincipalCredentials('credentials on service principals', ['passwordCredentials', 'keyCredentials'], onServicePrincipals) },
  decide({ found }, { cloud }) {
    if (found.objects === 0) return passed("No service principal has credentials of its own, Microsoft's services left aside.");
    const principals = counted(found.objects, { one: 'service principal has', other: 'service principals have' });
    return investigate(`${principals} credentials of their own. Single sign-on certificates are expected there; look at all others.`, credentialTable(cloud, 'Valid until', found));
  },
});
