import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { derive } from '../../assessment/need.ts';
import { roleUserRegistrations } from '../../facts/registration-details.ts';
import { isPhishingResistant } from '../../facts/registration-report.ts';
import { roleNames } from '../../facts/role-definitions.ts';
import { nameOf, roleRows, usersOf } from '../../facts/role-rows.ts';
import { counted } from '../counted.ts';
import { userMethodsLink } from '../role-evidence.ts';

/** Role users with what they have registered; who is not in the report, is disabled, and cannot sign in. */
const registeredUsers = derive('role users and their registration', { rows: roleRows, names: roleNames, registrations: roleUserRegistrations }, ({ rows, names, registrations }) =>
  usersOf(rows).flatMap(({ user, rows: own }) => {
    const registration = registrations.get(user.id);
    if (!registration) return [];
    const roles = [...new Set(own.map(({ roleId }) => names.get(roleId) ?? roleId))].toSorted().join(', ');
    return [{ id: user.id, name: registration.userDisplayName ?? nameOf(user), upn: registration.userPrincipalName ?? user.userPrincipalName, roles, resistant: isPhishingResistant(registration) }];
  }));

export default defineCheck({
  id: 'role-holders-have-phishing-resistant-methods',
  reference: 21782,
  title: 'Everybody with a role has registered a phishing-resistant sign-in method',
  pillars: ['identity'],
  category: 'Privileged access',
  tenantTypes: ['workforce'],
  risk: 'high',
  userImpact: 'low',
  effort: 'medium',
  requires: license('entra-p1'),
  needs: { users: registeredUsers },
  decide({ users }, { cloud }) {
    if (users.length === 0) return passed('No enabled user has a role.');
    const without = users.filter(({ resistant }) => !resistant);
    const evidence = table(users.toSorted((a, b) => Number(a.resistant) - Number(b.resistant) || a.name.localeCompare(b.name)), {
      User: ({ id, name }) => userMethodsLink(cloud, { id, text: name }),
      'User principal name': ({ upn }) => upn,
      Roles: ({ roles }) => roles,
      'Phishing-resistant method': ({ resistant }) => resistant,
    });
    const all = counted(users.length, { one: 'enabled user', other: 'enabled users' });
    if (without.length === 0) return passed(`All of ${all} with a role have registered a phishing-resistant method.`, evidence);
    return failed(`${without.length} of ${all} with a role ${without.length === 1 ? 'has' : 'have'} registered no phishing-resistant method.`, evidence);
  },
});
