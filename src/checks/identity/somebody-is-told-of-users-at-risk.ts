import { defineCheck, planned } from '../../assessment/check.ts';

export default defineCheck({
  id: 'somebody-is-told-of-users-at-risk',
  reference: 21798,
  title: 'ID Protection tells somebody when a user is at risk',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'low',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/IdentityProtectionMenuBlade/~/UsersAtRiskAlerts'],
  needs: {},
  decide: () => planned('Graph does not offer who receives the alerts and digests of ID Protection; look at ID Protection > Users at risk detected alerts.'),
});
