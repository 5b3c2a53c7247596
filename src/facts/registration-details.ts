import { z } from 'zod';
import { derive, fanOut, list, scan, type GraphQuery } from '../assessment/need.ts';
import { maxEvidenceRows } from '../assessment/evidence-table.ts';
import { roleRows, usersOf } from './role-rows.ts';

const registrationSchema = z.object({
  id: z.string(),
  userDisplayName: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  userType: z.string().nullish(),
  methodsRegistered: z.array(z.string()).nullish(),
});
export type Registration = z.infer<typeof registrationSchema>;

const path = 'reports/authenticationMethods/userRegistrationDetails';
const query = { version: 'v1.0', permissions: [{ application: 'AuditLog.Read.All', delegated: 'AuditLog.Read.All' }] } satisfies Omit<GraphQuery, 'path'>;

/**
 * Names of the methods in the report that cannot be phished: passkeys of every kind, platform credentials, certificates.
 * @see https://learn.microsoft.com/entra/identity/authentication/concept-authentication-strengths
 */
const phishingResistant: ReadonlySet<string> = new Set([
  'passkeydevicebound', 'passkeydeviceboundauthenticator', 'passkeydeviceboundwindowshello', 'passkeysynced', 'fido2', 'fido2securitykey',
  'windowshelloforbusiness', 'macossecureenclavekey', 'x509certificate', 'x509certificatemultifactor',
]);

export const isPhishingResistant = ({ methodsRegistered }: Registration): boolean =>
  (methodsRegistered ?? []).some((method) => phishingResistant.has(method.toLowerCase()));

/** What stays of the registrations of all users: two numbers, and the rows that evidence can name. */
export interface RegistrationSummary {
  readonly users: number;
  readonly withoutResistant: number;
  readonly rows: readonly Registration[];
}

/** Who of all users has registered nothing that resists phishing. The service leaves disabled users out of this report. */
export const registrationSummary = scan({ ...query, path }, registrationSchema, {
  name: 'users without a phishing-resistant method',
  initial: (): RegistrationSummary => ({ users: 0, withoutResistant: 0, rows: [] }),
  step({ users, withoutResistant, rows }, user) {
    if (isPhishingResistant(user)) return { users: users + 1, withoutResistant, rows };
    return { users: users + 1, withoutResistant: withoutResistant + 1, rows: rows.length < maxEvidenceRows ? [...rows, user] : rows };
  },
});

const administrators = list({ ...query, path, filter: 'isAdmin eq true' }, registrationSchema);

const unflaggedIds = derive('role users that the registration report does not call administrators', { rows: roleRows, administrators }, ({ rows, administrators: flagged }) => {
  const known = new Set(flagged.map(({ id }) => id));
  return usersOf(rows).map(({ user }) => user.id).filter((id) => !known.has(id));
});

/** The report goes by what is active; who is only eligible is asked for one by one. */
const unflagged = fanOut(unflaggedIds, { ...query, path: `${path}/{id}` }, registrationSchema);

/** Registrations of the users who have a role or can activate one, by user id. Disabled ones have none. */
export const roleUserRegistrations = derive('registrations of role users', { administrators, unflagged }, ({ administrators: flagged, unflagged: others }) =>
  new Map([...flagged, ...[...others.values()].flat()].map((registration) => [registration.id, registration])));
