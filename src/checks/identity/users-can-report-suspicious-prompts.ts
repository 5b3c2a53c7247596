import { defineCheck, failed, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { isEverybody, isMethodEnabled, reportSuspiciousActivity } from '../../facts/authentication-methods-policy.ts';
import { targetCell } from '../method-targets.ts';

export default defineCheck({
  id: 'users-can-report-suspicious-prompts',
  reference: 21841,
  title: 'All users can report suspicious multifactor prompts',
  pillars: ['identity'],
  category: 'Credential management',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'low',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/AuthenticationMethodsMenuBlade/~/AuthMethodsSettings'],
  needs: { policy: reportSuspiciousActivity },
  decide({ policy: { reportSuspiciousActivitySettings: setting } }, { cloud }) {
    if (setting == null) return failed('Nothing says that users can report suspicious prompts.');
    const evidence = table([setting], { State: ({ state }) => state ?? 'not set', For: ({ includeTarget }) => targetCell(cloud, includeTarget) });
    if (!isMethodEnabled(setting)) return failed(`Reporting suspicious prompts is not switched on (${setting.state ?? 'not set'}).`, evidence);
    return isEverybody(setting.includeTarget)
      ? passed('All users can report suspicious prompts.', evidence)
      : failed('Only a group of users can report suspicious prompts.', evidence);
  },
});
