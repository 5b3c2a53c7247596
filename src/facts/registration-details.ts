import { maxEvidenceRows } from '../assessment/evidence-table.ts';
import { choose, count, derive, fanOut, first, list, otherwise, scan } from '../assessment/need.ts';
import { noRows, withRow, type FirstRows } from './first-rows.ts';
import { isPhishingResistant, isReportLong, phishingResistantMethods, registrationReport, registrations, registrationSchema, usersWithAny, type Registration } from './registration-report.ts';
import { roleRows, usersOf } from './role-rows.ts';

/** What stays of the registrations of all users: how many there are, and who is without a phishing-resistant method. */
export interface RegistrationSummary {
  readonly users: number;
  readonly without: FirstRows<Registration>;
}

const noUsers: RegistrationSummary = { users: 0, without: noRows };

function withUser({ users, without }: RegistrationSummary, user: Registration): RegistrationSummary {
  return { users: users + 1, without: isPhishingResistant(user) ? without : withRow(without, user) };
}

const ofShortReport = derive('users without a phishing-resistant method, of a short report', { registrations }, ({ registrations: all }) => all.reduce(withUser, noUsers));

const ofCounts = derive('users without a phishing-resistant method, by counts', {
  users: count(registrationReport),
  resistant: count(usersWithAny(phishingResistantMethods)),
  // Who has no passwordless method at all has none that resists phishing; nearly everybody who is missing one is among them.
  examples: first({ ...registrationReport, filter: 'isPasswordlessCapable eq false', top: maxEvidenceRows, mostPages: 2 }, registrationSchema),
}, ({ users, resistant, examples }): RegistrationSummary => {
  const total = Math.max(0, users - resistant);
  return { users, without: { total, rows: examples.items.filter((user) => !isPhishingResistant(user)).slice(0, Math.min(maxEvidenceRows, total)) } };
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
