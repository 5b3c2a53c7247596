import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/privileged-users-are-cloud-only.ts';
import { decide, rowsOf, sentenceOf, type Answers } from '../decide.ts';
import { app, group, has, user, withoutP2, withP2 } from '../role-tenant.ts';

const accounts = (synced: Record<string, boolean | null>): Answers =>
  ({ 'users/{id}': Object.fromEntries(Object.entries(synced).map(([id, onPremisesSyncEnabled]) => [id, [{ id, onPremisesSyncEnabled }]])) });

describe('privileged users', () => {
  it.each([
    ['pass when there is none', withoutP2({}), 'passed', /No user has a privileged role/],
    ['pass when all accounts are of the cloud, whether that is said or not', withoutP2({ active: [has(user('a')), has(user('b'))] }, accounts({ a: null, b: false })), 'passed', /^None of 2 privileged users/],
    ['fail with a synchronised one', withoutP2({ active: [has(user('a')), has(user('b'), 'security')] }, accounts({ a: null, b: true })), 'failed', /^1 of 2 privileged users is/],
    ['fail with an eligible synchronised one', withP2({ eligible: [has(user('a'))] }, accounts({ a: true })), 'failed', /^1 of 1 privileged user is/],
    ['fail with a synchronised member of a group', withoutP2({ active: [has(group('g'))], members: { g: [user('m')] } }, accounts({ m: true })), 'failed', /^1 of 1/],
    ['pass when only roles without privileges are held by synchronised accounts', withoutP2({ active: [has(user('a'), 'reader')] }), 'passed', /No user/],
    ['pass with service principals', withoutP2({ active: [has(app('s'))] }), 'passed', /No user/],
    ['pass when an account has been deleted since', withoutP2({ active: [has(user('a'))] }, accounts({})), 'passed', /None of 1/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed once each, synchronised ones first', () => {
    const decision = decide(check, withP2({ active: [has(user('a')), has(user('b'))], eligible: [has(user('b'), 'security')] }, accounts({ a: null, b: true })));
    expect(rowsOf(decision)).toEqual([
      ['User b', 'b@contoso.example', 'Global Administrator, Security Administrator', 'active, eligible', true],
      ['User a', 'a@contoso.example', 'Global Administrator', 'active', false],
    ]);
  });
});
