import { z } from 'zod';
import { derive, list } from '../assessment/need.ts';

/** Ids of built-in roles, the same in every tenant. @see https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference */
export const globalAdministratorRole = '62e90394-69f5-4237-9190-012177145e10';
export const directorySynchronizationRole = 'd29b2b05-8046-44ba-8758-1e26182fcf32';

const roleDefinitionSchema = z.object({
  id: z.string(),
  templateId: z.string().nullish(),
  displayName: z.string().nullish(),
  isPrivileged: z.boolean().nullish(),
  isBuiltIn: z.boolean().nullish(),
});
export type RoleDefinition = z.infer<typeof roleDefinitionSchema>;

/** Every role of the directory, built-in and custom. About a hundred, and thirty custom ones at most. */
export const roleDefinitions = list(
  {
    // v1.0 does not say which roles are privileged.
    version: 'beta',
    path: 'roleManagement/directory/roleDefinitions',
    // Without it, every role comes with its hundreds of permissions.
    select: ['id', 'templateId', 'displayName', 'isPrivileged', 'isBuiltIn'],
    permissions: [{ application: 'RoleManagement.Read.Directory', delegated: 'RoleManagement.Read.Directory' }],
  },
  roleDefinitionSchema,
);

/** Names of roles by role id. */
export const roleNames = derive('names of roles', { definitions: roleDefinitions }, ({ definitions }) =>
  new Map(definitions.map(({ id, displayName }) => [id, displayName ?? id])));

/** Names of the roles that the vendor calls privileged, by role id. */
export const privilegedRoleNames = derive('names of privileged roles', { definitions: roleDefinitions }, ({ definitions }) =>
  new Map(definitions.filter(({ isPrivileged }) => isPrivileged === true).map(({ id, displayName }) => [id, displayName ?? id])));
