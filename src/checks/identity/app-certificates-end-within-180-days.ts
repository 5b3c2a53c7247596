import { defineCheck, failed, passed } from '../../assessment/check.ts';
import { applicationCredentials, carried, dayFrom, servicePrincipalCredentials, type CredentialRule } from '../../facts/app-credentials.ts';
import { counted } from '../counted.ts';
import { credentialTable } from '../credential-table.ts';

const daysAllowed = 180;

const longCertificates: CredentialRule = (holder, facts) =>
  carried(holder).filter(({ credential, day }) => credential === 'Certificate' && day !== null && day > dayFrom(facts, daysAllowed));

export default defineCheck({
  id: 'app-certificates-end-within-180-days',
  reference: 21773,
  title: 'App certificates end within 180 days',
  pillars: ['identity'],
  category: 'Application management',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'medium',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade'],
  needs: {
    registrations: applicationCredentials('long certificates', ['keyCredentials'], longCertificates),
    servicePrincipals: servicePrincipalCredentials('long certificates', ['keyCredentials'], longCertificates),
  },
  decide({ registrations, servicePrincipals }, { cloud }) {
    if (registrations.objects + servicePrincipals.objects === 0) return passed(`No app has a certificate that stays valid for more than ${daysAllowed} days from now.`);
    const apps = counted(registrations.objects, { one: 'app registration', other: 'app registrations' });
    const principals = counted(servicePrincipals.objects, { one: 'service principal', other: 'service principals' });
    return failed(
      `${apps} and ${principals} have a certificate that stays valid for more than ${daysAllowed} days from now.`,
      credentialTable(cloud, 'Valid until', registrations, servicePrincipals),
    );
  },
});
