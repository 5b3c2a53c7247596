import { defineCheck, planned } from '../../assessment/check.ts';

export default defineCheck({
  id: 'users-learn-of-password-resets',
  reference: 21890,
  title: 'Users are told when their password is reset',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'medium',
  effort: 'low',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/PasswordResetMenuBlade/~/Notifications'],
  needs: {},
  decide: () => planned('Microsoft Graph does not offer the notification settings of password reset; check them by hand.'),
});
