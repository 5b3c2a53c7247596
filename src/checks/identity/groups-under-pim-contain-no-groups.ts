import { z } from 'zod';
import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { derive, fanOut, list } from '../../assessment/need.ts';
import { groupSchedule } from '../../facts/standing-roles.ts';
import { entraLink } from '../admin-centre.ts';
import { counted } from '../counted.ts';

const nameSchema = z.object({ id: z.string(), displayName: z.string().nullish() });

/** A tenant brings few groups under Privileged Identity Management: those that give something away. */
const managedGroups = list({
  // v1.0 has the schedules of such groups only.
  version: 'beta',
  path: 'identityGovernance/privilegedAccess/group/resources',
  permissions: [{ application: 'PrivilegedAccess.Read.AzureADGroup', delegated: 'PrivilegedAccess.Read.AzureADGroup' }],
}, nameSchema);

const managedIds = derive('groups under Privileged Identity Management', { groups: managedGroups }, ({ groups }) => groups.map(({ id }) => id));

const nestedGroups = fanOut(managedIds, {
  version: 'v1.0',
  path: 'groups/{id}/members/microsoft.graph.group',
  select: ['id', 'displayName'],
  permissions: [{ application: 'GroupMember.Read.All', delegated: 'GroupMember.Read.All' }],
}, nameSchema);

const eligibleMembers = fanOut(managedIds, {
  ...groupSchedule('eligibility'),
  expand: 'principal',
  permissions: [{ application: 'PrivilegedEligibilitySchedule.Read.AzureADGroup', delegated: 'PrivilegedEligibilitySchedule.Read.AzureADGroup' }],
}, z.object({ principal: nameSchema.extend({ '@odata.type': z.string().nullish() }).nullish() }));

export default defineCheck({
  id: 'groups-under-pim-contain-no-groups',
  reference: 21882,
  title: 'Groups under Privileged Identity Management contain no groups',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'medium',
  requires: license('entra-p2', 'entra-governance'),
  needs: { groups: managedGroups, nested: nestedGroups, eligible: eligibleMembers },
  decide({ groups, nested, eligible }, { cloud }) {
    if (groups.length === 0) return passed('No group is under Privileged Identity Management.');
    const nestings = groups.flatMap((group) => [
      ...(nested.get(group.id) ?? []).map((inner) => ({ group, inner, how: 'active' })),
      ...(eligible.get(group.id) ?? []).flatMap(({ principal }) => (principal?.['@odata.type']?.toLowerCase() === '#microsoft.graph.group' ? [{ group, inner: principal, how: 'eligible' }] : [])),
    ]);
    const all = counted(groups.length, { one: 'group', other: 'groups' });
    if (nestings.length === 0) return passed(`None of ${all} under Privileged Identity Management contains a group.`);
    const outer = new Set(nestings.map(({ group }) => group.id)).size;
    return failed(`${outer} of ${all} under Privileged Identity Management ${outer === 1 ? 'contains' : 'contain'} other groups.`, table(nestings, {
      Group: ({ group }) => groupLink(cloud, group),
      'Contains the group': ({ inner }) => groupLink(cloud, inner),
      Membership: ({ how }) => how,
    }));
  },
});

const groupLink = (cloud: Parameters<typeof entraLink>[0], { id, displayName }: z.infer<typeof nameSchema>) =>
  entraLink(cloud, displayName ?? id, `Microsoft_AAD_IAM/GroupDetailsMenuBlade/~/Members/groupId/${encodeURIComponent(id)}/menuId/`);
