import { z } from 'zod';
import { singleton } from '../assessment/need.ts';

const scopeSchema = z.object({ accessType: z.string().nullish(), targets: z.array(z.object({ target: z.string().nullish() })).nullish() });
type AccessScope = z.infer<typeof scopeSchema>;

const settingSchema = z.object({ usersAndGroups: scopeSchema.nullish(), applications: scopeSchema.nullish() });
export type CrossTenantSetting = z.infer<typeof settingSchema>;

const crossTenantDefaultsSchema = z.object({
  b2bCollaborationOutbound: settingSchema.nullish(),
  b2bDirectConnectOutbound: settingSchema.nullish(),
  tenantRestrictions: settingSchema.nullish(),
  inboundTrust: z.object({ isMfaAccepted: z.boolean().nullish() }).nullish(),
});

/** What holds for every organisation that has no settings of its own. */
export const crossTenantDefaults = singleton(
  { version: 'v1.0', path: 'policies/crossTenantAccessPolicy/default', permissions: [{ application: 'Policy.Read.All', delegated: 'Policy.Read.All' }] },
  crossTenantDefaultsSchema,
);

/** Whether a setting lets nobody use anything. */
export const blocksEverything = (setting: CrossTenantSetting | null | undefined): boolean =>
  blocks(setting?.usersAndGroups, 'AllUsers') && blocks(setting?.applications, 'AllApplications');

const blocks = (scope: AccessScope | null | undefined, everything: string): boolean =>
  scope?.accessType?.toLowerCase() === 'blocked' && (scope.targets ?? []).some(({ target }) => target?.toLowerCase() === everything.toLowerCase());

/** A scope in a few words: `blocked: AllUsers`, `allowed: 3 chosen`. */
export function describeScope(scope: AccessScope | null | undefined): string {
  if (!scope) return 'not set';
  const targets = (scope.targets ?? []).flatMap(({ target }) => target ?? []);
  const whole = targets.filter((target) => /^All/i.test(target));
  const chosen = targets.length - whole.length;
  return `${scope.accessType ?? 'not set'}: ${[...whole, chosen > 0 ? `${chosen} chosen` : ''].filter(Boolean).join(', ')}`;
}
