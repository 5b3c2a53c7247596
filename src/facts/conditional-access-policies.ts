import { z } from 'zod';
import { list } from '../assessment/need.ts';
import { permitsOnly, type AuthenticationStrength } from './authentication-strengths.ts';

const words = z.array(z.string()).nullish();
const conditionalAccessPolicySchema = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  state: z.string().nullish(),
  conditions: z.object({
    clientAppTypes: words,
    users: z.object({
      includeUsers: words, excludeUsers: words, includeGroups: words, excludeGroups: words, includeRoles: words, excludeRoles: words,
      includeGuestsOrExternalUsers: z.object({ guestOrExternalUserTypes: z.string().nullish() }).nullish(),
      excludeGuestsOrExternalUsers: z.object({ guestOrExternalUserTypes: z.string().nullish() }).nullish(),
    }).nullish(),
    applications: z.object({ includeApplications: words, includeUserActions: words, includeAuthenticationContextClassReferences: words }).nullish(),
    clientApplications: z.object({ includeServicePrincipals: words, excludeServicePrincipals: words }).nullish(),
    platforms: z.object({ includePlatforms: words, excludePlatforms: words }).nullish(),
    locations: z.object({ includeLocations: words, excludeLocations: words }).nullish(),
    devices: z.object({ deviceFilter: z.object({ mode: z.string().nullish(), rule: z.string().nullish() }).nullish() }).nullish(),
    // A set of flags in one text: `deviceCodeFlow,authenticationTransfer`.
    authenticationFlows: z.object({ transferMethods: z.string().nullish() }).nullish(),
    userRiskLevels: words,
    signInRiskLevels: words,
    servicePrincipalRiskLevels: words,
  }).nullish(),
  grantControls: z.object({
    operator: z.string().nullish(),
    builtInControls: words,
    authenticationStrength: z.object({ id: z.string(), displayName: z.string().nullish() }).nullish(),
  }).nullish(),
  sessionControls: z.object({
    signInFrequency: z.object({ isEnabled: z.boolean().nullish(), type: z.string().nullish(), value: z.number().nullish(), frequencyInterval: z.string().nullish() }).nullish(),
    secureSignInSession: z.object({ isEnabled: z.boolean().nullish() }).nullish(),
  }).nullish(),
});
export type ConditionalAccessPolicy = z.infer<typeof conditionalAccessPolicySchema>;

/** Every Conditional Access policy, whatever its state. A tenant has at most 240. */
export const conditionalAccessPolicies = list(
  { version: 'v1.0', path: 'identity/conditionalAccess/policies', permissions: [{ application: 'Policy.Read.All', delegated: 'Policy.Read.All' }] },
  conditionalAccessPolicySchema,
);

/** Apps by their id, the same in every tenant. */
export const exchangeOnline = '00000002-0000-0ff1-ce00-000000000000';
export const sharePointOnline = '00000003-0000-0ff1-ce00-000000000000';

type Words = readonly string[] | null | undefined;
const has = (list: Words, word: string) => (list ?? []).some((entry) => entry.toLowerCase() === word.toLowerCase());
const some = (list: Words) => (list ?? []).length > 0;

export const isEnabled = ({ state }: ConditionalAccessPolicy): boolean => state?.toLowerCase() === 'enabled';

export const blocksAccess = (policy: ConditionalAccessPolicy): boolean => grants(policy, 'block');

export type GrantControl = 'block' | 'mfa' | 'compliantDevice' | 'domainJoinedDevice' | 'passwordChange';

/** Whether the control is among those the policy asks for, alone or with others. */
export const grants = ({ grantControls }: ConditionalAccessPolicy, control: GrantControl): boolean => has(grantControls?.builtInControls, control);

/** The authentication strength that the policy asks for; undefined when it asks for none, or for one that no longer exists. */
export function requiredStrength({ grantControls }: ConditionalAccessPolicy, strengths: readonly AuthenticationStrength[]): AuthenticationStrength | undefined {
  const id = grantControls?.authenticationStrength?.id.toLowerCase();
  return strengths.find((strength) => strength.id.toLowerCase() === id);
}

/** Whether the policy asks for an authentication strength that lets in nothing but the methods. */
export function requiresOnly(policy: ConditionalAccessPolicy, methods: ReadonlySet<string>, strengths: readonly AuthenticationStrength[]): boolean {
  const strength = requiredStrength(policy, strengths);
  return strength !== undefined && permitsOnly(strength, methods);
}

export const requiresAStrength = ({ grantControls }: ConditionalAccessPolicy): boolean => grantControls?.authenticationStrength != null;

/** Multifactor authentication as such, or of some strength. */
export const requiresMultifactor = (policy: ConditionalAccessPolicy): boolean => grants(policy, 'mfa') || requiresAStrength(policy);

/** Whether nobody gets in without a managed device: no other control can be met instead of it. */
export function requiresManagedDevice({ grantControls }: ConditionalAccessPolicy): boolean {
  const controls = (grantControls?.builtInControls ?? []).map((control) => control.toLowerCase());
  const device = controls.filter((control) => control === 'compliantdevice' || control === 'domainjoineddevice');
  if (device.length === 0) return false;
  const everyControlCounts = grantControls?.operator?.toUpperCase() === 'AND';
  return everyControlCounts || (device.length === controls.length && grantControls?.authenticationStrength == null);
}

export const coversAllUsers = ({ conditions }: ConditionalAccessPolicy): boolean => has(conditions?.users?.includeUsers, 'All');

/** Roles by template id. */
export const includesRole = ({ conditions }: ConditionalAccessPolicy, role: string): boolean => has(conditions?.users?.includeRoles, role);
export const excludesRole = ({ conditions }: ConditionalAccessPolicy, role: string): boolean => has(conditions?.users?.excludeRoles, role);

/** Whether some guests are in the policy's scope and none is taken out of it again. */
export function coversGuests({ conditions }: ConditionalAccessPolicy): boolean {
  const { includeUsers, excludeUsers, includeGuestsOrExternalUsers, excludeGuestsOrExternalUsers } = conditions?.users ?? {};
  const included = has(includeUsers, 'All') || has(includeUsers, 'GuestsOrExternalUsers') || includeGuestsOrExternalUsers != null;
  return included && !has(excludeUsers, 'GuestsOrExternalUsers') && excludeGuestsOrExternalUsers == null;
}

/** How many users, groups, roles and kinds of guests the policy leaves out. */
export function exclusionsOf({ conditions }: ConditionalAccessPolicy): number {
  const { excludeUsers, excludeGroups, excludeRoles, excludeGuestsOrExternalUsers } = conditions?.users ?? {};
  const guestTypes = excludeGuestsOrExternalUsers == null ? 0 : (excludeGuestsOrExternalUsers.guestOrExternalUserTypes ?? '').split(',').length;
  return [excludeUsers, excludeGroups, excludeRoles].reduce((sum, list) => sum + (list?.length ?? 0), guestTypes);
}

export const coversAllResources = ({ conditions }: ConditionalAccessPolicy): boolean => coversResource({ conditions }, 'All');
export const coversResource = ({ conditions }: Pick<ConditionalAccessPolicy, 'conditions'>, app: string): boolean => has(conditions?.applications?.includeApplications, app);

export type UserAction = 'urn:user:registersecurityinfo' | 'urn:user:registerdevice';
export const targetsUserAction = ({ conditions }: ConditionalAccessPolicy, action: UserAction): boolean => has(conditions?.applications?.includeUserActions, action);

/** Whether the policy is asked for by an authentication context. @param context `c1` to `c99` */
export const answersContext = ({ conditions }: ConditionalAccessPolicy, context: string): boolean =>
  has(conditions?.applications?.includeAuthenticationContextClassReferences, context);

export type TransferMethod = 'deviceCodeFlow' | 'authenticationTransfer';
export const targetsFlow = ({ conditions }: ConditionalAccessPolicy, method: TransferMethod): boolean =>
  has(conditions?.authenticationFlows?.transferMethods?.split(',').map((part) => part.trim()), method);

/** Both kinds of client that cannot do modern authentication; either one alone leaves the other open. */
export function targetsLegacyClients({ conditions }: ConditionalAccessPolicy): boolean {
  return has(conditions?.clientAppTypes, 'exchangeActiveSync') && has(conditions?.clientAppTypes, 'other');
}

/** Whether every client that can do modern authentication is in scope, on every platform. */
export function coversAllModernClients({ conditions }: ConditionalAccessPolicy): boolean {
  const { clientAppTypes, platforms } = conditions ?? {};
  const everyClient = !some(clientAppTypes) || has(clientAppTypes, 'all') || (has(clientAppTypes, 'browser') && has(clientAppTypes, 'mobileAppsAndDesktopClients'));
  const everyPlatform = (!some(platforms?.includePlatforms) || has(platforms?.includePlatforms, 'all')) && !some(platforms?.excludePlatforms);
  return everyClient && everyPlatform;
}

export const reactsToUserRisk = ({ conditions }: ConditionalAccessPolicy, level: 'high'): boolean => has(conditions?.userRiskLevels, level);
export const reactsToSignInRisk = ({ conditions }: ConditionalAccessPolicy, level: 'high'): boolean => has(conditions?.signInRiskLevels, level);

/** Sessions stay bound to the device that they began on. */
export const protectsTokens = ({ sessionControls }: ConditionalAccessPolicy): boolean => sessionControls?.secureSignInSession?.isEnabled === true;

/** Hours until people must sign in again, 0 for every time; null when the policy does not limit the session. */
export function signInFrequencyHours({ sessionControls }: ConditionalAccessPolicy): number | null {
  const { isEnabled: isOn, type, value, frequencyInterval } = sessionControls?.signInFrequency ?? {};
  if (isOn !== true) return null;
  if (type == null) return frequencyInterval?.toLowerCase() === 'everytime' ? 0 : null;
  if (value == null) return null;
  return type.toLowerCase() === 'days' ? value * 24 : type.toLowerCase() === 'hours' ? value : null;
}
