import { maxEvidenceRows } from '../assessment/evidence-table.ts';
import { choose, count, derive, exists, first, otherwise, scan } from '../assessment/need.ts';
import { noRows, withRow, type FirstRows } from './first-rows.ts';
import { isMember, isReportLong, registrationReport, registrations, registrationSchema, type Registration } from './registration-report.ts';

/** Whether the report has such a user: seen in a short report, asked for by a filter in a long one. */
function somebody(name: string, filter: string, isSuch: (user: Registration) => boolean) {
  return choose(name, isReportLong, {
    yes: exists({ ...registrationReport, filter }),
    no: derive(`${name}, of a short report`, { registrations }, ({ registrations: all }) => all.some(isSuch)),
  });
}

/** Whether any member can reset the own password. */
export const someMemberResets = somebody('some member can reset the password', "isSsprEnabled eq true and userType eq 'member'", (user) => isMember(user) && user.isSsprEnabled === true);
/** Whether any member cannot. */
export const someMemberCannotReset = somebody('some member cannot reset the password', "isSsprEnabled eq false and userType eq 'member'", (user) => isMember(user) && user.isSsprEnabled === false);
/** Whether anybody has answers to security questions on file. */
export const someoneAnswersQuestions = somebody('somebody has security questions', "methodsRegistered/any(m:m eq 'securityQuestion')", ({ methodsRegistered }) => methodsRegistered?.includes('securityQuestion') === true);

export interface MemberRegistrations {
  readonly members: number;
  readonly unregistered: FirstRows<Registration>;
}

const noMembers: MemberRegistrations = { members: 0, unregistered: noRows };

function withUser({ members, unregistered }: MemberRegistrations, user: Registration): MemberRegistrations {
  if (!isMember(user)) return { members, unregistered };
  return { members: members + 1, unregistered: user.isMfaRegistered === true ? unregistered : withRow(unregistered, user) };
}

const ofShortReport = derive('members without a method for multifactor authentication, of a short report', { registrations }, ({ registrations: all }) => all.reduce(withUser, noMembers));

const members = { ...registrationReport, filter: "userType eq 'member'" };
const unregisteredMembers = { ...registrationReport, filter: "isMfaRegistered eq false and userType eq 'member'" };

const ofCounts = derive('members without a method for multifactor authentication, by counts', {
  members: count(members),
  unregistered: count(unregisteredMembers),
  examples: first({ ...unregisteredMembers, top: maxEvidenceRows, mostPages: 1 }, registrationSchema),
}, ({ members: total, unregistered, examples }): MemberRegistrations => ({ members: total, unregistered: { total: unregistered, rows: examples.items } }));

const ofWholeReport = scan(registrationReport, registrationSchema, { name: 'members without a method for multifactor authentication', initial: () => noMembers, step: withUser });

/** Which members have no method for multifactor authentication. */
export const memberRegistrations = choose('members without a method for multifactor authentication', isReportLong, {
  yes: otherwise('members without a method for multifactor authentication, of a long report', ofCounts, ofWholeReport),
  no: ofShortReport,
});
