import { z } from 'zod';
import { derive, fanOut, scan, type Reducer } from '../assessment/need.ts';
import { highest, privilegeOf, type Privilege } from './permission-privilege.ts';
import { scanServicePrincipals } from './service-principals.ts';

/** Clients with what users or administrators let them do on somebody's behalf. */
interface DelegatedGrants {
  readonly byClient: Map<string, Set<string>>;
  /** One copy of each name: a tenant grants the same hundred permissions a million times. */
  readonly names: Map<string, string>;
}

const grantSchema = z.object({ clientId: z.string(), scope: z.string().nullish() });

export const delegatedGrants: Reducer<z.infer<typeof grantSchema>, DelegatedGrants> = {
  name: 'delegated permissions by client',
  initial: () => ({ byClient: new Map(), names: new Map() }),
  step(state, { clientId, scope }) {
    const words = (scope ?? '').replaceAll('"', '').split(/\s+/).filter((word) => word !== '');
    if (words.length === 0) return state;
    const granted = state.byClient.get(clientId) ?? new Set();
    for (const word of words) {
      const name = state.names.get(word) ?? word;
      state.names.set(name, name);
      granted.add(name);
    }
    state.byClient.set(clientId, granted);
    return state;
  },
};

/** Every grant of the tenant in one collection: asking each service principal for its own would be a request each. */
const grants = scan({
  version: 'v1.0',
  path: 'oauth2PermissionGrants',
  select: ['clientId', 'scope'],
  top: 999,
  permissions: [{ application: 'Directory.Read.All', delegated: 'Directory.Read.All' }],
}, grantSchema, delegatedGrants);

const resourceSchema = z.object({
  id: z.string(),
  appRoles: z.array(z.object({ id: z.string(), value: z.string().nullish(), allowedMemberTypes: z.array(z.string()).nullish() })).nullish(),
});

/** Names of the permissions that an API offers to apps, by role id, by service principal of the API. */
type OfferedRoles = Map<string, ReadonlyMap<string, string>>;

const offeredRoles: Reducer<z.infer<typeof resourceSchema>, OfferedRoles> = {
  name: 'app roles by resource',
  initial: () => new Map(),
  step(state, { id, appRoles }) {
    const offered = (appRoles ?? []).flatMap(({ id: roleId, value, allowedMemberTypes }) => {
      const forApps = allowedMemberTypes?.some((type) => type.toLowerCase() === 'application') ?? true;
      return value && forApps ? [[roleId.toLowerCase(), value] as const] : [];
    });
    return offered.length === 0 ? state : state.set(id, new Map(offered));
  },
};
const resources = scanServicePrincipals(['id', 'appRoles'], resourceSchema, offeredRoles);
const resourceIds = derive('ids of resources with app roles', { resources }, ({ resources: offered }) => [...offered.keys()]);

/** Users and groups are assigned to roles too; of those, thousands, nothing has to stay. */
const assignmentSchema = z.object({ principalId: z.string(), principalType: z.string().nullish(), appRoleId: z.string() })
  .transform(({ principalId, principalType, appRoleId }) => (principalType == null || principalType === 'ServicePrincipal' ? { principalId, appRoleId } : null));

/** Assignments are read from the few APIs that offer permissions, not from the many apps that may have some. */
const assignments = fanOut(resourceIds, {
  version: 'v1.0',
  path: 'servicePrincipals/{id}/appRoleAssignedTo',
  select: ['principalId', 'principalType', 'appRoleId'],
  top: 999,
  permissions: [{ application: 'Application.Read.All', delegated: 'Application.Read.All' }],
}, assignmentSchema);

/** What a service principal may do. */
export interface AppPermissions {
  readonly delegated: readonly string[];
  readonly application: readonly string[];
  /** The highest among them. */
  readonly privilege: Privilege;
}

/** Every service principal that has any permission on any API, by its object id. */
export const appPermissions = derive('app permissions', { grants, resources, assignments }, ({ grants: { byClient }, resources: offered, assignments: assigned }) => {
  const application = new Map<string, Set<string>>();
  for (const [resourceId, entries] of assigned) {
    for (const entry of entries) {
      const name = entry === null ? undefined : offered.get(resourceId)?.get(entry.appRoleId.toLowerCase());
      if (entry === null || name === undefined) continue;
      const held = application.get(entry.principalId) ?? new Set();
      application.set(entry.principalId, held.add(name));
    }
  }
  return new Map([...new Set([...byClient.keys(), ...application.keys()])].map((id) => [id, permissionsOf(byClient.get(id), application.get(id))]));
});

function permissionsOf(delegated: ReadonlySet<string> = new Set(), application: ReadonlySet<string> = new Set()): AppPermissions {
  const ranks = [...[...delegated].map((name) => privilegeOf('delegated', name)), ...[...application].map((name) => privilegeOf('application', name))];
  return { delegated: [...delegated].toSorted(), application: [...application].toSorted(), privilege: highest(ranks) };
}
