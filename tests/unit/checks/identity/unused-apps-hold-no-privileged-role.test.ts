import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/unused-apps-hold-no-privileged-role.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';
import { privilegedTenant, roleAssignment as role, scheduledTenant } from './privileged-tenant.ts';

const report = 'reports/servicePrincipalSignInActivities';
const app = role('servicePrincipal', 'a', { appId: 'X' });
const tenant = (assignments: unknown[], signIns: unknown[] = [], { apps = {}, members = {} }: { apps?: object; members?: object } = {}) =>
  privilegedTenant(assignments, { members, [report]: signIns, 'servicePrincipals/{id}': apps });
const signedIn = (appId: string, lastSignInDateTime: unknown = '2018-05-05T00:00:00Z') => ({ appId, lastSignInActivity: { lastSignInDateTime } });

describe('privileged apps that never sign in', () => {
  it.each([
    ['pass in an empty tenant, without asking for sign-ins', privilegedTenant([]), 'passed', /No app holds/],
    ['pass when only people hold roles', privilegedTenant([role('user', 'u')]), 'passed', /No app/],
    ['pass when the role is not privileged', privilegedTenant([role('servicePrincipal', 'a', { role: 'plain' })]), 'passed', /No app/],
    ['fail without a row in the report', tenant([app]), 'failed', /^1 of 1 app with a privileged role never signed in\.$/],
    ['fail with a row that has no date', tenant([app], [signedIn('x', '')]), 'failed', /1 of 1/],
    ['pass with any sign-in', tenant([app], [signedIn('x')]), 'passed', /None of 1 app/],
    ['find the app of a member of a group', tenant([role('group', 'g')], [signedIn('y')], { members: { g: [{ '@odata.type': '#microsoft.graph.servicePrincipal', id: 'm' }] }, apps: { m: [{ id: 'm', appId: 'Y' }] } }), 'passed', /None of 1/],
    ['fail when the app cannot be found', tenant([role('servicePrincipal', 'a')], [signedIn('x')], { apps: { a: [] } }), 'failed', /1 of 1/],
    ['fail when the role is only eligible', { ...scheduledTenant([], [app]), [report]: [], 'servicePrincipals/{id}': {} }, 'failed', /1 of 1/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed with their roles, each once', () => {
    const decision = decide(check, tenant([app, app, role('servicePrincipal', 'b', { appId: 'z' })], [signedIn('z')]));
    expect(rowsOf(decision)).toEqual([['Name a', 'Cloud Keeper', 'active', 'never']]);
  });

  it('cannot be judged when the report is malformed', () => {
    expect(() => decide(check, tenant([app], [{ appId: 7 }]))).toThrow();
  });
});
