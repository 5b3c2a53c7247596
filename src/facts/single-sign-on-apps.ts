import { z } from 'zod';
import { derive, fanOut, type Permission, type Reducer } from '../assessment/need.ts';
import { scanServicePrincipals } from './service-principals.ts';

const servicePrincipalSchema = z.object({
  id: z.string(),
  appId: z.string().nullish(),
  displayName: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
  appRoleAssignmentRequired: z.boolean().nullish(),
  preferredSingleSignOnMode: z.string().nullish(),
});
type ServicePrincipal = z.infer<typeof servicePrincipalSchema>;

/** An enabled app that people reach by single sign-on. */
export interface SingleSignOnApp {
  readonly id: string;
  readonly appId: string | null;
  readonly name: string;
  readonly mode: string;
  /** Everybody in the tenant may use it, assigned or not. */
  readonly openToAll: boolean;
}

const modes: ReadonlySet<string> = new Set(['password', 'saml', 'oidc']);

// Administrators set each of them up by hand, so there are hundreds at most, and each stays in memory.
const enabledApps: Reducer<ServicePrincipal, SingleSignOnApp[]> = {
  name: 'enabled single sign-on apps',
  initial: () => [],
  step(state, { id, appId, displayName, accountEnabled, appRoleAssignmentRequired, preferredSingleSignOnMode: mode }) {
    if (accountEnabled !== true || mode == null || !modes.has(mode)) return state;
    state.push({ id, appId: appId ?? null, name: displayName ?? appId ?? id, mode, openToAll: appRoleAssignmentRequired === false });
    return state;
  },
};

export const singleSignOnApps = scanServicePrincipals(
  ['id', 'appId', 'displayName', 'accountEnabled', 'appRoleAssignmentRequired', 'preferredSingleSignOnMode'], servicePrincipalSchema, enabledApps,
);

/** Reading takes less than the permission to change one's own apps, which the reference lists as the least for applications. */
export const readSynchronization: readonly Permission[] = [{ application: 'Synchronization.Read.All', delegated: 'Synchronization.Read.All' }];

const appIds = derive('ids of single sign-on apps', { apps: singleSignOnApps }, ({ apps }) => apps.map(({ id }) => id));

/** Provisioning jobs of every single sign-on app, by object id of the app. */
export const provisioningJobs = fanOut(appIds, {
  version: 'v1.0', path: 'servicePrincipals/{id}/synchronization/jobs', permissions: readSynchronization,
}, z.object({ id: z.string() }));
