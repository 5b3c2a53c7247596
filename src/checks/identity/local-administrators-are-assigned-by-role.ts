import { defineCheck, failed, passed, skipped } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { choose, derive } from '../../assessment/need.ts';
import { ownsIntune } from '../../facts/intune-owned.ts';
import { nameOf, roleRows } from '../../facts/role-rows.ts';
import { counted } from '../counted.ts';

/** Microsoft Entra Joined Device Local Administrator, the same in every tenant. */
const localAdministratorRole = '9f06204d-73c1-4d4c-880a-6edb90606fd8';

/** With Intune, local administrators are managed there and roles need not be read. */
const localAdministrators = choose('local administrators by role', ownsIntune, {
  yes: derive('no local administrators by role', {}, () => null),
  no: derive('local administrators among role rows', { rows: roleRows }, ({ rows }) => rows.filter(({ roleId }) => roleId.toLowerCase() === localAdministratorRole)),
});

export default defineCheck({
  id: 'local-administrators-are-assigned-by-role',
  reference: 21955,
  title: 'Local administrators of joined devices are assigned by role',
  pillars: ['identity'],
  category: 'Devices',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'low',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_Devices/DevicesMenuBlade/~/DeviceSettings/menuId/Overview'],
  needs: { administrators: localAdministrators },
  decide({ administrators }) {
    if (administrators === null) return skipped('The tenant has Microsoft Intune, which manages the local administrators of devices.');
    if (administrators.length === 0) return failed('Nobody has the role Microsoft Entra Joined Device Local Administrator.');
    const evidence = table(administrators.toSorted((a, b) => nameOf(a.principal).localeCompare(nameOf(b.principal))), {
      Name: ({ principal }) => nameOf(principal),
      'User principal name': ({ principal }) => principal.userPrincipalName,
      Kind: ({ principal }) => principal.kind,
      Assignment: ({ hold }) => hold,
      Through: ({ through }) => (through ? nameOf(through) : null),
    });
    return passed(`The role Microsoft Entra Joined Device Local Administrator has ${counted(administrators.length, { one: 'assignment', other: 'assignments' })}.`, evidence);
  },
});
