import { z } from 'zod';
import { derive, fanOut } from '../assessment/need.ts';
import { assignmentInstances, isActivated, principalOf, roleAssignments, type PrivilegedRow } from './role-rows.ts';
import { privilegedRoleNames } from './role-definitions.ts';

/** A privileged role that somebody has without activating it and without an end, one row for each principal and role. */
export interface StandingRole extends Pick<PrivilegedRow, 'principal' | 'roleId' | 'roleName'> {
  /** Whether Privileged Identity Management knows of it. */
  readonly isScheduled: boolean;
}

/** In a tenant with Privileged Identity Management only: what it does not know of was assigned past it. */
export const standingRoles = derive('standing privileged roles', { instances: assignmentInstances, assignments: roleAssignments, names: privilegedRoleNames }, ({ instances, assignments, names }) => {
  const known = new Set(instances.map(keyOf));
  const outside = assignments.filter((assignment) => !known.has(keyOf(assignment)));
  const permanent = instances.filter((instance) => !isActivated(instance) && instance.endDateTime == null);
  const rows = new Map<string, StandingRole>();
  for (const assignment of [...permanent, ...outside]) {
    const roleName = names.get(assignment.roleDefinitionId);
    if (roleName === undefined) continue;
    rows.set(keyOf(assignment), { principal: principalOf(assignment), roleId: assignment.roleDefinitionId, roleName, isScheduled: known.has(keyOf(assignment)) });
  }
  return [...rows.values()];
});

const keyOf = ({ principalId, roleDefinitionId }: { principalId: string; roleDefinitionId: string }) => `${principalId} ${roleDefinitionId}`;

const standingGroupIds = derive('groups with a standing privileged role', { standing: standingRoles }, ({ standing }) =>
  [...new Set(standing.filter(({ principal }) => principal.kind === 'group').map(({ principal }) => principal.id))]);

/** Memberships of one group under Privileged Identity Management; the service wants to be told the group in the filter. */
export const groupSchedule = (kind: 'eligibility' | 'assignment') => ({
  version: 'v1.0',
  path: `identityGovernance/privilegedAccess/group/${kind}ScheduleInstances`,
  filter: "groupId eq '{id}' and accessId eq 'member'",
} as const);

const groupEligibilities = fanOut(standingGroupIds, {
  ...groupSchedule('eligibility'),
  permissions: [{ application: 'PrivilegedEligibilitySchedule.Read.AzureADGroup', delegated: 'PrivilegedEligibilitySchedule.Read.AzureADGroup' }],
}, z.object({ id: z.string() }));

const eligibleGroupIds = derive('groups with eligible members', { eligibilities: groupEligibilities }, ({ eligibilities }) =>
  [...eligibilities].filter(([, rows]) => rows.length > 0).map(([id]) => id));

const groupAssignments = fanOut(eligibleGroupIds, {
  ...groupSchedule('assignment'),
  permissions: [{ application: 'PrivilegedAssignmentSchedule.Read.AzureADGroup', delegated: 'PrivilegedAssignmentSchedule.Read.AzureADGroup' }],
}, z.object({ assignmentType: z.string().nullish() }));

/** Ids of groups with a standing privileged role that people are members of only after activating it. */
export const managedGroupIds = derive('groups managed with PIM for Groups', { assignments: groupAssignments }, ({ assignments }) =>
  new Set([...assignments].filter(([, rows]) => !rows.some(({ assignmentType }) => assignmentType?.toLowerCase() === 'assigned')).map(([id]) => id)));
