import { z } from 'zod';
import { choose, derive, type NeedOf } from '../assessment/need.ts';
import { scanApplications } from './applications.ts';
import { ownTenantId } from './own-tenant.ts';
import { microsoftServicesTenant, sameId, scanServicePrincipals } from './service-principals.ts';

const credentials = z.array(z.unknown()).nullish();

const servicePrincipalSchema = z.object({
  id: z.string(),
  appId: z.string().nullish(),
  displayName: z.string().nullish(),
  servicePrincipalType: z.string().nullish(),
  appOwnerOrganizationId: z.string().nullish(),
  passwordCredentials: credentials,
  keyCredentials: credentials,
});

const applicationSchema = z.object({ appId: z.string().nullish(), signInAudience: z.string().nullish(), passwordCredentials: credentials, keyCredentials: credentials });

/** An app of the tenant that can sign in by itself. */
export interface AppWithCredentials {
  readonly id: string;
  readonly appId: string | null;
  readonly name: string;
}

interface Candidate extends AppWithCredentials {
  readonly owner: string | null;
  readonly hasCredentials: boolean;
}

const has = ({ passwordCredentials, keyCredentials }: { passwordCredentials?: unknown[] | null | undefined; keyCredentials?: unknown[] | null | undefined }): boolean =>
  (passwordCredentials ?? []).length + (keyCredentials ?? []).length > 0;

const candidates = scanServicePrincipals(
  ['id', 'appId', 'displayName', 'servicePrincipalType', 'appOwnerOrganizationId', 'passwordCredentials', 'keyCredentials'],
  servicePrincipalSchema,
  {
    name: 'apps of other owners than Microsoft',
    initial: (): Candidate[] => [],
    step(found, servicePrincipal) {
      const { id, appId, displayName, servicePrincipalType, appOwnerOrganizationId: owner } = servicePrincipal;
      if (servicePrincipalType !== 'Application' || owner == null || sameId(owner, microsoftServicesTenant)) return found;
      // One array for the whole walk: copying it for each of 60,000 would cost minutes.
      found.push({ id, appId: appId ?? null, name: displayName ?? appId ?? id, owner, hasCredentials: has(servicePrincipal) });
      return found;
    },
  },
);

/** Registrations that only this tenant can use, and that carry a secret or a certificate: app ids. */
const singleTenantRegistrations = scanApplications(['appId', 'signInAudience', 'passwordCredentials', 'keyCredentials'], applicationSchema, {
  name: 'single-tenant registrations with credentials',
  initial: () => new Set<string>(),
  step: (found, application) => (application.signInAudience === 'AzureADMyOrg' && application.appId != null && has(application) ? found.add(application.appId.toLowerCase()) : found),
});

const ownApps = derive('own apps with credentials', { candidates, registrations: singleTenantRegistrations, tenantId: ownTenantId },
  ({ candidates: all, registrations, tenantId }): readonly AppWithCredentials[] => all
    .filter(({ owner, appId, hasCredentials }) => tenantId !== null && sameId(owner, tenantId) && (hasCredentials || (appId !== null && registrations.has(appId.toLowerCase()))))
    .map(({ id, appId, name }) => ({ id, appId, name })));

const none = derive('no apps', {}, (): readonly AppWithCredentials[] => []);

/** Apps of this tenant that carry a secret or a certificate, expired ones included. Read only where something asks for them. @param name of the condition, part of the key */
export const appsWithCredentialsWhere = (name: string, on: NeedOf<boolean>): NeedOf<readonly AppWithCredentials[]> => choose(name, on, { yes: ownApps, no: none });
