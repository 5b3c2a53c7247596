import { z } from 'zod';
import { singleton } from '../assessment/need.ts';

const deviceRegistrationPolicySchema = z.object({
  multiFactorAuthConfiguration: z.string().nullish(),
  // A property that comes in a form we do not know counts as missing, so that it only stops the checks that ask for it.
  userDeviceQuota: z.number().nullish().catch(undefined),
  localAdminPassword: z.object({ isEnabled: z.boolean().nullish() }).nullish().catch(undefined),
});

/** Who may join and register devices, and what the device settings themselves ask for meanwhile. */
export const deviceRegistrationPolicy = singleton(
  {
    version: 'v1.0',
    path: 'policies/deviceRegistrationPolicy',
    permissions: [{ application: 'Policy.Read.DeviceConfiguration', delegated: 'Policy.Read.DeviceConfiguration' }],
  },
  deviceRegistrationPolicySchema,
);
