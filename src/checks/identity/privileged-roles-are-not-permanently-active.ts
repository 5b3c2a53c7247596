import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { emergencyAccountIds } from '../../facts/emergency-access-accounts.ts';
import { nameOf, privilegedRows } from '../../facts/role-rows.ts';
import { counted } from '../counted.ts';
import { kindNames, principalLink, throughOf } from '../role-evidence.ts';

export default defineCheck({
  id: 'privileged-roles-are-not-permanently-active',
  reference: 21815,
  title: 'No privileged role is permanently active outside emergency access accounts',
  pillars: ['identity'],
  category: 'Privileged access',
  tenantTypes: ['workforce'],
  risk: 'high',
  userImpact: 'low',
  effort: 'high',
  requires: license('entra-p2'),
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/RolesManagementMenuBlade/~/AllRoles'],
  needs: { rows: privilegedRows, emergencyAccounts: emergencyAccountIds },
  decide({ rows, emergencyAccounts }, { cloud }) {
    const permanent = rows.filter(({ hold, until }) => hold === 'active' && until === null).map((row) => ({ ...row, why: reasonFor(row.principal.kind, emergencyAccounts.has(row.principal.id)) }));
    const standing = permanent.filter(({ why }) => why === null);
    const evidence = permanent.length === 0 ? null : table(permanent.toSorted((a, b) => Number(a.why !== null) - Number(b.why !== null) || nameOf(a.principal).localeCompare(nameOf(b.principal))), {
      Account: ({ principal }) => principalLink(cloud, principal),
      Type: ({ principal }) => kindNames[principal.kind],
      'User principal name': ({ principal }) => principal.userPrincipalName,
      Role: ({ roleName }) => roleName,
      'Through group': throughOf,
      'Accepted because': ({ why }) => why ?? '',
    });
    const accepted = permanent.length - standing.length;
    const apart = accepted === 0 ? '' : ` ${counted(accepted, { one: 'assignment', other: 'assignments' })} of emergency access accounts and workload identities ${accepted === 1 ? 'is' : 'are'} listed apart.`;
    if (standing.length === 0) return passed(`No person or group has a privileged role permanently.${apart}`, evidence);
    return failed(`${counted(standing.length, { one: 'assignment of a privileged role is', other: 'assignments of privileged roles are' })} permanently active.${apart}`, evidence);
  },
});

/** An app cannot activate a role, and an emergency account must not have to. */
function reasonFor(kind: string, isEmergencyAccount: boolean): string | null {
  if (isEmergencyAccount) return 'emergency access account';
  return kind === 'servicePrincipal' ? 'workload identity' : null;
}
