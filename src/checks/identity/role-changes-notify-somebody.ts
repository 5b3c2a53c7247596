import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { mailsNobody, rulesByRole } from '../../facts/role-activation-rules.ts';
import { privilegedRoleNames } from '../../facts/role-definitions.ts';
import { counted } from '../counted.ts';
import { recipientColumns } from '../notification-evidence.ts';

const events = [
  ['Admin_Eligibility', 'made eligible'],
  ['Admin_Assignment', 'assigned as active'],
  ['EndUser_Assignment', 'activated'],
] as const;
const audiences = [['Admin', 'administrators'], ['Requestor', 'the person'], ['Approver', 'approvers']] as const;

/** The nine mails that Privileged Identity Management can send about a role. */
const notifications = events.flatMap(([event, happening]) => audiences.map(([audience, readers]) => ({ id: `Notification_${audience}_${event}`, happening, readers })));

export default defineCheck({
  id: 'role-changes-notify-somebody',
  reference: 21818,
  title: 'Every change of a privileged role notifies somebody',
  pillars: ['identity'],
  category: 'Monitoring',
  tenantTypes: ['workforce'],
  risk: 'high',
  userImpact: 'low',
  effort: 'medium',
  requires: license('entra-p2', 'entra-governance'),
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/RolesManagementMenuBlade/~/AllRoles'],
  needs: { rules: rulesByRole, names: privilegedRoleNames },
  decide({ rules, names }) {
    const roles = [...names].flatMap(([id, name]) => (rules.has(id) ? [{ name, own: rules.get(id) }] : [])).toSorted((a, b) => a.name.localeCompare(b.name));
    if (roles.length === 0) return passed('No privileged role has settings for notifications.');
    const silent = roles.flatMap(({ name, own }) => notifications.flatMap(({ id, happening, readers }) => {
      const rule = own?.get(id);
      return rule && mailsNobody(rule) ? [{ name, happening, readers, rule }] : [];
    }));
    const all = counted(roles.length, { one: 'privileged role', other: 'privileged roles' });
    if (silent.length === 0) return passed(`Every notification about ${all} reaches somebody.`);
    return failed(`${counted(silent.length, { one: 'notification', other: 'notifications' })} about privileged roles ${silent.length === 1 ? 'reaches' : 'reach'} nobody.`, table(silent, {
      Role: ({ name }) => name,
      'When the role is': ({ happening }) => happening,
      'Mail to': ({ readers }) => readers,
      ...recipientColumns,
    }));
  },
});
