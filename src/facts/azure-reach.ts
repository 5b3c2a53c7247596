import { z } from 'zod';
import { derive, fanOut, type Derive, type NeedOf, type Permission } from '../assessment/need.ts';
import { assignmentsOn, type AzureAssignment } from './azure-assignments.ts';

/** A user, or somebody who cannot be named, with a role that reaches a resource. */
export interface AzureHold {
  readonly resource: string;
  readonly roleId: string;
  readonly scope: string;
  readonly principalId: string;
  /** Id of the group that gives the role; null for an assignment of one's own. */
  readonly through: string | null;
}

export interface AzureReach {
  readonly users: readonly AzureHold[];
  /** Groups of other tenants, whose members nobody here can see. */
  readonly unresolved: readonly AzureHold[];
  /** Resources on which no role at all is visible: gone, or out of sight. Every resource has an owner somewhere above. */
  readonly unseen: readonly string[];
}

const same = (permission: string): Permission => ({ application: permission, delegated: permission });

/**
 * Who reaches resources of Azure with certain roles, groups resolved to the users in them. Apps are left out.
 * @param name part of the needs' keys
 * @param roles ids of the roles that count on a resource
 */
export function azureReach(name: string, resources: NeedOf<readonly string[]>, roles: (resource: string) => ReadonlySet<string>): Derive<AzureReach> {
  const assignments = assignmentsOn(resources);
  const holds = derive(`${name}: assignments`, { assignments }, ({ assignments: byResource }) =>
    [...byResource].flatMap(([resource, found]) => found.filter(({ roleId }) => roles(resource).has(roleId)).map((assignment) => ({ resource, assignment }))));
  const groups = derive(`${name}: groups`, { holds }, ({ holds: all }) => idsOf(all, 'group'));
  const members = fanOut(groups, {
    version: 'v1.0',
    path: 'groups/{id}/transitiveMembers/microsoft.graph.user',
    select: ['id'],
    top: 999,
    // Members of one kind are an advanced query.
    advanced: true,
    permissions: [same('GroupMember.ReadBasic.All')],
  }, z.object({ id: z.string() }));
  return derive(name, { assignments, holds, members }, ({ assignments: byResource, holds: all, members: byGroup }) => ({
    users: all.flatMap(({ resource, assignment }) => {
      if (kindOf(assignment) === 'user') return [holdOf(resource, assignment)];
      if (kindOf(assignment) !== 'group') return [];
      return (byGroup.get(assignment.principalId) ?? []).map(({ id }) => ({ ...holdOf(resource, assignment), principalId: id.toLowerCase(), through: assignment.principalId }));
    }),
    unresolved: all.filter(({ assignment }) => kindOf(assignment) === 'unresolved').map(({ resource, assignment }) => holdOf(resource, assignment)),
    unseen: [...byResource].flatMap(([resource, found]) => (found.length === 0 ? [resource] : [])),
  }));
}

type Kind = 'user' | 'group' | 'app' | 'unresolved';

function kindOf({ principalType }: AzureAssignment): Kind {
  switch (principalType.toLowerCase()) {
    case 'user': return 'user';
    case 'group': return 'group';
    case 'serviceprincipal': return 'app';
    default: return 'unresolved';
  }
}

const idsOf = (holds: readonly { readonly assignment: AzureAssignment }[], kind: Kind): string[] =>
  [...new Set(holds.filter(({ assignment }) => kindOf(assignment) === kind).map(({ assignment }) => assignment.principalId))];

const holdOf = (resource: string, { roleId, scope, principalId }: AzureAssignment): AzureHold => ({ resource, roleId, scope, principalId, through: null });
