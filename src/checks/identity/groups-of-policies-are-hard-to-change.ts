import { z } from 'zod';
import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { derive, fanOut, list } from '../../assessment/need.ts';
import { conditionalAccessPolicies, isEnabled, type ConditionalAccessPolicy } from '../../facts/conditional-access-policies.ts';
import { entraLink } from '../admin-centre.ts';
import { nameOf } from '../conditional-access-evidence.ts';
import { counted } from '../counted.ts';

const usedGroups = derive('groups of Conditional Access policies', { policies: conditionalAccessPolicies }, ({ policies }) =>
  [...new Set(policies.filter(counts).flatMap(groupsOf))]);

const roleAssignableGroups = list({
  version: 'v1.0',
  path: 'groups',
  select: ['id', 'displayName'],
  filter: 'isAssignableToRole eq true',
  permissions: [{ application: 'Group.ReadBasic.All', delegated: 'Group.ReadBasic.All' }],
}, z.object({ id: z.string(), displayName: z.string().nullish() }));

const administrativeUnits = list({
  version: 'v1.0',
  path: 'directory/administrativeUnits',
  select: ['id', 'displayName', 'isMemberManagementRestricted'],
  permissions: [{ application: 'AdministrativeUnit.Read.All', delegated: 'AdministrativeUnit.Read.All' }],
}, z.object({ id: z.string(), displayName: z.string().nullish(), isMemberManagementRestricted: z.boolean().nullish() }));

/** What each of the groups is itself a member of, administrative units among it. */
const memberships = fanOut(usedGroups, {
  version: 'v1.0',
  path: 'groups/{id}/memberOf',
  select: ['id'],
  permissions: [{ application: 'GroupMember.ReadBasic.All', delegated: 'GroupMember.ReadBasic.All' }],
}, z.object({ id: z.string() }));

export default defineCheck({
  id: 'groups-of-policies-are-hard-to-change',
  reference: 21832,
  title: 'Only few administrators can change the groups that Conditional Access relies on',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'low',
  requires: license('entra-p1'),
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/AdminUnitListBlade'],
  needs: { policies: conditionalAccessPolicies, groups: usedGroups, assignable: roleAssignableGroups, units: administrativeUnits, memberships },
  decide({ policies, groups, assignable, units, memberships: memberOf }, { cloud }) {
    if (groups.length === 0) return passed('No Conditional Access policy that is switched on or report-only uses a group.');
    const assignableNames = new Map(assignable.map(({ id, displayName }) => [id.toLowerCase(), displayName ?? id]));
    const restricted = new Map(units.filter(({ isMemberManagementRestricted }) => isMemberManagementRestricted === true).map(({ id, displayName }) => [id, displayName ?? id]));
    const protectionOf = (group: string) => {
      if (assignableNames.has(group)) return 'role-assignable group';
      const unit = (memberOf.get(group) ?? []).map(({ id }) => restricted.get(id)).find((name) => name !== undefined);
      return unit === undefined ? null : `restricted administrative unit ${unit}`;
    };
    const open = groups.filter((group) => protectionOf(group) === null);
    const evidence = table([...open, ...groups.filter((group) => !open.includes(group))], {
      Group: (group) => entraLink(cloud, assignableNames.get(group) ?? group, `Microsoft_AAD_IAM/GroupDetailsMenuBlade/~/Overview/groupId/${encodeURIComponent(group)}`),
      Protection: protectionOf,
      Policies: (group) => policies.filter((policy) => counts(policy) && groupsOf(policy).includes(group)).map(nameOf).join(', '),
    });
    const all = counted(groups.length, { one: 'group', other: 'groups' });
    return open.length === 0
      ? passed(`All of ${all} that Conditional Access relies on are protected.`, evidence)
      : failed(`${open.length} of ${all} that Conditional Access relies on are not protected, or no longer exist.`, evidence);
  },
});

/** A report-only policy is about to be switched on. */
function counts(policy: ConditionalAccessPolicy): boolean {
  return isEnabled(policy) || policy.state?.toLowerCase() === 'enabledforreportingbutnotenforced';
}

function groupsOf({ conditions }: ConditionalAccessPolicy): string[] {
  const { includeGroups, excludeGroups } = conditions?.users ?? {};
  return [...includeGroups ?? [], ...excludeGroups ?? []].map((id) => id.toLowerCase());
}
