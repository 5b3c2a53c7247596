import { defineCheck, failed, passed } from '../../assessment/check.ts';
import { authorizationPolicy } from '../../facts/authorization-policy.ts';

export default defineCheck({
  id: 'only-privileged-users-register-apps',
  reference: 21807,
  title: 'Only privileged users can register apps',
  pillars: ['identity'],
  category: 'Application management',
  tenantTypes: ['workforce'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'low',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_UsersAndTenants/UserManagementMenuBlade/~/UserSettings'],
  needs: { policy: authorizationPolicy },
  decide({ policy }) {
    const allowed = policy.defaultUserRolePermissions?.allowedToCreateApps;
    if (allowed === false) return passed('Users without a role cannot register apps.');
    return failed(allowed === true ? 'Every user can register apps.' : 'Nothing says that users cannot register apps, so they can.');
  },
});
