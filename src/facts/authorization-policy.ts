import { z } from 'zod';
import { singleton } from '../assessment/need.ts';

// A property that comes in a form we do not know counts as missing, so that it only stops the checks that ask for it.
const authorizationPolicySchema = z.object({
  allowInvitesFrom: z.string().nullish().catch(undefined),
  allowedToUseSSPR: z.boolean().nullish().catch(undefined),
  guestUserRoleId: z.string().nullish().catch(undefined),
  blockMsolPowerShell: z.boolean().nullish().catch(undefined),
  defaultUserRolePermissions: z.object({
    allowedToCreateApps: z.boolean().nullish().catch(undefined),
    allowedToCreateTenants: z.boolean().nullish().catch(undefined),
    allowedToReadBitlockerKeysForOwnedDevice: z.boolean().nullish().catch(undefined),
    permissionGrantPoliciesAssigned: z.array(z.string()).nullish().catch(undefined),
  }).nullish().catch(undefined),
});

/** What users and guests may do without any role. */
export const authorizationPolicy = singleton(
  { version: 'v1.0', path: 'policies/authorizationPolicy', permissions: [{ application: 'Policy.Read.All', delegated: 'Policy.Read.All' }] },
  authorizationPolicySchema,
);

/** What guests may see of the directory: the roles that `guestUserRoleId` can name, the same in every tenant. */
export const guestRoles = {
  restricted: '2af84b1e-32c8-42b7-82bc-daa82404023b',
  limited: '10dae51f-b6af-4016-8d66-8c2a99b929b3',
  sameAsMembers: 'a0b1b346-4d3e-4e8b-98f8-753987be4970',
} as const;
