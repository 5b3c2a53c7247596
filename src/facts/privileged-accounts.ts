import { z } from 'zod';
import { derive, fanOut } from '../assessment/need.ts';
import { privilegedRows, usersOf } from './role-rows.ts';

const accountSchema = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  userType: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
  onPremisesSyncEnabled: z.boolean().nullish(),
  mail: z.string().nullish(),
  otherMails: z.array(z.string()).nullish(),
});
export type PrivilegedAccount = z.infer<typeof accountSchema>;

export const privilegedUserIds = derive('ids of privileged users', { rows: privilegedRows }, ({ rows }) => usersOf(rows).map(({ user }) => user.id));

const accountsById = fanOut(privilegedUserIds, {
  version: 'v1.0',
  path: 'users/{id}',
  select: ['id', 'displayName', 'userPrincipalName', 'userType', 'accountEnabled', 'onPremisesSyncEnabled', 'mail', 'otherMails'],
  // User.ReadBasic.All is enough for the path, but leaves out all that matters here.
  permissions: [{ application: 'User.Read.All', delegated: 'User.Read.All' }],
}, accountSchema);

/** The user accounts that have a privileged role or can activate one, by user id; those that are gone by now are missing. */
export const privilegedAccounts = derive('privileged accounts', { accounts: accountsById }, ({ accounts }) =>
  new Map([...accounts].flatMap(([id, [account]]) => (account ? [[id, account] as const] : []))));
