import { defineCheck, failed, passed } from '../../assessment/check.ts';
import { authorizationPolicy } from '../../facts/authorization-policy.ts';

export default defineCheck({
  id: 'users-cannot-read-bitlocker-keys',
  reference: 21954,
  title: 'Users cannot read the BitLocker keys of their devices',
  pillars: ['identity'],
  category: 'Devices',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'low',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_Devices/DevicesMenuBlade/~/DeviceSettings/menuId/Overview'],
  needs: { policy: authorizationPolicy },
  decide: ({ policy }) => (policy.defaultUserRolePermissions?.allowedToReadBitlockerKeysForOwnedDevice === false
    ? passed('Users cannot read the BitLocker keys of their own devices.')
    : failed('Users can read the BitLocker keys of their own devices.')),
});
