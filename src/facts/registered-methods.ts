import { choose, count, derive, otherwise, scan } from '../assessment/need.ts';
import type { MethodFlow } from '../overview/overview.ts';
import { privilegedUserIds } from './privileged-accounts.ts';
import { roleUserRegistrations } from './registration-details.ts';
import { isReportLong, registrationReport, registrations, registrationSchema, usersWithAny, type Registration } from './registration-report.ts';

type Strength = Exclude<keyof MethodFlow, 'users' | 'none'>;

/** Methods of the registration report by what they are, the strongest first. */
const methodsOf: Readonly<Record<Strength, readonly string[]>> = {
  passkey: ['passKeyDeviceBound', 'passKeyDeviceBoundAuthenticator', 'passKeySynced', 'fido2', 'fido2SecurityKey'],
  platform: ['windowsHelloForBusiness', 'passKeyDeviceBoundWindowsHello', 'macOsSecureEnclaveKey'],
  certificate: ['x509Certificate', 'x509CertificateMultiFactor'],
  authenticator: ['microsoftAuthenticatorPush', 'microsoftAuthenticatorPasswordless', 'softwareOneTimePasscode', 'hardwareOneTimePasscode'],
  phone: ['mobilePhone', 'alternateMobilePhone', 'officePhone'],
};
const strengths = Object.keys(methodsOf) as readonly Strength[];

const noUsers: MethodFlow = { users: 0, passkey: 0, platform: 0, certificate: 0, authenticator: 0, phone: 0, none: 0 };

function withUser(flow: MethodFlow, { methodsRegistered }: Registration): MethodFlow {
  const registered = new Set((methodsRegistered ?? []).map((method) => method.toLowerCase()));
  const strongest = strengths.find((strength) => methodsOf[strength].some((method) => registered.has(method.toLowerCase()))) ?? 'none';
  return { ...flow, users: flow.users + 1, [strongest]: flow[strongest] + 1 };
}

/** How many have any method up to this strength: the service counts unions only, and what each adds is how many have nothing stronger. */
const upTo = (strength: Strength) => count(usersWithAny(strengths.slice(0, strengths.indexOf(strength) + 1).flatMap((each) => methodsOf[each])));

const ofCounts = derive('users by their strongest method, by counts', {
  users: count(registrationReport),
  passkey: upTo('passkey'), platform: upTo('platform'), certificate: upTo('certificate'), authenticator: upTo('authenticator'), phone: upTo('phone'),
}, ({ users, passkey, platform, certificate, authenticator, phone }): MethodFlow => ({
  users,
  passkey,
  // Counts that are taken while people register can cross by one or two.
  platform: Math.max(0, platform - passkey),
  certificate: Math.max(0, certificate - platform),
  authenticator: Math.max(0, authenticator - certificate),
  phone: Math.max(0, phone - authenticator),
  none: Math.max(0, users - phone),
}));

/** All enabled users by the strongest method that they have registered. */
export const methodFlow = choose('users by their strongest method', isReportLong, {
  yes: otherwise('users by their strongest method, of a long report', ofCounts, scan(registrationReport, registrationSchema, { name: 'users by their strongest method', initial: () => noUsers, step: withUser })),
  no: derive('users by their strongest method, of a short report', { registrations }, ({ registrations: all }) => all.reduce(withUser, noUsers)),
});

/** The same of those who have a privileged role or can activate one. */
export const privilegedMethodFlow = derive('privileged users by their strongest method', { ids: privilegedUserIds, registered: roleUserRegistrations }, ({ ids, registered }) =>
  ids.flatMap((id) => registered.get(id) ?? []).reduce(withUser, noUsers));
