import { defineCheck, failed, passed } from '../../assessment/check.ts';
import { applicationCredentials, dayFrom, dayOf, earliest, servicePrincipalCredentials, type CredentialRule } from '../../facts/app-credentials.ts';
import { counted } from '../counted.ts';
import { credentialTable } from '../credential-table.ts';

const daysAllowed = 180;

const oldCertificates: CredentialRule = ({ keyCredentials }, facts) => {
  const first = earliest((keyCredentials ?? []).map(({ startDateTime }) => dayOf(startDateTime)));
  return first !== null && first < dayFrom(facts, -daysAllowed) ? [{ credential: 'Certificate', day: first }] : [];
};

export default defineCheck({
  id: 'app-certificates-are-replaced-within-180-days',
  reference: 21992,
  title: 'App certificates are replaced within 180 days',
  pillars: ['identity'],
  category: 'Application management',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'high',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade'],
  needs: {
    registrations: applicationCredentials('old certificates', ['keyCredentials'], oldCertificates),
    servicePrincipals: servicePrincipalCredentials('old certificates', ['keyCredentials'], oldCertificates),
  },
  decide({ registrations, servicePrincipals }, { cloud }) {
    if (registrations.objects + servicePrincipals.objects === 0) return passed(`No certificate of an app is older than ${daysAllowed} days.`);
    const apps = counted(registrations.objects, { one: 'app registration', other: 'app registrations' });
    const principals = counted(servicePrincipals.objects, { one: 'service principal', other: 'service principals' });
    return failed(
      `${apps} and ${principals} have a certificate older than ${daysAllowed} days.`,
      credentialTable(cloud, 'In use since', registrations, servicePrincipals),
    );
  },
});
