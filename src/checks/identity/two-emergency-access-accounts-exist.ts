import { defineCheck, failed, investigate, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { permanentAdministrators } from '../../facts/emergency-access-accounts.ts';
import { counted } from '../counted.ts';
import { userRolesLink } from '../role-evidence.ts';

const wanted = 2;

export default defineCheck({
  id: 'two-emergency-access-accounts-exist',
  reference: 21835,
  title: 'Exactly two emergency access accounts exist',
  pillars: ['identity'],
  category: 'Application management',
  tenantTypes: ['workforce'],
  risk: 'high',
  userImpact: 'low',
  effort: 'high',
  requires: license('entra-p1'),
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/RolesManagementMenuBlade/~/AllRoles'],
  needs: { administrators: permanentAdministrators },
  decide({ administrators }, { cloud }) {
    const emergency = administrators.filter(({ isEmergencyAccount }) => isEmergencyAccount).length;
    const evidence = administrators.length === 0 ? null : table(administrators.toSorted((a, b) => Number(b.isEmergencyAccount) - Number(a.isEmergencyAccount)), {
      'Permanent Global Administrator': ({ id, displayName, userPrincipalName }) => userRolesLink(cloud, { id, text: displayName ?? userPrincipalName ?? id }),
      'User principal name': ({ userPrincipalName }) => userPrincipalName,
      'Emergency access account': ({ isEmergencyAccount }) => isEmergencyAccount,
      Enabled: ({ enabled }) => enabled,
      'Cloud only': ({ synced }) => !synced,
      'Methods besides the password': ({ methods }) => (methods === null ? 'not asked' : methods.join(', ') || 'none'),
      'Policies that apply': ({ policies }) => policies.map(({ id, displayName }) => displayName ?? id).join(', '),
    });
    const found = counted(emergency, { one: 'account is', other: 'accounts are' });
    const among = `of ${counted(administrators.length, { one: 'permanent Global Administrator', other: 'permanent Global Administrators' })}, ${found} fit for emergencies`;
    const sentence = `${among.charAt(0).toUpperCase()}${among.slice(1)}`;
    if (emergency < wanted) return failed(`${sentence}; there should be two.`, evidence);
    if (emergency > wanted) return investigate(`${sentence}; find out why there are more than two.`, evidence);
    return passed(`${sentence}.`, evidence);
  },
});
