import type { Answers } from './decide.ts';
import { definitions, globalAdministrator } from './role-tenant.ts';

/** What Privileged Identity Management answers about rules, by role. */
export const ruled = (rulesByRole: Record<string, readonly { id: string }[]>): Answers => ({
  'roleManagement/directory/roleDefinitions': definitions,
  'policies/roleManagementPolicyAssignments': Object.entries(rulesByRole).map(([role, rules]) => (
    { roleDefinitionId: role === 'global' ? globalAdministrator : role, policy: { rules } })),
});

/** A notification rule; without recipients it mails nobody. */
export const mail = (id: string, isDefaultRecipientsEnabled: boolean | null | undefined, ...notificationRecipients: string[]) => ({ id, isDefaultRecipientsEnabled, notificationRecipients });
