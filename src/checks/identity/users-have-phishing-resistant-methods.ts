import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { registrationSummary } from '../../facts/registration-details.ts';
import { counted } from '../counted.ts';
import { userMethodsLink } from '../role-evidence.ts';

export default defineCheck({
  id: 'users-have-phishing-resistant-methods',
  reference: 21801,
  title: 'Every enabled user has registered a phishing-resistant sign-in method',
  pillars: ['identity'],
  category: 'Credential management',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'medium',
  effort: 'medium',
  requires: license('entra-p1'),
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/AuthenticationMethodsMenuBlade/~/UserRegistrationDetails'],
  needs: { registrations: registrationSummary },
  decide({ registrations: { users, without } }, { cloud }) {
    if (users === 0) return passed('The registration report lists no user.');
    const all = counted(users, { one: 'enabled user', other: 'enabled users' });
    if (without.total === 0) return passed(`All of ${all} have registered a phishing-resistant method.`);
    const missing = counted(without.total, { one: 'user has', other: 'users have' });
    return failed(`${missing} registered no phishing-resistant method, out of ${all}.`, table(without.rows, {
      User: ({ id, userDisplayName, userPrincipalName }) => userMethodsLink(cloud, { id, text: userDisplayName ?? userPrincipalName ?? id }),
      'User principal name': ({ userPrincipalName }) => userPrincipalName,
      Type: ({ userType }) => userType,
      'Registered methods': ({ methodsRegistered }) => (methodsRegistered ?? []).join(', ') || 'none',
    }, without.total));
  },
});
