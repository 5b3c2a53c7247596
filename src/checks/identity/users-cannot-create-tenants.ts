import { defineCheck, failed, passed, undecidable } from '../../assessment/check.ts';
import { authorizationPolicy } from '../../facts/authorization-policy.ts';

export default defineCheck({
  id: 'users-cannot-create-tenants',
  reference: 21787,
  title: 'Ordinary users cannot create new tenants',
  pillars: ['identity'],
  category: 'Privileged access',
  tenantTypes: ['workforce'],
  risk: 'high',
  userImpact: 'medium',
  effort: 'medium',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_UsersAndTenants/UserManagementMenuBlade/~/UserSettings'],
  needs: { policy: authorizationPolicy },
  decide({ policy }) {
    switch (policy.defaultUserRolePermissions?.allowedToCreateTenants) {
      case false:
        return passed('Only administrators and holders of the Tenant Creator role can create tenants.');
      case true:
        return failed('Every user can create a tenant and becomes its Global Administrator.');
      case null:
      case undefined:
        return undecidable('The authorization policy does not say whether users can create tenants; set it explicitly in the user settings and run the assessment again.');
    }
  },
});
