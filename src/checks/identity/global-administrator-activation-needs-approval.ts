import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { activationApproval, rulesByRole } from '../../facts/role-activation-rules.ts';
import { globalAdministratorRole } from '../../facts/role-definitions.ts';
import { counted } from '../counted.ts';

export default defineCheck({
  id: 'global-administrator-activation-needs-approval',
  reference: 21817,
  title: 'Activating Global Administrator needs an approval',
  pillars: ['identity'],
  category: 'Application management',
  tenantTypes: ['workforce'],
  risk: 'high',
  userImpact: 'low',
  effort: 'medium',
  requires: license('entra-p2', 'entra-governance'),
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/RolesManagementMenuBlade/~/AllRoles'],
  needs: { rules: rulesByRole },
  decide({ rules }) {
    const own = rules.get(globalAdministratorRole);
    if (!own) return failed('Global Administrator has no settings for activation.');
    const setting = own.get(activationApproval)?.setting;
    const stages = setting?.approvalStages ?? [];
    const approvers = stages.reduce((sum, { primaryApprovers }) => sum + (primaryApprovers?.length ?? 0), 0);
    const isRequired = setting?.isApprovalRequired === true;
    const evidence = table([{ isRequired, approvers, escalation: stages[0]?.escalationApprovers?.length ?? 0 }], {
      'Approval required': (row) => row.isRequired,
      Approvers: (row) => row.approvers,
      'Escalation approvers': (row) => row.escalation,
    });
    if (!isRequired) return failed('Whoever is eligible activates Global Administrator without an approval.', evidence);
    if (approvers === 0) return failed('Activating Global Administrator needs an approval, but no approver is named.', evidence);
    return passed(`Activating Global Administrator needs the approval of one of ${counted(approvers, { one: 'approver', other: 'approvers' })}.`, evidence);
  },
});
