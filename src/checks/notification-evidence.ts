import type { RoleRule } from '../facts/role-activation-rules.ts';

/** Columns that say whom a notification rule mails. */
export const recipientColumns = {
  'Usual recipients': ({ rule }: { readonly rule: RoleRule | undefined }) => rule?.isDefaultRecipientsEnabled ?? null,
  'Further recipients': ({ rule }: { readonly rule: RoleRule | undefined }) => (rule?.notificationRecipients ?? []).join(', '),
};
