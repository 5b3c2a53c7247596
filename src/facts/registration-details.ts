import { maxEvidenceRows } from '../assessment/evidence-table.ts';
import { choose, count, derive, fanOut, first, list, otherwise, scan } from '../assessment/need.ts';
import { isPhishingResistant, isReportLong, phishingResistantMethods, registrationReport, registrations, registrationSchema, type Registration } from './registration-report.ts';
import { roleRows, usersOf } from './role-rows.ts';

/** What stays of the registrations of all users: two numbers, and the rows that evidence can name. */
export interface RegistrationSummary {
  readonly users: number;
  readonly withoutResistant: number;
  readonly rows: readonly Registration[];
}

const noUsers: RegistrationSummary = { users: 0, withoutResistant: 0, rows: [] };

function withUser({ users, withoutResistant, rows }: RegistrationSummary, user: Registration): RegistrationSummary {
  if (isPhishingResistant(user)) return { users: users + 1, withoutResistant, rows };
  return { users: users + 1, withoutResistant: withoutResistant + 1, rows: rows.length < maxEvidenceRows ? [...rows, user] : rows };
}

const ofShortReport = derive('users without a phishing-resistant method, of a short report', { registrations }, ({ registrations: all }) => all.reduce(withUser, noUsers));

const ofCounts = derive('users without a phishing-resistant method, by counts', {
  users: count(registrationReport),
  resistant: count({ ...registrationReport, filter: phishingResistantMethods.map((method) => `methodsRegistered/any(m:m eq '${method}')`).join(' or ') }),
  // Who has no passwordless method at all has none that resists phishing; nearly everybody who is missing one is among them.
  examples: first({ ...registrationReport, filter: 'isPasswordlessCapable eq false', top: maxEvidenceRows, mostPages: 2 }, registrationSchema),
}, ({ users, resistant, examples }): RegistrationSummary => {
  const withoutResistant = Math.max(0, users - resistant);
  return { users, withoutResistant, rows: examples.items.filter((user) => !isPhishingResistant(user)).slice(0, Math.min(maxEvidenceRows, withoutResistant)) };
});

const ofWholeReport = scan(registrationReport, registrationSchema, { name: 'users without a phishing-resistant method', initial: () => noUsers, step: withUser });

/** Who of all users has registered nothing that resists phishing. */
export const registrationSummary = choose('users without a phishing-resistant method', isReportLong, {
  yes: otherwise('users without a phishing-resistant method, of a long report', ofCounts, ofWholeReport),
  no: ofShortReport,
});

const administrators = list({ ...registrationReport, filter: 'isAdmin eq true' }, registrationSchema);

const unflaggedIds = derive('role users that the registration report does not call administrators', { rows: roleRows, administrators }, ({ rows, administrators: flagged }) => {
  const known = new Set(flagged.map(({ id }) => id));
  return usersOf(rows).map(({ user }) => user.id).filter((id) => !known.has(id));
});

/** The report goes by what is active; who is only eligible is asked for by id. */
const unflagged = fanOut(unflaggedIds, { ...registrationReport, path: `${registrationReport.path}/{id}` }, registrationSchema);

const byId = (all: Iterable<Registration>): ReadonlyMap<string, Registration> => new Map([...all].map((registration) => [registration.id, registration]));

/** Registrations of the users who have a role or can activate one, by user id. Disabled ones have none. */
export const roleUserRegistrations = choose('registrations of role users', isReportLong, {
  yes: derive('registrations of role users, of a long report', { administrators, unflagged }, ({ administrators: flagged, unflagged: others }) => byId([...flagged, ...[...others.values()].flat()])),
  no: derive('registrations of role users, of a short report', { registrations }, ({ registrations: all }) => byId(all)),
});
