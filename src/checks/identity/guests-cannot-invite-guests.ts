import { defineCheck, failed, passed, undecidable } from '../../assessment/check.ts';
import { authorizationPolicy } from '../../facts/authorization-policy.ts';

export default defineCheck({
  id: 'guests-cannot-invite-guests',
  reference: 21791,
  title: 'Guests cannot invite other guests',
  pillars: ['identity'],
  category: 'External collaboration',
  tenantTypes: ['workforce'],
  risk: 'medium',
  userImpact: 'medium',
  effort: 'low',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/AllowlistPolicyBlade'],
  needs: { policy: authorizationPolicy },
  decide({ policy: { allowInvitesFrom } }) {
    switch (allowInvitesFrom?.toLowerCase()) {
      case 'none':
        return passed('Nobody can invite guests.');
      case 'adminsandguestinviters':
        return passed('Only administrators and holders of the Guest Inviter role can invite guests.');
      case 'adminsguestinvitersandallmembers':
        return passed('Members and administrators can invite guests; guests cannot.');
      case 'everyone':
        return failed('Everyone can invite guests, and so can guests themselves.');
      case undefined:
        return undecidable('The authorization policy does not say who can invite guests; set it explicitly in the external collaboration settings and run the assessment again.');
      default:
        return undecidable(`The authorization policy lets "${String(allowInvitesFrom)}" invite guests, a value this check does not know; look at the external collaboration settings.`);
    }
  },
});
