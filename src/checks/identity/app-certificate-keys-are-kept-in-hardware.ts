import { defineCheck, investigate, passed } from '../../assessment/check.ts';
import { applicationCredentials, dayOf, latest, type CredentialRule } from '../../facts/app-credentials.ts';
import { counted } from '../counted.ts';
import { credentialTable } from '../credential-table.ts';

/** Certificates that an app signs in with; those of usage `Encrypt` or `Sign` serve other purposes. */
const signInCertificates: CredentialRule = ({ keyCredentials }) => {
  const verifying = (keyCredentials ?? []).filter(({ usage }) => usage?.toLowerCase() === 'verify');
  return verifying.length === 0 ? [] : [{ credential: 'Certificate', day: latest(verifying.map(({ endDateTime }) => dayOf(endDateTime))) }];
};

export default defineCheck({
  id: 'app-certificate-keys-are-kept-in-hardware',
  reference: 21895,
  title: 'Keys of app certificates are kept in hardware security modules',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'low',
  userImpact: 'low',
  effort: 'high',
  needs: { registrations: applicationCredentials('sign-in certificates', ['keyCredentials'], signInCertificates) },
  decide({ registrations }, { cloud }) {
    if (registrations.objects === 0) return passed('No app registration signs in with a certificate, so there is no key to keep.');
    const apps = counted(registrations.objects, { one: 'app registration signs', other: 'app registrations sign' });
    return investigate(`${apps} in with a certificate. Confirm for each that its private key is kept in hardware.`, credentialTable(cloud, 'Valid until', registrations));
  },
});
