import { defineCheck, failed, investigate, license, passed } from '../../assessment/check.ts';
import { derive } from '../../assessment/need.ts';
import { azureReach } from '../../facts/azure-reach.ts';
import { idsOfRoles } from '../../facts/azure-roles.ts';
import { governanceLogicApps } from '../../facts/governance-logic-apps.ts';
import { principalNames } from '../../facts/principal-names.ts';
import { roleRows } from '../../facts/role-rows.ts';
import { azureReachTable, unseenTable } from '../azure-reach-table.ts';
import { counted } from '../counted.ts';

/** Roles that can change a logic app, or give themselves a role that can. */
const changingRoles = idsOfRoles('Owner', 'Contributor', 'User Access Administrator', 'Role Based Access Control Administrator', 'Logic App Contributor');
const identityGovernanceAdministrator = '45d8d3c5-c802-45c6-b32a-1d70b5e1e86e';
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
const governingRoles: ReadonlySet<string> = new Set([identityGovernanceAdministrator, globalAdministrator]);

const reach = azureReach('reach of logic apps', governanceLogicApps, () => changingRoles);

const outsiders = derive('outsiders who can change logic apps', { reach, rows: roleRows }, ({ reach: { users }, rows }) => {
  const governors = new Set(rows.filter(({ roleId }) => governingRoles.has(roleId.toLowerCase())).map(({ principal }) => principal.id.toLowerCase()));
  return users.filter(({ principalId }) => !governors.has(principalId));
});

const names = principalNames('names of outsiders who can change logic apps', derive('ids of outsiders who can change logic apps', { outsiders }, ({ outsiders: found }) => ({
  users: found.map(({ principalId }) => principalId), groups: found.flatMap(({ through }) => through ?? []), apps: [],
})));

export default defineCheck({
  id: 'azure-subscriptions-behind-governance-are-guarded',
  reference: 21881,
  title: 'Azure subscriptions behind Identity Governance are guarded as well as the directory',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'medium',
  requires: license('entra-governance'),
  needs: { logicApps: governanceLogicApps, reach, outsiders, names },
  decide({ logicApps, reach: { unresolved, unseen }, outsiders: found, names: called }) {
    if (logicApps.length === 0) return passed('Identity Governance calls no logic app.');
    const apps = counted(logicApps.length, { one: 'logic app', other: 'logic apps' });
    if (found.length > 0) {
      const people = counted(new Set(found.map(({ principalId }) => principalId)).size, { one: 'user who does not govern identities can', other: 'users who do not govern identities can' });
      return failed(`${people} change a logic app that Identity Governance calls.`, azureReachTable(found, called));
    }
    if (unresolved.length > 0) return investigate(`Principals that cannot be looked into may change ${apps} that Identity Governance calls.`, azureReachTable(unresolved, called));
    if (unseen.length > 0) return investigate(`Nobody can be seen who may change ${counted(unseen.length, { one: 'logic app', other: 'logic apps' })} that Identity Governance calls.`, unseenTable(unseen));
    return passed(`Only administrators of Identity Governance can change the ${apps} that it calls.`);
  },
});
