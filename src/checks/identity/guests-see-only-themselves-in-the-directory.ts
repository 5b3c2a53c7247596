import { defineCheck, failed, passed } from '../../assessment/check.ts';
import { authorizationPolicy, guestRoles } from '../../facts/authorization-policy.ts';

export default defineCheck({
  id: 'guests-see-only-themselves-in-the-directory',
  reference: 21792,
  title: 'Guests see nothing of the directory but themselves',
  pillars: ['identity'],
  category: 'External collaboration',
  tenantTypes: ['workforce'],
  risk: 'medium',
  userImpact: 'medium',
  effort: 'low',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/AllowlistPolicyBlade'],
  needs: { policy: authorizationPolicy },
  decide({ policy: { guestUserRoleId } }) {
    switch (guestUserRoleId?.toLowerCase()) {
      case guestRoles.restricted:
        return passed('Guests can look up their own directory object only.');
      case guestRoles.limited:
        return failed('Guests can look up members of groups and other properties of directory objects.');
      case guestRoles.sameAsMembers:
        return failed('Guests can look up everything in the directory that members can.');
      case undefined:
      default:
        return failed('The access of guests is not set to the most restrictive choice.');
    }
  },
});
