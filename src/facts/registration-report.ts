import { z } from 'zod';
import { count, derive, list, type GraphQuery } from '../assessment/need.ts';

export const registrationSchema = z.object({
  id: z.string(),
  userDisplayName: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  userType: z.string().nullish(),
  isMfaRegistered: z.boolean().nullish(),
  isSsprEnabled: z.boolean().nullish(),
  methodsRegistered: z.array(z.string()).nullish(),
});
/** What an enabled user has registered to sign in and to reset a password with. The service leaves disabled users out of this report. */
export type Registration = z.infer<typeof registrationSchema>;

export const registrationReport = {
  version: 'v1.0',
  path: 'reports/authenticationMethods/userRegistrationDetails',
  permissions: [{ application: 'AuditLog.Read.All', delegated: 'AuditLog.Read.All' }],
} satisfies GraphQuery;

/** Up to here the whole report is read, a few pages; beyond, what it says in all is asked for by filters and counts. */
const mostRead = 4_000;

/** Users of any kind, disabled ones included. */
export const userCount = count({ version: 'v1.0', path: 'users', permissions: [{ application: 'User.ReadBasic.All', delegated: 'User.ReadBasic.All' }] });

/** Whether the registration report is too long to be read whole: it answers five requests in ten seconds, of a thousand users each. */
export const isReportLong = derive('the registration report is long', { userCount }, ({ userCount: size }) => size > mostRead);

/** Everybody's registration: for tenants whose report is short, see `isReportLong`. */
export const registrations = list(registrationReport, registrationSchema);

export const isMember = ({ userType }: Registration): boolean => userType?.toLowerCase() === 'member';

/**
 * Names of the methods in the report that cannot be phished: passkeys of every kind, platform credentials, certificates.
 * @see https://learn.microsoft.com/entra/identity/authentication/concept-authentication-strengths
 */
export const phishingResistantMethods: readonly string[] = [
  'passKeyDeviceBound', 'passKeyDeviceBoundAuthenticator', 'passKeyDeviceBoundWindowsHello', 'passKeySynced', 'fido2', 'fido2SecurityKey',
  'windowsHelloForBusiness', 'macOsSecureEnclaveKey', 'x509Certificate', 'x509CertificateMultiFactor',
];
/**
 * The report's users who have any of these methods. The service is asked about the same methods in the same words, in whatever
 * order they are named: equal questions are asked once in a run.
 */
export function usersWithAny(methods: readonly string[]): GraphQuery {
  const asked = new Set(methods);
  const ordered = [...phishingResistantMethods.filter((method) => asked.has(method)), ...methods.filter((method) => !phishingResistantMethods.includes(method))];
  return { ...registrationReport, filter: ordered.map((method) => `methodsRegistered/any(m:m eq '${method}')`).join(' or ') };
}

const phishingResistant: ReadonlySet<string> = new Set(phishingResistantMethods.map((method) => method.toLowerCase()));

export const isPhishingResistant = ({ methodsRegistered }: Registration): boolean =>
  (methodsRegistered ?? []).some((method) => phishingResistant.has(method.toLowerCase()));
