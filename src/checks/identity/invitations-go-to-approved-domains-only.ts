import { defineCheck, failed, passed, undecidable } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { invitationDomains, legacyPolicies } from '../../facts/invitation-domains.ts';
import { counted } from '../counted.ts';

export default defineCheck({
  id: 'invitations-go-to-approved-domains-only',
  reference: 21822,
  title: 'Guests can be invited from approved domains only',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce'],
  risk: 'medium',
  userImpact: 'medium',
  effort: 'high',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/AllowlistPolicyBlade'],
  needs: { policies: legacyPolicies },
  decide({ policies }) {
    const { allowed, blocked, unreadable } = invitationDomains(policies.filter(({ type }) => type?.toLowerCase() === 'b2bmanagementpolicy'));
    const evidence = allowed.length + blocked.length === 0 ? null : table([...allowed.map((domain) => ({ domain, rule: 'Allowed' })), ...blocked.map((domain) => ({ domain, rule: 'Blocked' }))], {
      Domain: ({ domain }) => domain,
      Rule: ({ rule }) => rule,
    });
    if (allowed.length > 0) return passed(`Guests can be invited from ${counted(allowed.length, { one: 'domain', other: 'domains' })} only.`, evidence);
    if (unreadable) return undecidable('The policy for invitations cannot be read as JSON; look at the collaboration restrictions in the external collaboration settings.');
    return blocked.length > 0
      ? failed(`Guests can be invited from every domain but ${counted(blocked.length, { one: 'blocked one', other: 'blocked ones' })}.`, evidence)
      : failed('Guests can be invited from any domain.');
  },
});
