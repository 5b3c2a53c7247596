import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { activationAlert, rulesByRole } from '../../facts/role-activation-rules.ts';
import { globalAdministratorRole } from '../../facts/role-definitions.ts';
import { recipientColumns } from '../notification-evidence.ts';

export default defineCheck({
  id: 'global-administrator-activation-raises-an-alert',
  reference: 21819,
  title: 'Activating Global Administrator raises an alert',
  pillars: ['identity'],
  category: 'Privileged access',
  tenantTypes: ['workforce'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'low',
  requires: license('entra-p2'),
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/RolesManagementMenuBlade/~/AllRoles'],
  needs: { rules: rulesByRole },
  decide({ rules }) {
    const own = rules.get(globalAdministratorRole);
    if (!own) return failed('Global Administrator has no settings for activation.');
    const rule = own.get(activationAlert);
    const evidence = table([{ rule }], { Role: () => 'Global Administrator', ...recipientColumns });
    const alerts = rule?.isDefaultRecipientsEnabled === true || (rule?.notificationRecipients ?? []).length > 0;
    return alerts
      ? passed('Administrators get a mail when somebody activates Global Administrator.', evidence)
      : failed('Nobody is told when somebody activates Global Administrator.', evidence);
  },
});
