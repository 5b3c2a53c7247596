import { z } from 'zod';
import { singleton } from '../assessment/need.ts';

const deviceRegistrationPolicySchema = z.object({
  multiFactorAuthConfiguration: z.string().nullish(),
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
