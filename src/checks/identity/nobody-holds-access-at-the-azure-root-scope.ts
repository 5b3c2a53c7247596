import { defineCheck, skipped } from '../../assessment/check.ts';

export default defineCheck({
  id: 'nobody-holds-access-at-the-azure-root-scope',
  reference: 21788,
  title: 'Nobody holds standing access at the Azure root scope',
  pillars: ['identity'],
  category: 'Privileged access',
  tenantTypes: ['workforce'],
  risk: 'high',
  userImpact: 'low',
  effort: 'low',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/TenantPropertiesBlade'],
  needs: {},
  decide: () => skipped('Role assignments at the Azure root scope are answered by Azure Resource Manager only, which this assessment does not read; look at them by hand.'),
});
