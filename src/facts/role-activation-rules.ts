import { z } from 'zod';
import { derive, list } from '../assessment/need.ts';

const people = z.array(z.unknown()).nullish();
const ruleSchema = z.object({
  id: z.string(),
  isDefaultRecipientsEnabled: z.boolean().nullish(),
  notificationRecipients: z.array(z.string()).nullish(),
  setting: z.object({
    isApprovalRequired: z.boolean().nullish(),
    approvalStages: z.array(z.object({ primaryApprovers: people, escalationApprovers: people })).nullish(),
  }).nullish(),
});
export type RoleRule = z.infer<typeof ruleSchema>;

const policyAssignmentSchema = z.object({
  roleDefinitionId: z.string().nullish(),
  policy: z.object({ rules: z.array(ruleSchema).nullish() }).nullish(),
});

/** One for each role of the directory. */
const policyAssignments = list({
  version: 'v1.0',
  path: 'policies/roleManagementPolicyAssignments',
  filter: "scopeId eq '/' and scopeType eq 'DirectoryRole'",
  expand: 'policy($expand=rules)',
  permissions: [{ application: 'RoleManagement.Read.All', delegated: 'RoleManagementPolicy.Read.Directory' }],
}, policyAssignmentSchema);

/** What Privileged Identity Management asks for and tells when somebody gets or activates a role: rules by their id, by role id. */
export const rulesByRole = derive('rules of roles', { assignments: policyAssignments }, ({ assignments }) =>
  new Map(assignments.flatMap(({ roleDefinitionId, policy }) => (
    roleDefinitionId == null ? [] : [[roleDefinitionId, new Map((policy?.rules ?? []).map((rule) => [rule.id, rule]))] as const]))));

/** The mail to administrators when an eligible role is activated. */
export const activationAlert = 'Notification_Admin_EndUser_Assignment';
/** Who must agree before an eligible role becomes active. */
export const activationApproval = 'Approval_EndUser_Assignment';

/** Whether a rule mails nobody at all: the usual recipients are switched off and no others are named. */
export const mailsNobody = ({ isDefaultRecipientsEnabled, notificationRecipients }: RoleRule): boolean =>
  isDefaultRecipientsEnabled === false && (notificationRecipients ?? []).length === 0;
