import { defineCheck, investigate, passed } from '../../assessment/check.ts';
import { carried, servicePrincipalCredentials, type CredentialRule } from '../../facts/app-credentials.ts';
import { microsoftServicesTenant, sameId } from '../../facts/service-principals.ts';
import { counted } from '../counted.ts';
import { credentialTable } from '../credential-table.ts';

const onMicrosoftServices: CredentialRule = (holder) => (sameId(holder.appOwnerOrganizationId, microsoftServicesTenant) ? carried(holder) : []);

export default defineCheck({
  id: 'microsoft-services-carry-no-credentials',
  reference: 21774,
  title: 'Microsoft services carry no credentials of the tenant',
  pillars: ['identity'],
  category: 'Application management',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'low',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AppAppsPreview'],
  needs: { found: servicePrincipalCredentials('credentials on Microsoft services', ['passwordCredentials', 'keyCredentials'], onMicrosoftServices) },
  decide({ found }, { cloud }) {
    if (found.objects === 0) return passed("None of Microsoft's own service principals has a client secret or a certificate.");
    const services = counted(found.objects, { one: 'service principal of Microsoft has', other: 'service principals of Microsoft have' });
    return investigate(`${services} a client secret or a certificate. Find out who added it, and what for.`, credentialTable(cloud, 'Valid until', found));
  },
});
