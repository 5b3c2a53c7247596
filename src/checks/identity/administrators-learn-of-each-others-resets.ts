import { defineCheck, planned } from '../../assessment/check.ts';

export default defineCheck({
  id: 'administrators-learn-of-each-others-resets',
  reference: 21891,
  title: 'Administrators are told when another one resets a password',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'low',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/PasswordResetMenuBlade/~/Notifications'],
  needs: {},
  decide: () => planned('Microsoft Graph does not offer whether administrators are notified of password resets by others; check it by hand.'),
});
