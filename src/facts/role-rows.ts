import { z } from 'zod';
import { choose, derive, fanOut, list, type Permission } from '../assessment/need.ts';
import { ownsEntraP2 } from './licenses-owned.ts';
import { privilegedRoleNames } from './role-definitions.ts';

const principalSchema = z.object({
  // Graph names the type only because the relation is polymorphic.
  '@odata.type': z.string().nullish(),
  id: z.string(),
  displayName: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  appId: z.string().nullish(),
});

const assignmentSchema = z.object({
  principalId: z.string(),
  roleDefinitionId: z.string(),
  directoryScopeId: z.string().nullish(),
  assignmentType: z.string().nullish(),
  endDateTime: z.string().nullish(),
  principal: principalSchema.nullish(),
});
type Assignment = z.infer<typeof assignmentSchema>;

export type PrincipalKind = 'user' | 'servicePrincipal' | 'group' | 'other' | 'unknown';

/** Whoever or whatever has a role. */
export interface RolePrincipal {
  readonly id: string;
  readonly kind: PrincipalKind;
  readonly displayName: string | null;
  readonly userPrincipalName: string | null;
  readonly appId: string | null;
}

/** How somebody has a role: now without doing anything, or after activating it. */
export type Hold = 'active' | 'eligible';

/** One role of one principal, at one scope. A group has its own row, and one more for each direct member. */
export interface RoleRow {
  readonly principal: RolePrincipal;
  readonly roleId: string;
  readonly hold: Hold;
  /** `/` for the whole directory, otherwise an administrative unit or a single object. */
  readonly scope: string;
  /** When it ends; null for a permanent one. */
  readonly until: string | null;
  /** The group that gives the role; null for an assignment of one's own. */
  readonly through: RolePrincipal | null;
}

const same = (permission: string): Permission => ({ application: permission, delegated: permission });

/** Everything that is active in a tenant with Privileged Identity Management, activated eligibilities included. */
export const assignmentInstances = list({
  version: 'v1.0',
  path: 'roleManagement/directory/roleAssignmentScheduleInstances',
  expand: 'principal',
  permissions: [same('RoleAssignmentSchedule.Read.Directory')],
}, assignmentSchema);

const eligibilityInstances = list({
  version: 'v1.0',
  path: 'roleManagement/directory/roleEligibilityScheduleInstances',
  expand: 'principal',
  permissions: [same('RoleEligibilitySchedule.Read.Directory')],
}, assignmentSchema);

/** Everything that is active in any tenant, without saying for how long. */
export const roleAssignments = list({
  version: 'v1.0',
  path: 'roleManagement/directory/roleAssignments',
  expand: 'principal',
  permissions: [same('RoleManagement.Read.Directory')],
}, assignmentSchema);

/** An activated eligibility is active only for hours, and counted as the eligibility that it comes from. */
export const isActivated = ({ assignmentType }: Assignment): boolean => assignmentType?.toLowerCase() === 'activated';

/** Privileged Identity Management answers only in a tenant with Entra ID P2; everywhere else assignments are standing ones. */
const ownRows = choose('assignments of roles', ownsEntraP2, {
  yes: derive('scheduled assignments of roles', { active: assignmentInstances, eligible: eligibilityInstances }, ({ active, eligible }) => [
    ...active.filter((instance) => !isActivated(instance)).map((instance) => rowOf(instance, 'active')),
    ...eligible.map((instance) => rowOf(instance, 'eligible')),
  ]),
  no: derive('standing assignments of roles', { assignments: roleAssignments }, ({ assignments }) =>
    assignments.map((assignment) => rowOf(assignment, 'active'))),
});

const groupIds = derive('groups with a role', { rows: ownRows }, ({ rows }) =>
  [...new Set(rows.filter(({ principal }) => principal.kind === 'group').map(({ principal }) => principal.id))]);

/** Direct members suffice: a group that a role can be assigned to cannot contain groups. */
const groupMembers = fanOut(groupIds, {
  version: 'v1.0',
  path: 'groups/{id}/members',
  top: 999,
  // Gives type and id of every member; names come with the permission to read users, which other checks take.
  permissions: [same('GroupMember.ReadBasic.All')],
}, principalSchema);

/** Who has which role of the directory, now or eligibly, at any scope: groups first, then their members. Nothing is merged. */
export const roleRows = derive('role rows', { rows: ownRows, members: groupMembers }, ({ rows, members }) =>
  rows.flatMap((row): RoleRow[] => {
    const through = row.principal;
    return [row, ...(members.get(through.id) ?? []).map((member) => ({ ...row, principal: namedPrincipal(member), through }))];
  }));

export interface PrivilegedRow extends RoleRow {
  readonly roleName: string;
}

/** The rows of privileged roles, with the roles' names. */
export const privilegedRows = derive('privileged role rows', { rows: roleRows, names: privilegedRoleNames }, ({ rows, names }) =>
  rows.flatMap((row): PrivilegedRow[] => {
    const roleName = names.get(row.roleId);
    return roleName === undefined ? [] : [{ ...row, roleName }];
  }));

/** One user and what gives the user a role. */
export interface RoleUser<Row extends RoleRow = RoleRow> {
  readonly user: RolePrincipal;
  readonly rows: readonly Row[];
}

/** The users among role rows, each once, with all their rows. */
export function usersOf<Row extends RoleRow>(rows: readonly Row[]): RoleUser<Row>[] {
  const users = new Map<string, { user: RolePrincipal; rows: Row[] }>();
  for (const row of rows) {
    if (row.principal.kind !== 'user') continue;
    const known = users.get(row.principal.id);
    if (known) known.rows.push(row);
    else users.set(row.principal.id, { user: row.principal, rows: [row] });
  }
  return [...users.values()];
}

export const nameOf = ({ displayName, userPrincipalName, id }: RolePrincipal): string => displayName ?? userPrincipalName ?? id;

function rowOf(assignment: Assignment, hold: Hold): RoleRow {
  const { roleDefinitionId, directoryScopeId, endDateTime } = assignment;
  return { principal: principalOf(assignment), roleId: roleDefinitionId, hold, scope: directoryScopeId ?? '/', until: endDateTime ?? null, through: null };
}

/** Who an assignment is for, as far as Graph tells. */
export function principalOf({ principalId, principal }: Pick<Assignment, 'principalId' | 'principal'>): RolePrincipal {
  return principal ? namedPrincipal(principal) : { id: principalId, kind: 'unknown', displayName: null, userPrincipalName: null, appId: null };
}

function namedPrincipal({ '@odata.type': type, id, displayName, userPrincipalName, appId }: z.infer<typeof principalSchema>): RolePrincipal {
  return { id, kind: kindOf(type), displayName: displayName ?? null, userPrincipalName: userPrincipalName ?? null, appId: appId ?? null };
}

function kindOf(type: string | null | undefined): PrincipalKind {
  switch (type?.toLowerCase()) {
    case '#microsoft.graph.user': return 'user';
    case '#microsoft.graph.serviceprincipal': return 'servicePrincipal';
    case '#microsoft.graph.group': return 'group';
    case undefined: return 'unknown';
    default: return 'other';
  }
}
