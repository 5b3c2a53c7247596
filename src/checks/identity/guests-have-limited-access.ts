import { defineCheck, failed, passed, undecidable } from '../../assessment/check.ts';
import { authorizationPolicy, guestRoles } from '../../facts/authorization-policy.ts';

const limitedRoles: ReadonlySet<string> = new Set([guestRoles.restricted, guestRoles.limited]);

export default defineCheck({
  id: 'guests-have-limited-access',
  reference: 21821,
  title: 'Guests may neither read the whole directory nor invite others',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce'],
  risk: 'medium',
  userImpact: 'medium',
  effort: 'medium',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/AllowlistPolicyBlade'],
  needs: { policy: authorizationPolicy },
  decide({ policy: { guestUserRoleId, allowInvitesFrom } }) {
    if (guestUserRoleId == null || allowInvitesFrom == null) {
      return undecidable('The authorization policy does not say what guests may do; set it explicitly in the external collaboration settings and run the assessment again.');
    }
    const problems = [
      limitedRoles.has(guestUserRoleId.toLowerCase()) ? '' : 'can read the directory like members',
      allowInvitesFrom.toLowerCase() === 'everyone' ? 'can invite others' : '',
    ].filter(Boolean);
    return problems.length === 0
      ? passed('Guests have limited access to the directory and cannot invite others.')
      : failed(`Guests ${problems.join(' and ')}.`);
  },
});
