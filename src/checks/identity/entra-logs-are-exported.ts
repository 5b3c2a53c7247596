import { defineCheck, failed, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { diagnosticSettings, type DiagnosticSetting } from '../../facts/diagnostic-settings.ts';
import { counted } from '../counted.ts';

const requiredCategories = [
  'ADFSSignInLogs', 'AuditLogs', 'EnrichedOffice365AuditLogs', 'ManagedIdentitySignInLogs', 'MicrosoftGraphActivityLogs', 'NetworkAccessTrafficLogs',
  'NonInteractiveUserSignInLogs', 'ProvisioningLogs', 'RemoteNetworkHealthLogs', 'RiskyServicePrincipals', 'RiskyUsers', 'ServicePrincipalRiskEvents',
  'ServicePrincipalSignInLogs', 'SignInLogs', 'UserRiskEvents',
] as const;

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
  needs: { settings: diagnosticSettings },
  decide({ settings }) {
    const exported = requiredCategories.map((category) => ({ category, settings: settings.filter((setting) => exportsCategory(setting, category)) }));
    const missing = exported.filter((row) => row.settings.length === 0);
    const evidence = table(exported, {
      'Log category': ({ category }) => category,
      'Exported by': (row) => (row.settings.length === 0 ? 'none' : row.settings.map(({ name }) => name ?? 'unnamed setting').join(', ')),
    });
    if (settings.length === 0) return failed('No diagnostic setting exports the logs of the directory.', evidence);
    if (missing.length === 0) return passed(`Diagnostic settings export all ${requiredCategories.length} log categories.`, evidence);
    return failed(`${counted(missing.length, { one: 'log category is', other: 'log categories are' })} not exported.`, evidence);
  },
});

/** A setting names categories, or the group of all of them. */
function exportsCategory({ properties: { logs } }: DiagnosticSetting, wanted: string): boolean {
  return (logs ?? []).some(({ category, categoryGroup, enabled }) =>
    enabled === true && (category?.toLowerCase() === wanted.toLowerCase() || categoryGroup?.toLowerCase() === 'alllogs'));
}
