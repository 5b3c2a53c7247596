import { z } from 'zod';
import { derive, fanOut, type Derive, type NeedOf, type Permission } from '../assessment/need.ts';

/** Ids of principals that evidence names, by kind. */
export interface PrincipalIds {
  readonly users: readonly string[];
  readonly groups: readonly string[];
  readonly apps: readonly string[];
}

const same = (permission: string): Permission => ({ application: permission, delegated: permission });
const named = z.object({ id: z.string(), displayName: z.string().nullish(), userPrincipalName: z.string().nullish() });

/** What people call principals, by id in lower case: users by their principal name. Nobody is in it who no longer exists. */
export function principalNames(name: string, ids: NeedOf<PrincipalIds>): Derive<ReadonlyMap<string, string>> {
  const of = (kind: keyof PrincipalIds) => derive(`${name}: ${kind}`, { ids }, ({ ids: all }) => [...new Set(all[kind])]);
  const users = fanOut(of('users'), { version: 'v1.0', path: 'users/{id}', select: ['id', 'displayName', 'userPrincipalName'], permissions: [same('User.ReadBasic.All')] }, named);
  const groups = fanOut(of('groups'), { version: 'v1.0', path: 'groups/{id}', select: ['id', 'displayName'], permissions: [same('Group.ReadBasic.All')] }, named);
  const apps = fanOut(of('apps'), { version: 'v1.0', path: 'servicePrincipals/{id}', select: ['id', 'displayName'], permissions: [same('Application.Read.All')] }, named);
  return derive(name, { users, groups, apps }, (found) => {
    const names = new Map<string, string>();
    for (const byId of Object.values(found)) {
      for (const [id, [principal]] of byId) {
        const called = principal?.userPrincipalName ?? principal?.displayName;
        if (called) names.set(id.toLowerCase(), called);
      }
    }
    return names;
  });
}
