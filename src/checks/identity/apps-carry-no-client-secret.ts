import { defineCheck, failed, passed } from '../../assessment/check.ts';
import { applicationCredentials, carried, servicePrincipalCredentials, type CredentialRule } from '../../facts/app-credentials.ts';
import { counted } from '../counted.ts';
import { credentialTable } from '../credential-table.ts';

const secrets: CredentialRule = (holder) => carried(holder).filter(({ credential }) => credential === 'Client secret');

export default defineCheck({
  id: 'apps-carry-no-client-secret',
  reference: 21772,
  title: 'No app carries a client secret',
  pillars: ['identity'],
  category: 'Application management',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'medium',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade'],
  needs: {
    registrations: applicationCredentials('client secrets', ['passwordCredentials'], secrets),
    servicePrincipals: servicePrincipalCredentials('client secrets', ['passwordCredentials'], secrets),
  },
  decide({ registrations, servicePrincipals }, { cloud }) {
    if (registrations.objects + servicePrincipals.objects === 0) return passed('No app registration and no service principal has a client secret.');
    const apps = counted(registrations.objects, { one: 'app registration', other: 'app registrations' });
    const principals = counted(servicePrincipals.objects, { one: 'service principal', other: 'service principals' });
    return failed(`${apps} and ${principals} have a client secret.`, credentialTable(cloud, 'Valid until', registrations, servicePrincipals));
  },
});
