import { z } from 'zod';
import { singleton, type Permission } from '../assessment/need.ts';

const permissions: readonly Permission[] = [{ application: 'Policy.Read.AuthenticationMethod', delegated: 'Policy.Read.AuthenticationMethod' }];

const targetSchema = z.object({
  /** Of a group, or `all_users`. */
  id: z.string(),
  targetType: z.string().nullish(),
  authenticationMode: z.string().nullish(),
  allowedPasskeyProfiles: z.array(z.string()).nullish(),
});
export type MethodTarget = z.infer<typeof targetSchema>;

const featureSchema = z.object({
  state: z.string().nullish(),
  includeTarget: z.object({ id: z.string().nullish() }).nullish(),
  excludeTarget: z.object({ id: z.string().nullish() }).nullish(),
});
export type MethodFeature = z.infer<typeof featureSchema>;

// What only some methods have, in a form that we do not know, counts as missing: it must not stop checks of other methods.
const methodSchema = z.object({
  id: z.string(),
  state: z.string().nullish(),
  includeTargets: z.array(targetSchema).nullish().catch(undefined),
  excludeTargets: z.array(targetSchema).nullish().catch(undefined),
  featureSettings: z.object({
    displayAppInformationRequiredState: featureSchema.nullish(),
    displayLocationInformationRequiredState: featureSchema.nullish(),
  }).nullish().catch(undefined),
  isAttestationEnforced: z.boolean().nullish().catch(undefined),
  keyRestrictions: z.object({
    isEnforced: z.boolean().nullish(), enforcementType: z.string().nullish(), aaGuids: z.array(z.string()).nullish(),
  }).nullish().catch(undefined),
  passkeyProfiles: z.array(z.object({ id: z.string(), name: z.string().nullish(), attestationEnforcement: z.string().nullish() })).nullish().catch(undefined),
  defaultPasskeyProfile: z.string().nullish().catch(undefined),
  isUsableOnce: z.boolean().nullish().catch(undefined),
  // Only certificates have it: whether one is a single factor or stands for all of multifactor authentication.
  authenticationModeConfiguration: z.object({ x509CertificateAuthenticationDefaultMode: z.string().nullish() }).nullish(),
});
export type AuthenticationMethod = z.infer<typeof methodSchema>;

const authenticationMethodsPolicySchema = z.object({
  policyMigrationState: z.string().nullish(),
  authenticationMethodConfigurations: z.array(methodSchema).nullish(),
});
export type AuthenticationMethodsPolicy = z.infer<typeof authenticationMethodsPolicySchema>;

/** Which authentication methods users may register, and how far the older policies are replaced. */
export const authenticationMethodsPolicy = singleton({ version: 'v1.0', path: 'policies/authenticationMethodsPolicy', permissions }, authenticationMethodsPolicySchema);

/** Whether people may report prompts that they did not cause. */
export const reportSuspiciousActivity = singleton(
  // v1.0 leaves this setting out.
  { version: 'beta', path: 'policies/authenticationMethodsPolicy', permissions },
  z.object({ reportSuspiciousActivitySettings: featureSchema.nullish().catch(undefined) }),
);

/** Whether the older multifactor and password reset settings no longer apply. A tenant without a state never had them. */
export function isMigrated({ policyMigrationState }: AuthenticationMethodsPolicy): boolean {
  return policyMigrationState == null || policyMigrationState.toLowerCase() === 'migrationcomplete';
}

export type MethodId = 'Fido2' | 'MicrosoftAuthenticator' | 'TemporaryAccessPass';

/** One method of the policy; undefined when the policy does not offer it, null when it came without any methods. */
export function methodOf({ authenticationMethodConfigurations }: AuthenticationMethodsPolicy, id: MethodId): AuthenticationMethod | null | undefined {
  return authenticationMethodConfigurations == null ? null : authenticationMethodConfigurations.find((method) => method.id.toLowerCase() === id.toLowerCase());
}

/** The reason of a check that finds no methods in the policy. */
export const methodsMissing = 'The authentication methods policy came without its methods; run the assessment again.';

export const isMethodEnabled = (method: { readonly state?: string | null | undefined } | undefined): boolean => method?.state?.toLowerCase() === 'enabled';
export const isEverybody = (target: { readonly id?: string | null | undefined } | null | undefined): boolean => target?.id?.toLowerCase() === 'all_users';
/** How the service writes that a feature leaves nobody out. */
export const isNobody = (target: { readonly id?: string | null | undefined } | null | undefined): boolean => target?.id === '00000000-0000-0000-0000-000000000000';

export const hasAnyMethod = ({ authenticationMethodConfigurations }: AuthenticationMethodsPolicy): boolean => (authenticationMethodConfigurations ?? []).some(isMethodEnabled);

/** Whether somebody may sign in without a password: with a passkey, or with a certificate that stands for multifactor authentication. */
export function hasPasswordlessMethod({ authenticationMethodConfigurations }: AuthenticationMethodsPolicy): boolean {
  return (authenticationMethodConfigurations ?? []).filter(isMethodEnabled).some(({ id, authenticationModeConfiguration: mode }) =>
    id.toLowerCase() === 'fido2'
    || (id.toLowerCase() === 'x509certificate' && mode?.x509CertificateAuthenticationDefaultMode?.toLowerCase() === 'x509certificatemultifactor'));
}
