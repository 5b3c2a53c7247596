import { defineCheck, failed, investigate, passed, undecidable } from '../../assessment/check.ts';
import { deviceRegistrationPolicy } from '../../facts/device-registration-policy.ts';
import { counted } from '../counted.ts';

const fewDevices = 10;
const manyDevices = 20;

export default defineCheck({
  id: 'users-register-at-most-ten-devices',
  reference: 21837,
  title: 'Each user can register at most 10 devices',
  pillars: ['identity'],
  category: 'Devices',
  tenantTypes: ['workforce'],
  risk: 'high',
  userImpact: 'medium',
  effort: 'low',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_Devices/DevicesMenuBlade/~/DeviceSettings/menuId/Overview'],
  needs: { policy: deviceRegistrationPolicy },
  decide({ policy: { userDeviceQuota } }) {
    if (userDeviceQuota == null) return undecidable('The device registration policy does not say how many devices a user can register; set a number in the device settings and run the assessment again.');
    const limit = `Each user can register up to ${counted(userDeviceQuota, { one: 'device', other: 'devices' })}`;
    if (userDeviceQuota <= fewDevices) return passed(`${limit}.`);
    if (userDeviceQuota <= manyDevices) return investigate(`${limit}; see whether your people need more than ${fewDevices}.`);
    return failed(`${limit}.`);
  },
});
