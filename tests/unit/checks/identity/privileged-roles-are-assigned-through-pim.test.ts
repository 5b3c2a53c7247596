import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/privileged-roles-are-assigned-through-pim.ts';
import { decide, rowsOf, sentenceOf, type Answers } from '../decide.ts';
import { app, group, has, user, withP2 } from '../role-tenant.ts';

const fido2 = [{ '@odata.type': '#microsoft.graph.fido2AuthenticationMethod' }];
const ids = ['a', 'm', 'e1', 'e2', 'e3'];
const tenant = (roles: Parameters<typeof withP2>[0]): Answers => withP2(roles, {
  'users/{id}': Object.fromEntries(ids.map((id) => [id, [{ id, accountEnabled: true }]])),
  'users/{id}/authentication/methods': { e1: fido2, e2: fido2, e3: fido2 },
  'identity/conditionalAccess/policies': [],
});
const eligible = [has(user('b'), 'security')];

describe('privileged roles of people', () => {
  it.each([
    ['pass when nobody has one', tenant({}), 'passed', /No user has a privileged role/],
    ['pass when all are eligible', tenant({ eligible }), 'passed', /^1 user has privileged roles, eligible/],
    ['pass with an end', tenant({ eligible, active: [has(user('a'), 'security', { endDateTime: '2026-04-30T00:00:00Z' })] }), 'passed', /^2 users have/],
    ['fail when one is permanent', tenant({ eligible, active: [has(user('a'), 'security')] }), 'failed', /^1 user has a privileged role permanently/],
    ['fail when one is permanent through a group', tenant({ eligible, active: [has(group('g'), 'security')], members: { g: [user('m')] } }), 'failed', /^1 user/],
    ['pass with two emergency access accounts', tenant({ eligible, active: [has(user('e1')), has(user('e2'))] }), 'passed', /^3 users/],
    ['fail with a third one', tenant({ eligible, active: ['e1', 'e2', 'e3'].map((id) => has(user(id))) }), 'failed', /^1 user/],
    ['fail when an emergency access account has another role', tenant({ eligible, active: [has(user('e1')), has(user('e1'), 'security')] }), 'failed', /^1 user/],
    ['fail when nobody is eligible', tenant({ active: [has(user('e1'))] }), 'failed', /nobody is eligible/],
    ['pass with apps, which cannot activate anything', tenant({ eligible, active: [has(app('s'), 'security')] }), 'passed', /^1 user/],
    ['pass with roles that are not privileged', tenant({ eligible, active: [has(user('a'), 'reader')] }), 'passed', /^1 user/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed when permanent, with the group that gives them', () => {
    expect(rowsOf(decide(check, tenant({ eligible, active: [has(user('a')), has(group('g'), 'custom')], members: { g: [user('m')] } })))).toEqual([
      ['User a', 'a@contoso.example', 'Global Administrator', ''],
      ['User m', 'm@contoso.example', 'Vault Keeper', 'Group g'],
    ]);
  });
});
