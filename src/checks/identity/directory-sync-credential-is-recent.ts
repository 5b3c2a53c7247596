import { z } from 'zod';
import { defineCheck, failed, investigate, passed, skipped } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { derive, fanOut } from '../../assessment/need.ts';
import { isServicePrincipal, isUser, syncPrincipals } from '../../facts/directory-sync.ts';
import { counted } from '../counted.ts';

const daysAllowed = 365;
const dayMs = 86_400_000;

const credentials = z.array(z.object({ startDateTime: z.string().nullish() })).nullish();

const appIds = derive('apps for directory synchronisation', { principals: syncPrincipals }, ({ principals }) =>
  principals.filter(isServicePrincipal).flatMap(({ appId }) => appId ?? []));

const registrations = fanOut(appIds, {
  version: 'v1.0',
  path: "applications(appId='{id}')",
  select: ['id', 'keyCredentials', 'passwordCredentials'],
  permissions: [{ application: 'Application.Read.All', delegated: 'Application.Read.All' }],
}, z.object({ keyCredentials: credentials, passwordCredentials: credentials }));

export default defineCheck({
  id: 'directory-sync-credential-is-recent',
  reference: 21833,
  title: 'The credential for directory synchronisation was changed within a year',
  pillars: ['identity'],
  category: 'Privileged access',
  tenantTypes: ['workforce'],
  risk: 'low',
  userImpact: 'low',
  effort: 'high',
  needs: { principals: syncPrincipals, registrations },
  decide({ principals, registrations: apps }, { now }) {
    const judged = principals.filter((principal) => (isUser(principal) || isServicePrincipal(principal)) && principal.accountEnabled !== false).map((principal) => {
      const changed = isUser(principal) ? principal.lastPasswordChangeDateTime ?? null : newestOf(apps.get(principal.appId ?? '')?.[0]);
      const age = changed === null ? null : Math.floor((now.getTime() - Date.parse(changed)) / dayMs);
      return { ...principal, changed, age };
    });
    if (judged.length === 0) return skipped('No enabled account has the role for directory synchronisation.');
    const old = judged.filter(({ age }) => age !== null && age > daysAllowed);
    const unknown = judged.filter(({ age }) => age === null);
    const evidence = table(judged.toSorted((a, b) => (b.age ?? 0) - (a.age ?? 0)), {
      Account: ({ displayName, userPrincipalName, id }) => displayName ?? userPrincipalName ?? id,
      Type: (principal) => (isUser(principal) ? 'User' : 'Service principal'),
      'Credential changed': ({ changed }) => changed?.slice(0, 10) ?? 'unknown',
      'Age in days': ({ age }) => age,
    });
    if (old.length > 0) return failed(`${counted(old.length, { one: 'account', other: 'accounts' })} for directory synchronisation ${old.length === 1 ? 'has' : 'have'} a credential older than ${daysAllowed} days.`, evidence);
    if (unknown.length > 0) return investigate(`Nothing says when ${counted(unknown.length, { one: 'account', other: 'accounts' })} for directory synchronisation got the credential.`, evidence);
    return passed(`Every credential for directory synchronisation was changed within ${daysAllowed} days.`, evidence);
  },
});

/** When the newest credential of an app became valid; null for an app without any, or of another tenant. */
function newestOf(app: { keyCredentials?: z.infer<typeof credentials>; passwordCredentials?: z.infer<typeof credentials> } | undefined): string | null {
  const starts = [...app?.keyCredentials ?? [], ...app?.passwordCredentials ?? []].flatMap(({ startDateTime }) => startDateTime ?? []);
  return starts.toSorted((a, b) => Date.parse(a) - Date.parse(b)).at(-1) ?? null;
}
