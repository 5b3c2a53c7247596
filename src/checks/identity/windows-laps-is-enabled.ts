import { defineCheck, failed, passed } from '../../assessment/check.ts';
import { deviceRegistrationPolicy } from '../../facts/device-registration-policy.ts';

export default defineCheck({
  id: 'windows-laps-is-enabled',
  reference: 21953,
  title: 'The tenant keeps local administrator passwords (Windows LAPS)',
  pillars: ['identity'],
  category: 'Devices',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'medium',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_Devices/DevicesMenuBlade/~/DeviceSettings/menuId/Overview'],
  needs: { policy: deviceRegistrationPolicy },
  decide: ({ policy }) => (policy.localAdminPassword?.isEnabled === true
    ? passed('Windows LAPS is switched on in the device settings.')
    : failed('Windows LAPS is not switched on in the device settings.')),
});
