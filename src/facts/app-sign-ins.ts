import { z } from 'zod';
import { scan, type Reducer } from '../assessment/need.ts';

const activitySchema = z.object({
  appId: z.string().nullish(),
  lastSignInActivity: z.object({ lastSignInDateTime: z.string().nullish() }).nullish(),
});

const appsThatSignedIn: Reducer<z.infer<typeof activitySchema>, Set<string>> = {
  name: 'apps that signed in',
  initial: () => new Set(),
  step: (state, { appId, lastSignInActivity }) => (appId && lastSignInActivity?.lastSignInDateTime ? state.add(appId.toLowerCase()) : state),
};

/** App ids, in lower case, of every app that ever signed in to the tenant as far as the service remembers. Only the global cloud reports it. */
export const signedInApps = scan({
  version: 'beta',
  path: 'reports/servicePrincipalSignInActivities',
  clouds: ['global'],
  permissions: [{ application: 'AuditLog.Read.All', delegated: 'AuditLog.Read.All' }],
}, activitySchema, appsThatSignedIn);
