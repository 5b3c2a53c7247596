import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/two-emergency-access-accounts-exist.ts';
import { decide, rowsOf, sentenceOf, type Answers } from '../decide.ts';
import { globalAdministrator, group, has, user, withoutP2, withP2 } from '../role-tenant.ts';

const method = (name: string) => ({ '@odata.type': `#microsoft.graph.${name}AuthenticationMethod` });
const fit = ['password', 'fido2'].map(method);
const policy = (users: Record<string, string[]>, state = 'enabled') => ({ id: 'p', displayName: 'Everybody', state, conditions: { users } });
interface Emergency { roles?: Parameters<typeof withP2>[0]; accounts?: Record<string, unknown>; methods?: Record<string, unknown[]>; policies?: unknown[]; groups?: Record<string, unknown[]>; plan?: typeof withP2 }
const tenant = ({ roles = { active: [has(user('a')), has(user('b'))] }, accounts = {}, methods = {}, policies = [], groups = {}, plan = withoutP2 }: Emergency): Answers => plan(roles, {
  'users/{id}': Object.fromEntries(['a', 'b', 'c', 'm'].map((id) => [id, [{ id, accountEnabled: true, ...accounts[id] as object }]])),
  'users/{id}/authentication/methods': { a: fit, b: fit, c: fit, m: fit, ...methods },
  'identity/conditionalAccess/policies': policies,
  'users/{id}/transitiveMemberOf/microsoft.graph.group': groups,
});
const everybody = { includeUsers: ['All'] };

describe('emergency access accounts', () => {
  it.each([
    ['pass with two', tenant({}), 'passed', /^Of 2 permanent Global Administrators, 2 accounts are fit/],
    ['fail with one', tenant({ methods: { b: [...fit, method('phone')] } }), 'failed', /1 account is fit for emergencies; there should be two/],
    ['fail with none', tenant({ roles: {} }), 'failed', /^Of 0 permanent Global Administrators, 0 accounts/],
    ['are to be investigated with three', tenant({ roles: { active: ['a', 'b', 'c'].map((id) => has(user(id))) } }), 'investigate', /3 accounts are fit .* more than two/],
    ['pass with certificates', tenant({ methods: { b: [method('x509Certificate')] } }), 'passed', /2 accounts/],
    ['are unfit with a password only', tenant({ methods: { b: [method('password')] } }), 'failed', /1 account/],
    ['are unfit without any method', tenant({ methods: { b: [] } }), 'failed', /1 account/],
    ['are unfit with Windows Hello', tenant({ methods: { b: [...fit, method('windowsHelloForBusiness')] } }), 'failed', /1 account/],
    ['are unfit when synchronised', tenant({ accounts: { b: { onPremisesSyncEnabled: true } } }), 'failed', /1 account/],
    ['are unfit when disabled', tenant({ accounts: { b: { accountEnabled: false } } }), 'failed', /1 account/],
    ['are unfit when a policy applies to everybody', tenant({ policies: [policy(everybody)] }), 'failed', /0 accounts/],
    ['pass when they are excluded by name', tenant({ policies: [policy({ ...everybody, excludeUsers: ['a', 'B'] })] }), 'passed', /2 accounts/],
    ['pass when they are excluded by group', tenant({ policies: [policy({ ...everybody, excludeGroups: ['x'] })], groups: { a: [{ id: 'x' }], b: [{ id: 'x' }] } }), 'passed', /2 accounts/],
    ['pass when their role is excluded', tenant({ policies: [policy({ ...everybody, excludeRoles: [globalAdministrator] })] }), 'passed', /2 accounts/],
    ['pass when policies are for others', tenant({ policies: [policy({ includeUsers: ['z'], includeGroups: ['y'], includeRoles: ['security'] })], groups: { a: [{ id: 'x' }] } }), 'passed', /2 accounts/],
    ['are unfit when a policy is for their role', tenant({ policies: [policy({ includeRoles: [globalAdministrator] })] }), 'failed', /0 accounts/],
    ['are unfit when a policy is for one of their groups', tenant({ policies: [policy({ includeGroups: ['x'] })], groups: { a: [{ id: 'x' }] } }), 'failed', /1 account /],
    ['pass when policies are switched off or only report', tenant({ policies: [policy(everybody, 'disabled'), policy(everybody, 'enabledForReportingButNotEnforced')] }), 'passed', /2 accounts/],
    ['do not count when eligible only', tenant({ roles: { active: [has(user('a'))], eligible: [has(user('b'))] }, plan: withP2 }), 'failed', /^Of 1 permanent/],
    ['do not count when the assignment ends', tenant({ roles: { active: [has(user('a')), has(user('b'), globalAdministrator, { endDateTime: '2026-09-01T00:00:00Z' })] }, plan: withP2 }), 'failed', /^Of 1 permanent/],
    ['count through a group, once each', tenant({ roles: { active: [has(user('a')), has(group('g'))], members: { g: [user('a'), user('m')] } } }), 'passed', /^Of 2 permanent/],
    ['do not count with another role', tenant({ roles: { active: [has(user('a')), has(user('b'), 'security')] } }), 'failed', /^Of 1 permanent/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed with what makes them unfit', () => {
    const decision = decide(check, tenant({ accounts: { b: { onPremisesSyncEnabled: true } }, policies: [policy({ includeUsers: ['b'] })] }));
    expect(rowsOf(decision)).toEqual([
      ['User a', 'a@contoso.example', true, true, true, 'fido2', ''],
      ['User b', 'b@contoso.example', false, true, false, 'not asked', 'Everybody'],
    ]);
  });
});
