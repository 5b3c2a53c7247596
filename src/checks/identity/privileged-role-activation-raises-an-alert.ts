import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { activationAlert, mailsNobody, rulesByRole } from '../../facts/role-activation-rules.ts';
import { privilegedRoleNames } from '../../facts/role-definitions.ts';
import { counted } from '../counted.ts';
import { recipientColumns } from '../notification-evidence.ts';

export default defineCheck({
  id: 'privileged-role-activation-raises-an-alert',
  reference: 21820,
  title: 'Activating any privileged role raises an alert',
  pillars: ['identity'],
  category: 'Privileged access',
  tenantTypes: ['workforce'],
  risk: 'low',
  userImpact: 'low',
  effort: 'medium',
  requires: license('entra-p2'),
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/RolesManagementMenuBlade/~/AllRoles'],
  needs: { rules: rulesByRole, names: privilegedRoleNames },
  decide({ rules, names }) {
    const roles = [...names].map(([id, name]) => ({ name, hasSettings: rules.has(id), rule: rules.get(id)?.get(activationAlert) })).toSorted((a, b) => a.name.localeCompare(b.name));
    const silent = roles.filter(({ hasSettings, rule }) => !hasSettings || (rule !== undefined && mailsNobody(rule)));
    if (silent.length === 0) return passed(`Activating any of ${counted(roles.length, { one: 'privileged role', other: 'privileged roles' })} is told to somebody.`);
    return failed(`Nobody is told when somebody activates one of ${counted(silent.length, { one: 'privileged role', other: 'privileged roles' })}, out of ${roles.length}.`, table(silent, {
      Role: ({ name }) => name,
      'Has activation settings': ({ hasSettings }) => hasSettings,
      ...recipientColumns,
    }));
  },
});
