import { z } from 'zod';
import { exists, scan, type GraphQuery } from '../assessment/need.ts';
import { noRows, withRow, type FirstRows } from './first-rows.ts';

const report = {
  version: 'v1.0',
  path: 'reports/authenticationMethods/userRegistrationDetails',
  permissions: [{ application: 'AuditLog.Read.All', delegated: 'AuditLog.Read.All' }],
} satisfies GraphQuery;

/** Whether any member can reset the own password. */
export const someMemberResets = exists({ ...report, filter: "isSsprEnabled eq true and userType eq 'member'" });
/** Whether any member cannot. */
export const someMemberCannotReset = exists({ ...report, filter: "isSsprEnabled eq false and userType eq 'member'" });
/** Whether anybody has answers to security questions on file. */
export const someoneAnswersQuestions = exists({ ...report, filter: "methodsRegistered/any(m:m eq 'securityQuestion')" });

const memberSchema = z.object({
  id: z.string(),
  userDisplayName: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  userType: z.string().nullish(),
  isMfaRegistered: z.boolean().nullish(),
});
export type Member = z.infer<typeof memberSchema>;

export interface MemberRegistrations {
  readonly members: number;
  readonly unregistered: FirstRows<Member>;
}

/** Which members have no method for multifactor authentication. Shares the walk through the report with every other check that reads all of it. */
export const memberRegistrations = scan(report, memberSchema, {
  name: 'members without a method for multifactor authentication',
  initial: (): MemberRegistrations => ({ members: 0, unregistered: noRows }),
  step({ members, unregistered }, user) {
    if (user.userType?.toLowerCase() !== 'member') return { members, unregistered };
    return { members: members + 1, unregistered: user.isMfaRegistered === true ? unregistered : withRow(unregistered, user) };
  },
});
