import { z } from 'zod';
import { singleton } from '../assessment/need.ts';

// A property that comes in a form we do not know counts as missing, so that it only stops the checks that ask for it.
const authorizationPolicySchema = z.object({
  allowInvitesFrom: z.string().nullish().catch(undefined),
  defaultUserRolePermissions: z.object({
    allowedToCreateApps: z.boolean().nullish().catch(undefined),
    allowedToCreateTenants: z.boolean().nullish().catch(undefined),
    permissionGrantPoliciesAssigned: z.array(z.string()).nullish().catch(undefined),
  }).nullish().catch(undefined),
});

/** What users and guests may do without any role. */
export const authorizationPolicy = singleton(
  { version: 'v1.0', path: 'policies/authorizationPolicy', permissions: [{ application: 'Policy.Read.All', delegated: 'Policy.Read.All' }] },
  authorizationPolicySchema,
);
