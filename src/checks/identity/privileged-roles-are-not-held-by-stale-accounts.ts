import { z } from 'zod';
import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { fanOut } from '../../assessment/need.ts';
import { emergencyAccountIds } from '../../facts/emergency-access-accounts.ts';
import { privilegedUserIds } from '../../facts/privileged-accounts.ts';
import { nameOf, privilegedRows, usersOf } from '../../facts/role-rows.ts';
import { counted } from '../counted.ts';
import { roleNamesOf, userRolesLink } from '../role-evidence.ts';

const idleDaysAllowed = 90;
const dayMs = 86_400_000;

const activitySchema = z.object({
  accountEnabled: z.boolean().nullish(),
  createdDateTime: z.string().nullish(),
  signInActivity: z.object({ lastSuccessfulSignInDateTime: z.string().nullish(), lastSignInDateTime: z.string().nullish() }).nullish(),
});
type Activity = z.infer<typeof activitySchema>;

const activityOfUsers = fanOut(privilegedUserIds, {
  version: 'v1.0',
  path: 'users/{id}',
  select: ['id', 'accountEnabled', 'createdDateTime', 'signInActivity'],
  permissions: [{ application: 'User.Read.All', delegated: 'User.Read.All' }, { application: 'AuditLog.Read.All', delegated: 'AuditLog.Read.All' }],
}, activitySchema);

export default defineCheck({
  id: 'privileged-roles-are-not-held-by-stale-accounts',
  reference: 21854,
  title: 'Privileged roles are not held by accounts that nobody uses',
  pillars: ['identity'],
  category: 'Privileged access',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'medium',
  requires: license('entra-p1'),
  needs: { rows: privilegedRows, activity: activityOfUsers, emergencyAccounts: emergencyAccountIds },
  decide({ rows, activity, emergencyAccounts }, { cloud, now }) {
    const users = usersOf(rows).map(({ user, rows: own }) => {
      const since = lastSeen(activity.get(user.id)?.[0]);
      const idleDays = since === null ? null : Math.floor(now.getTime() / dayMs) - Math.floor(Date.parse(since) / dayMs);
      return { user, rows: own, since, idleDays, isEmergency: emergencyAccounts.has(user.id), isStale: idleDays !== null && idleDays > idleDaysAllowed };
    });
    const idle = users.filter(({ isStale }) => isStale).toSorted((a, b) => Number(a.isEmergency) - Number(b.isEmergency) || (b.idleDays ?? 0) - (a.idleDays ?? 0));
    const stale = idle.filter(({ isEmergency }) => !isEmergency).length;
    const evidence = idle.length === 0 ? null : table(idle, {
      User: ({ user }) => userRolesLink(cloud, { id: user.id, text: nameOf(user) }),
      'User principal name': ({ user }) => user.userPrincipalName,
      'Privileged roles': (user) => roleNamesOf(user.rows),
      'Last seen': ({ since }) => since?.slice(0, 10) ?? null,
      'Days idle': ({ idleDays }) => idleDays,
      'Emergency access account': ({ isEmergency }) => isEmergency,
    });
    const all = counted(users.length, { one: 'privileged user', other: 'privileged users' });
    if (stale === 0) return passed(`None of ${all} has been idle for more than ${idleDaysAllowed} days, besides emergency access accounts.`, evidence);
    return failed(`${stale} of ${all} ${stale === 1 ? 'has' : 'have'} been idle for more than ${idleDaysAllowed} days.`, evidence);
  },
});

/** The last sign-in that worked, else the last attempt, else the day the account was made; null when nothing is known. */
function lastSeen(activity: Activity | undefined): string | null {
  const { lastSuccessfulSignInDateTime, lastSignInDateTime } = activity?.signInActivity ?? {};
  const dates = [lastSuccessfulSignInDateTime, lastSignInDateTime, activity?.createdDateTime];
  return dates.find((date) => date != null && !Number.isNaN(Date.parse(date))) ?? null;
}
