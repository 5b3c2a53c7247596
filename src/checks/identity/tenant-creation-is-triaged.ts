import { defineCheck, planned } from '../../assessment/check.ts';

export default defineCheck({
  id: 'tenant-creation-is-triaged',
  reference: 21789,
  title: 'Somebody triages the creation of tenants',
  pillars: ['identity'],
  category: 'Monitoring',
  tenantTypes: ['workforce'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'low',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/DiagnosticSettingsMenuBlade'],
  needs: {},
  decide: () => planned('Microsoft Graph does not offer whether the audit log is exported to somebody who reads it; diagnostic settings stand in Azure Resource Manager. Check it by hand.'),
});
