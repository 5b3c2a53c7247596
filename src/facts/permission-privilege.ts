/** How much an app can do with a permission. */
export const privileges = ['High', 'Medium', 'Low', 'Unranked'] as const;
export type Privilege = (typeof privileges)[number];
export type PermissionKind = 'delegated' | 'application';

const both = [
  'mail', 'contacts', 'mailboxsettings', 'people', 'files', 'allsites', 'notes', 'policy', 'user_impersonation', 'approleassignment', 'directory', 'application',
  'domain', 'eduroster', 'group', 'member', 'rolemanagement',
] as const;

/** First parts of permission names, or whole names, in lower case. A whole name goes first. */
const ranks: Readonly<Record<PermissionKind, ReadonlyMap<string, Privilege>>> = {
  application: new Map(
    [...both, 'sites', 'privilegedaccess', 'privilegedassignmentschedule', 'privilegedeligibilityschedule', 'userauthenticationmethod', 'user', 'callrecords']
      .map((name) => [name, 'High']),
  ),
  delegated: new Map<string, Privilege>([
    ...[...both, 'roleassignmentschedule', 'roleeligibilityschedule', 'user.readwrite.all', 'user.managecreds.all', 'user.export.all']
      .map((name) => [name, 'High'] as const),
    ['mail.readbasic', 'Medium'],
    ...['user', 'openid', 'email', 'profile', 'offline_access'].map((name) => [name, 'Low'] as const),
  ]),
};

/** The privilege of one permission by its name, such as `Mail.Read`; `Unranked` where nobody has ranked it. */
export function privilegeOf(kind: PermissionKind, permission: string): Privilege {
  const name = permission.toLowerCase();
  const [root = ''] = name.split('.');
  return ranks[kind].get(name) ?? ranks[kind].get(root) ?? 'Unranked';
}

/** The highest of several. */
export const highest = (found: readonly Privilege[]): Privilege => privileges.find((privilege) => found.includes(privilege)) ?? 'Unranked';
