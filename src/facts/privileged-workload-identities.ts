import { z } from 'zod';
import { derive, fanOut } from '../assessment/need.ts';
import { privilegedRows, type PrivilegedRow, type RolePrincipal } from './role-rows.ts';

/** An app, a managed identity or an agent with privileged roles. */
export interface PrivilegedWorkloadIdentity {
  readonly principal: RolePrincipal;
  readonly rows: readonly PrivilegedRow[];
}

/** Every principal that is neither a user nor a group signs in without a person: an app, a managed identity, an agent. */
const isWorkload = ({ principal: { kind } }: PrivilegedRow) => kind === 'servicePrincipal' || kind === 'other';

/** Workload identities with privileged roles, each once, with all their rows. */
export const privilegedWorkloadIdentities = derive('privileged workload identities', { rows: privilegedRows }, ({ rows }) => {
  const found = new Map<string, { principal: RolePrincipal; rows: PrivilegedRow[] }>();
  for (const row of rows.filter(isWorkload)) {
    const known = found.get(row.principal.id);
    if (known) known.rows.push(row);
    else found.set(row.principal.id, { principal: row.principal, rows: [row] });
  }
  return [...found.values()];
});

const ids = derive('ids of privileged workload identities', { identities: privilegedWorkloadIdentities }, ({ identities }) => identities.map(({ principal }) => principal.id));

const servicePrincipals = fanOut(ids, {
  version: 'v1.0',
  path: 'servicePrincipals/{id}',
  select: ['id', 'appId', 'displayName'],
  permissions: [{ application: 'Application.Read.All', delegated: 'Application.Read.All' }],
}, z.object({ id: z.string(), appId: z.string().nullish(), displayName: z.string().nullish() }));

/** The app behind each privileged workload identity, by object id: members of groups come without their app. */
export const privilegedApps = derive('apps of privileged workload identities', { servicePrincipals }, ({ servicePrincipals: found }) =>
  new Map([...found].flatMap(([id, [app]]) => (app ? [[id, { appId: app.appId ?? null, name: app.displayName ?? app.appId ?? id }] as const] : []))));
