import { z } from 'zod';
import { derive, fanOut, list } from '../assessment/need.ts';
import { directorySynchronizationRole } from './role-definitions.ts';

const organizationSchema = z.object({ onPremisesSyncEnabled: z.boolean().nullish(), onPremisesLastSyncDateTime: z.string().nullish() });

const organizations = list({
  version: 'v1.0',
  path: 'organization',
  select: ['id', 'onPremisesSyncEnabled', 'onPremisesLastSyncDateTime'],
  permissions: [{ application: 'Organization.Read.All', delegated: 'Organization.Read.All' }],
}, organizationSchema);

/** Whether users and groups come from an Active Directory. A tenant that never had directory synchronisation does not say. */
export const isHybrid = derive('is hybrid', { organizations }, ({ organizations: [organization] }) => organization?.onPremisesSyncEnabled === true);

const syncPrincipalSchema = z.object({
  '@odata.type': z.string().nullish(),
  id: z.string(),
  displayName: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
  userType: z.string().nullish(),
  lastPasswordChangeDateTime: z.string().nullish(),
  appId: z.string().nullish(),
});
export type SyncPrincipal = z.infer<typeof syncPrincipalSchema>;

const syncRole = derive('directory synchronization role', {}, () => [directorySynchronizationRole]);

/** A role that nobody ever had is not there: below an id that reads as having no members. */
const syncRoleMembers = fanOut(syncRole, {
  version: 'v1.0',
  path: "directoryRoles(roleTemplateId='{id}')/members",
  select: ['id', 'displayName', 'userPrincipalName', 'accountEnabled', 'userType', 'lastPasswordChangeDateTime', 'appId'],
  permissions: [
    { application: 'RoleManagement.Read.Directory', delegated: 'RoleManagement.Read.Directory' },
    // Whether an account is enabled, and how old its password is.
    { application: 'User.Read.All', delegated: 'User.Read.All' },
  ],
}, syncPrincipalSchema);

/** The accounts and apps that directory synchronisation signs in as. */
export const syncPrincipals = derive('directory synchronization principals', { members: syncRoleMembers }, ({ members }) => [...members.values()].flat());

export const isUser = ({ '@odata.type': type }: SyncPrincipal): boolean => type?.toLowerCase() === '#microsoft.graph.user';
export const isServicePrincipal = ({ '@odata.type': type }: SyncPrincipal): boolean => type?.toLowerCase() === '#microsoft.graph.serviceprincipal';
