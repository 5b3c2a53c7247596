import { defineCheck, skipped } from '../../assessment/check.ts';

export default defineCheck({
  id: 'entra-logs-are-exported',
  reference: 21860,
  title: 'Every Microsoft Entra log is exported by a diagnostic setting',
  pillars: ['identity'],
  category: 'Monitoring',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'medium',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/DiagnosticSettingsMenuBlade'],
  needs: {},
  decide: () => skipped('Diagnostic settings stand in Azure Resource Manager, which this assessment does not read; Microsoft Graph has no copy of them. Check them by hand.'),
});
