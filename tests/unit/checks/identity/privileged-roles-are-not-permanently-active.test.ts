import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/privileged-roles-are-not-permanently-active.ts';
import { decide, rowsOf, sentenceOf, type Answers } from '../decide.ts';
import { app, group, has, user, withP2 } from '../role-tenant.ts';

const fido2 = [{ '@odata.type': '#microsoft.graph.passwordAuthenticationMethod' }, { '@odata.type': '#microsoft.graph.fido2AuthenticationMethod' }];
const phone = [{ '@odata.type': '#microsoft.graph.phoneAuthenticationMethod' }];
const tenant = (roles: Parameters<typeof withP2>[0], methods: Record<string, unknown[]> = {}): Answers => withP2(roles, {
  'users/{id}': Object.fromEntries(['a', 'b', 'm', 'e1', 'e2'].map((id) => [id, [{ id, accountEnabled: true }]])),
  'users/{id}/authentication/methods': methods,
  'identity/conditionalAccess/policies': [],
});

describe('permanent privileged roles', () => {
  it.each([
    ['pass when there is none', tenant({ eligible: [has(user('a'))] }), 'passed', /^No person or group has a privileged role permanently\.$/],
    ['fail with a person', tenant({ active: [has(user('a'), 'security')] }), 'failed', /^1 assignment of a privileged role is permanently active/],
    ['fail with a group and count its members', tenant({ active: [has(group('g'), 'security')], members: { g: [user('m')] } }), 'failed', /^2 assignments of privileged roles are/],
    ['pass with an assignment that ends', tenant({ active: [has(user('a'), 'security', { endDateTime: '2026-12-31T00:00:00Z' })] }), 'passed', /^No person/],
    ['pass with an activated role', tenant({ active: [has(user('a'), 'security', { assignmentType: 'Activated' })] }), 'passed', /^No person/],
    ['pass with a role that is not privileged', tenant({ active: [has(user('a'), 'reader')] }), 'passed', /^No person/],
    ['pass with emergency access accounts', tenant({ active: [has(user('e1')), has(user('e2'))] }, { e1: fido2, e2: fido2 }), 'passed', /2 assignments .* are listed apart/],
    ['fail with a Global Administrator who signs in by telephone', tenant({ active: [has(user('a'))] }, { a: phone }), 'failed', /^1 assignment/],
    ['pass with workload identities, listed apart', tenant({ active: [has(app('s'), 'security')] }), 'passed', /1 assignment .* is listed apart/],
    ['fail with an object that cannot be read', tenant({ active: [{ principalId: 'gone', roleDefinitionId: 'security' }] }), 'failed', /^1 assignment/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed with why some are accepted', () => {
    const decision = decide(check, tenant({ active: [has(app('s'), 'custom'), has(user('e1')), has(group('g'), 'security')], members: { g: [user('m')] } }, { e1: fido2 }));
    expect(rowsOf(decision)).toEqual([
      ['Group g', 'Group', null, 'Security Administrator', '', ''],
      ['User m', 'User', 'm@contoso.example', 'Security Administrator', 'Group g', ''],
      ['App s', 'Service principal', null, 'Vault Keeper', '', 'workload identity'],
      ['User e1', 'User', 'e1@contoso.example', 'Global Administrator', '', 'emergency access account'],
    ]);
  });

  it('take Entra ID P2', () => expect(check.requires).toEqual({ anyOf: ['entra-p2'] }));
});
