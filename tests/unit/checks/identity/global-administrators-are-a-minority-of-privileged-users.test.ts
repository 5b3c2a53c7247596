import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/global-administrators-are-a-minority-of-privileged-users.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';
import { app, globalAdministrator, group, has, user, users, withoutP2, withP2 } from '../role-tenant.ts';

const globals = (count: number) => users(count, 'g').map((each) => has(each));
const others = (count: number) => users(count, 'o').map((each) => has(each, 'security'));

describe('the share of Global Administrators', () => {
  it.each([
    ['passes without privileged users', withoutP2({}), 'passed', /No user has a privileged role/],
    ['passes below 30 %', withoutP2({ active: [...globals(29), ...others(71)] }), 'passed', /29 %, less than 30 %/],
    ['is to be investigated at 30 %', withoutP2({ active: [...globals(3), ...others(7)] }), 'investigate', /3 users are Global Administrator and 7 have .* 30 %/],
    ['is to be investigated just below 50 %', withoutP2({ active: [...globals(49), ...others(51)] }), 'investigate', /49 %/],
    ['fails at 50 %', withoutP2({ active: [...globals(1), ...others(1)] }), 'failed', /1 user is Global Administrator and 1 has .* 50 %, half or more/],
    ['fails when there is nobody else', withoutP2({ active: globals(2) }), 'failed', /100 %/],
    ['counts on both sides who has both', withoutP2({ active: [has(user('x')), has(user('x'), 'security')] }), 'failed', /50 %/],
    ['does not count service principals', withoutP2({ active: [has(app('s')), ...others(1)] }), 'passed', /0 users are .* 0 %/],
    ['does not count other roles', withoutP2({ active: [...globals(1), has(user('r'), 'reader')] }), 'failed', /100 %/],
    ['counts custom privileged roles', withoutP2({ active: [...globals(1), has(user('a'), 'custom'), has(user('b'), 'custom')] }), 'investigate', /33\.33 %/],
    ['counts eligible ones and members of groups, each once', withP2({ eligible: [has(group('g')), has(user('m'))], active: others(9), members: { g: [user('m')] } }), 'passed', /1 user is .* 9 have .* 10 %/],
    ['rounds to two decimals', withoutP2({ active: [...globals(1), ...others(2)] }), 'investigate', /33\.33 %/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('lists Global Administrators first, with their other roles', () => {
    const decision = decide(check, withoutP2({ active: [has(user('a'), 'security'), has(user('b')), has(user('b'), 'security'), has(user('b'), 'custom'), has(user('b'), globalAdministrator, { directoryScopeId: '/x' })] }));
    expect(rowsOf(decision)).toEqual([
      ['User b', 'b@contoso.example', true, 'Security Administrator, Vault Keeper'],
      ['User a', 'a@contoso.example', false, 'Security Administrator'],
    ]);
  });
});
