import { z } from 'zod';
import { list } from '../assessment/need.ts';
import { answersContext, isEnabled, type ConditionalAccessPolicy } from './conditional-access-policies.ts';

const resourceActionSchema = z.object({
  id: z.string(),
  name: z.string().nullish(),
  description: z.string().nullish(),
  authenticationContextId: z.string().nullish(),
});
export type ResourceAction = z.infer<typeof resourceActionSchema>;

/** The administrative actions that can ask for an authentication context. Some dozens. */
export const protectableActions = list(
  {
    version: 'v1.0',
    path: 'roleManagement/directory/resourceNamespaces/microsoft.directory/resourceActions',
    select: ['id', 'name', 'description', 'authenticationContextId'],
    filter: 'isAuthenticationContextSettable eq true',
    permissions: [{ application: 'RoleManagement.Read.Directory', delegated: 'RoleManagement.Read.Directory' }],
  },
  resourceActionSchema,
);

/** The authentication context that an action asks for; null when it asks for none. */
export const contextOf = (action: ResourceAction | undefined): string | null => action?.authenticationContextId?.trim() || null;

/** The policies that are switched on and answer the context of an action. */
export function guardsOf(action: ResourceAction | undefined, policies: readonly ConditionalAccessPolicy[]): ConditionalAccessPolicy[] {
  const context = contextOf(action);
  return context === null ? [] : policies.filter((policy) => isEnabled(policy) && answersContext(policy, context));
}
