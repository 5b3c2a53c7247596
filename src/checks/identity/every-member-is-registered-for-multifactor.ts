import { defineCheck, failed, investigate, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { memberRegistrations } from '../../facts/member-registrations.ts';
import { counted } from '../counted.ts';

/** Below this share of registered members, the exceptions are no longer exceptions. */
const leastShare = 0.95;

export default defineCheck({
  id: 'every-member-is-registered-for-multifactor',
  reference: 21893,
  title: 'Every member has registered for multifactor authentication',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'low',
  userImpact: 'medium',
  effort: 'medium',
  requires: license('entra-p2', 'entra-governance'),
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/AuthenticationMethodsMenuBlade/~/UserRegistrationDetails'],
  needs: { found: memberRegistrations },
  decide({ found: { members, unregistered } }) {
    if (members === 0) return passed('The tenant has no member to register.');
    const all = counted(members, { one: 'member', other: 'members' });
    if (unregistered.total === 0) return passed(`Multifactor authentication is registered by ${members === 1 ? 'the one member' : `all ${all}`}.`);
    const evidence = table(unregistered.rows, {
      Member: ({ id, userDisplayName, userPrincipalName }) => userDisplayName ?? userPrincipalName ?? id, 'User principal name': ({ userPrincipalName }) => userPrincipalName,
    }, unregistered.total);
    const sentence = `${counted(unregistered.total, { one: 'member has', other: 'members have' })} not registered for multifactor authentication, out of ${all}.`;
    return members - unregistered.total >= leastShare * members ? investigate(sentence, evidence) : failed(sentence, evidence);
  },
});
