import { defineCheck, failed, investigate, license, passed } from '../../assessment/check.ts';
import { authenticationMethodsPolicy, isMigrated } from '../../facts/authentication-methods-policy.ts';
import { someoneAnswersQuestions } from '../../facts/member-registrations.ts';

export default defineCheck({
  id: 'security-questions-reset-no-password',
  reference: 22072,
  title: 'Security questions reset no password',
  pillars: ['identity'],
  category: 'Credential management',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'medium',
  effort: 'medium',
  requires: license('entra-p1'),
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/PasswordResetMenuBlade/~/AuthenticationMethods'],
  needs: { registered: someoneAnswersQuestions, policy: authenticationMethodsPolicy },
  decide({ registered, policy }) {
    if (registered) return failed('Some users have registered answers to security questions.');
    return isMigrated(policy)
      ? passed('Nobody has registered answers to security questions, and the older password reset settings no longer apply.')
      : investigate('Nobody has registered answers to security questions, but the older password reset settings still apply and may allow them.');
  },
});
