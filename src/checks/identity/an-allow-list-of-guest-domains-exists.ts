import { defineCheck, failed, passed, undecidable } from '../../assessment/check.ts';
import { invitationDomains, legacyPolicies } from '../../facts/invitation-domains.ts';
import { counted } from '../counted.ts';

export default defineCheck({
  id: 'an-allow-list-of-guest-domains-exists',
  reference: 21874,
  title: 'The tenant keeps an allow list of domains for guests',
  pillars: ['identity'],
  category: 'External collaboration',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'medium',
  effort: 'high',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/AllowlistPolicyBlade'],
  needs: { policies: legacyPolicies },
  decide({ policies }) {
    const { allowed, unreadable } = invitationDomains(policies);
    if (allowed.length > 0) return passed(`The allow list names ${counted(allowed.length, { one: 'domain', other: 'domains' })}.`);
    if (unreadable) return undecidable('A policy that could hold the allow list cannot be read as JSON; look at the collaboration restrictions in the external collaboration settings.');
    return failed('The tenant has no allow list of domains for guests.');
  },
});
