import { z } from 'zod';
import { singleton } from '../assessment/need.ts';

const authenticationMethodsPolicySchema = z.object({
  policyMigrationState: z.string().nullish(),
  authenticationMethodConfigurations: z.array(z.object({ id: z.string(), state: z.string().nullish() })).nullish(),
});
export type AuthenticationMethodsPolicy = z.infer<typeof authenticationMethodsPolicySchema>;

/** Which authentication methods users may register, and how far the older policies are replaced. */
export const authenticationMethodsPolicy = singleton(
  {
    version: 'v1.0',
    path: 'policies/authenticationMethodsPolicy',
    permissions: [{ application: 'Policy.Read.AuthenticationMethod', delegated: 'Policy.Read.AuthenticationMethod' }],
  },
  authenticationMethodsPolicySchema,
);

/** Whether the older multifactor and password reset settings no longer apply. A tenant without a state never had them. */
export function isMigrated({ policyMigrationState }: AuthenticationMethodsPolicy): boolean {
  return policyMigrationState == null || policyMigrationState.toLowerCase() === 'migrationcomplete';
}
