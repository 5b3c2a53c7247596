import { z } from 'zod';
import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { fanOut } from '../../assessment/need.ts';
import { privilegedUserIds } from '../../facts/privileged-accounts.ts';
import { nameOf, privilegedRows, usersOf } from '../../facts/role-rows.ts';
import { counted } from '../counted.ts';
import { roleNamesOf, userMethodsLink } from '../role-evidence.ts';

const signInSchema = z.object({
  createdDateTime: z.string().nullish(),
  authenticationDetails: z.array(z.object({ authenticationMethod: z.string().nullish(), succeeded: z.boolean().nullish() })).nullish(),
});
type SignIn = z.infer<typeof signInSchema>;

/**
 * The newest interactive sign-ins that worked. The log answers five requests in ten seconds, so that a few pages are read for every
 * fifteen people: enough to see how they sign in, and done within a minute or two in the largest tenant.
 */
const signInsOfUsers = fanOut(privilegedUserIds, {
  // v1.0 does not say how somebody signed in.
  version: 'beta',
  path: 'auditLogs/signIns',
  filter: "userId eq '{id}' and status/errorCode eq 0",
  by: 'userId',
  select: ['id', 'createdDateTime', 'authenticationDetails'],
  top: 1_000,
  mostPages: 2,
  permissions: [{ application: 'AuditLog.Read.All', delegated: 'AuditLog.Read.All' }],
}, signInSchema);

export default defineCheck({
  id: 'privileged-users-sign-in-phishing-resistant',
  reference: 21781,
  title: 'Privileged users sign in with phishing-resistant methods only',
  pillars: ['identity'],
  category: 'Privileged access',
  tenantTypes: ['workforce'],
  risk: 'high',
  userImpact: 'low',
  effort: 'medium',
  requires: license('entra-p1'),
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/SignInEventsV3Blade'],
  needs: { rows: privilegedRows, signIns: signInsOfUsers },
  decide({ rows, signIns }, { cloud }) {
    const users = usersOf(rows).map(({ user, rows: own }) => {
      const judged = (signIns.get(user.id) ?? []).map((signIn) => ({ at: signIn.createdDateTime ?? '', methods: methodsOf(signIn) })).filter(({ methods }) => methods.length > 0);
      return { user, rows: own, signIns: judged.length, weak: judged.filter(({ methods }) => !methods.some((method) => resistant.test(method))) };
    });
    const active = users.filter((user) => user.signIns > 0);
    if (active.length === 0) return passed('No privileged user has signed in with a method of their own lately.');
    const weak = active.filter((user) => user.weak.length > 0).toSorted((a, b) => b.weak.length - a.weak.length);
    const all = counted(active.length, { one: 'privileged user', other: 'privileged users' });
    if (weak.length === 0) return passed(`All recent sign-ins of ${all} were phishing-resistant.`);
    return failed(`${weak.length} of ${all} ${weak.length === 1 ? 'has' : 'have'} signed in with a method that can be phished.`, table(weak, {
      User: ({ user }) => userMethodsLink(cloud, { id: user.id, text: nameOf(user) }),
      'User principal name': ({ user }) => user.userPrincipalName,
      'Privileged roles': (user) => roleNamesOf(user.rows),
      'Sign-ins that can be phished': (user) => user.weak.length,
      'Sign-ins': (user) => user.signIns,
      Methods: (user) => [...new Set(user.weak.flatMap(({ methods }) => methods))].toSorted().join(', '),
      'Last one': (user) => user.weak.map(({ at }) => at).toSorted().at(-1)?.slice(0, 10) ?? null,
    }));
  },
});

const resistant = /passkey|fido2|windows hello for business|x\.?509|certificate|platform credential/i;
/** A token that was there already says nothing about how its owner got it. */
const earlier = /^previously satisfied$/i;

/** What was used in a sign-in and worked. */
const methodsOf = ({ authenticationDetails }: SignIn): string[] => (authenticationDetails ?? []).flatMap(({ authenticationMethod, succeeded }) => (
  succeeded === true && authenticationMethod && !earlier.test(authenticationMethod) ? [authenticationMethod] : []));
