import { z } from 'zod';
import { choose, derive, fanOut, list, type Permission } from '../assessment/need.ts';
import { ownsEntraP2 } from './licenses-owned.ts';

/** Template id of Global Administrator, the same in every tenant. */
const globalAdministratorRole = '62e90394-69f5-4237-9190-012177145e10';
const ofRole = `roleDefinitionId eq '${globalAdministratorRole}'`;

const principalSchema = z.object({
  // Graph names the type only because the relation is polymorphic.
  '@odata.type': z.string().nullish(),
  id: z.string(),
  displayName: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  appId: z.string().nullish(),
});
type Principal = z.infer<typeof principalSchema>;

const assignmentSchema = z.object({ principalId: z.string(), principal: principalSchema.nullish() });
type Assignment = z.infer<typeof assignmentSchema> & { readonly hold: Hold };

/** How somebody has the role: now, or after activating it. */
export type Hold = 'active' | 'eligible';
export type PrincipalKind = 'user' | 'servicePrincipal' | 'group' | 'other' | 'unknown';

/** One object that has the Global Administrator role, directly or as a member of a group. */
export interface RoleHolder {
  readonly id: string;
  readonly kind: PrincipalKind;
  readonly displayName: string | null;
  readonly userPrincipalName: string | null;
  readonly appId: string | null;
  readonly holds: readonly Hold[];
  /** Names of the groups that give it; empty for a direct assignment. */
  readonly groups: readonly string[];
}

const same = (permission: string): Permission => ({ application: permission, delegated: permission });

const activeInstances = list({
  version: 'v1.0',
  path: 'roleManagement/directory/roleAssignmentScheduleInstances',
  // `Activated` rows repeat an eligibility that is counted anyway.
  filter: `${ofRole} and assignmentType eq 'Assigned'`,
  expand: 'principal',
  permissions: [same('RoleAssignmentSchedule.Read.Directory')],
}, assignmentSchema);

const eligibleInstances = list({
  version: 'v1.0',
  path: 'roleManagement/directory/roleEligibilityScheduleInstances',
  filter: ofRole,
  expand: 'principal',
  permissions: [same('RoleEligibilitySchedule.Read.Directory')],
}, assignmentSchema);

const standingAssignments = list({
  version: 'v1.0',
  path: 'roleManagement/directory/roleAssignments',
  filter: ofRole,
  expand: 'principal',
  permissions: [same('RoleManagement.Read.Directory')],
}, assignmentSchema);

const held = (assignments: readonly z.infer<typeof assignmentSchema>[], hold: Hold): readonly Assignment[] =>
  assignments.map((assignment) => ({ ...assignment, hold }));

/** Privileged Identity Management answers only in a tenant with Entra ID P2; everywhere else assignments are standing ones. */
const assignments = choose('Global Administrator assignments', ownsEntraP2, {
  yes: derive('Global Administrator schedule', { active: activeInstances, eligible: eligibleInstances },
    ({ active, eligible }) => [...held(active, 'active'), ...held(eligible, 'eligible')]),
  no: derive('Global Administrator standing assignments', { standing: standingAssignments }, ({ standing }) => held(standing, 'active')),
});

const groupIds = derive('groups with Global Administrator', { assignments }, ({ assignments: all }) =>
  [...new Set(all.flatMap(({ principal }) => (principal && kindOf(principal) === 'group' ? [principal.id] : [])))]);

/** Direct members suffice: a group that a role can be assigned to cannot contain groups. */
const groupMembers = fanOut(groupIds, {
  version: 'v1.0',
  path: 'groups/{id}/members',
  top: 999,
  // Gives type and id of every member; names come with the permission to read users, which other checks take.
  permissions: [same('GroupMember.ReadBasic.All')],
}, principalSchema);

/** Who has the Global Administrator role, each object once, groups and their members included. */
export const globalAdministrators = derive('Global Administrators', { assignments, groupMembers }, ({ assignments: all, groupMembers: members }) => {
  const holders = new Map<string, RoleHolder>();
  const add = (id: string, principal: Principal | null, hold: Hold, group: string | null) => {
    const before = holders.get(id);
    holders.set(id, {
      id,
      kind: principal ? kindOf(principal) : before?.kind ?? 'unknown',
      displayName: principal?.displayName ?? before?.displayName ?? null,
      userPrincipalName: principal?.userPrincipalName ?? before?.userPrincipalName ?? null,
      appId: principal?.appId ?? before?.appId ?? null,
      holds: [...new Set([...before?.holds ?? [], hold])],
      groups: group === null ? before?.groups ?? [] : [...new Set([...before?.groups ?? [], group])],
    });
  };
  for (const { principalId, principal, hold } of all) {
    add(principalId, principal ?? null, hold, null);
    for (const member of members.get(principalId) ?? []) add(member.id, member, hold, principal?.displayName ?? principalId);
  }
  return [...holders.values()];
});

function kindOf({ '@odata.type': type }: Principal): PrincipalKind {
  switch (type?.toLowerCase()) {
    case '#microsoft.graph.user': return 'user';
    case '#microsoft.graph.serviceprincipal': return 'servicePrincipal';
    case '#microsoft.graph.group': return 'group';
    case undefined: return 'unknown';
    default: return 'other';
  }
}
