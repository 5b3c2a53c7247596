import { z } from 'zod';
import { singleton } from '../assessment/need.ts';

const authenticationMethodsPolicySchema = z.object({
  policyMigrationState: z.string().nullish(),
  authenticationMethodConfigurations: z.array(z.object({
    id: z.string(),
    state: z.string().nullish(),
    // Only certificates have it: whether one is a single factor or stands for all of multifactor authentication.
    authenticationModeConfiguration: z.object({ x509CertificateAuthenticationDefaultMode: z.string().nullish() }).nullish(),
  })).nullish(),
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

const isOn = ({ state }: { readonly state?: string | null | undefined }): boolean => state?.toLowerCase() === 'enabled';

export const hasAnyMethod = ({ authenticationMethodConfigurations }: AuthenticationMethodsPolicy): boolean => (authenticationMethodConfigurations ?? []).some(isOn);

/** Whether somebody may sign in without a password: with a passkey, or with a certificate that stands for multifactor authentication. */
export function hasPasswordlessMethod({ authenticationMethodConfigurations }: AuthenticationMethodsPolicy): boolean {
  return (authenticationMethodConfigurations ?? []).filter(isOn).some(({ id, authenticationModeConfiguration: mode }) =>
    id.toLowerCase() === 'fido2'
    || (id.toLowerCase() === 'x509certificate' && mode?.x509CertificateAuthenticationDefaultMode?.toLowerCase() === 'x509certificatemultifactor'));
}
