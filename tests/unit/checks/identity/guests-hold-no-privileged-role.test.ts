import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/guests-hold-no-privileged-role.ts';
import { decide, linksOf, rowsOf, sentenceOf } from '../decide.ts';
import { privilegedTenant, roleAssignment as role, scheduledTenant } from './privileged-tenant.ts';

const user = (id: string, userType: unknown) => ({ [id]: [{ id, displayName: `Name ${id}`, userPrincipalName: `${id}@contoso.example`, userType }] });
const tenant = (assignments: unknown[], users: object, members: object = {}) => privilegedTenant(assignments, { members, 'users/{id}': users });

describe('privileged roles of guests', () => {
  it.each([
    ['pass in an empty tenant', tenant([], {}), 'passed', /No guest/],
    ['pass when members hold them', tenant([role('user', 'u')], user('u', 'Member')), 'passed', /No guest/],
    ['pass when a guest holds another role', tenant([role('user', 'u', { role: 'plain' })], user('u', 'Guest')), 'passed', /No guest/],
    ['pass when the type is missing or spelled otherwise', tenant([role('user', 'u'), role('user', 'v')], { ...user('u', null), ...user('v', 'guest') }), 'passed', /No guest/],
    ['pass when the account is gone', tenant([role('user', 'u')], { u: [] }), 'passed', /No guest/],
    ['fail when a guest holds one, at any scope', tenant([role('user', 'u')], user('u', 'Guest')), 'failed', /^1 guest holds privileged roles\.$/],
    ['fail through a group', tenant([role('group', 'g')], user('m', 'Guest'), { g: [{ '@odata.type': '#microsoft.graph.user', id: 'm' }] }), 'failed', /1 guest/],
    ['fail when eligible', scheduledTenant([], [role('user', 'u')], { 'users/{id}': user('u', 'Guest') }), 'failed', /1 guest/],
    ['do not concern apps', tenant([role('servicePrincipal', 'a')], {}), 'passed', /No guest/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed by role and name, with a link to each guest', () => {
    const decision = decide(check, tenant([role('user', 'v'), role('user', 'u')], { ...user('u', 'Guest'), ...user('v', 'Guest') }));
    expect(rowsOf(decision)).toEqual([
      ['Cloud Keeper', 'Name u', 'u@contoso.example', 'active', null],
      ['Cloud Keeper', 'Name v', 'v@contoso.example', 'active', null],
    ]);
    expect(linksOf(decision)[0]).toBe('https://entra.microsoft.com/#view/Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/AdministrativeRole/userId/u');
  });

  it('cannot be judged when an account is malformed', () => {
    expect(() => decide(check, tenant([role('user', 'u')], user('u', 1)))).toThrow();
  });
});
