import { z } from 'zod';
import { derive, fanOut } from '../assessment/need.ts';
import { appPermissions, type AppPermissions } from './app-permissions.ts';

const holderIds = derive('ids of apps with permissions', { permissions: appPermissions }, ({ permissions }) => [...permissions.keys()]);

const holderSchema = z.object({
  id: z.string(),
  appId: z.string().nullish(),
  displayName: z.string().nullish(),
  servicePrincipalType: z.string().nullish(),
  signInAudience: z.string().nullish(),
  // At most twenty are expanded; whether there are two never takes more.
  owners: z.array(z.object({ id: z.string().nullish() })).nullish().transform((owners) => (owners ?? []).length),
});

/** Only the service principals that can do anything, each with its owners in the same answer. */
const holders = fanOut(holderIds, {
  version: 'v1.0',
  path: 'servicePrincipals/{id}',
  select: ['id', 'appId', 'displayName', 'servicePrincipalType', 'signInAudience'],
  expand: 'owners',
  permissions: [{ application: 'Application.Read.All', delegated: 'Application.Read.All' }],
}, holderSchema);

/** A service principal with at least one permission. */
export interface PermissionedApp extends AppPermissions {
  readonly id: string;
  readonly appId: string | null;
  readonly name: string;
  /** `Application`, `ManagedIdentity`, `Legacy` …; null where the service does not say. */
  readonly type: string | null;
  readonly multitenant: boolean;
  readonly owners: number;
}

/** Every service principal with a permission; those deleted meanwhile are missing. */
export const permissionedApps = derive('apps with permissions', { permissions: appPermissions, holders }, ({ permissions, holders: found }) =>
  [...permissions].flatMap(([id, held]): PermissionedApp[] => {
    const [holder] = found.get(id) ?? [];
    if (!holder) return [];
    const { appId, displayName, servicePrincipalType, signInAudience, owners } = holder;
    return [{
      ...held,
      id,
      appId: appId ?? null,
      name: displayName ?? appId ?? id,
      type: servicePrincipalType ?? null,
      multitenant: signInAudience?.toLowerCase() === 'azureadmultipleorgs',
      owners,
    }];
  }));

/** Managed identities belong to an Azure resource: nobody can own them in the directory. */
export const canHaveOwners = ({ type }: PermissionedApp): boolean => type !== null && type.toLowerCase() !== 'managedidentity';

/** The permissions of an app in one text, each once; `None` without any. */
export function permissionNames({ delegated, application }: AppPermissions): string {
  const names = [...new Set([...application, ...delegated])].toSorted((a, b) => a.localeCompare(b));
  return names.length === 0 ? 'None' : names.join(', ');
}
