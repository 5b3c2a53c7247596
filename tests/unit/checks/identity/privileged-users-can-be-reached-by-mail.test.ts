import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/privileged-users-can-be-reached-by-mail.ts';
import { decide, rowsOf, sentenceOf, type Answers } from '../decide.ts';
import { app, group, has, user, withoutP2, withP2 } from '../role-tenant.ts';

const fido2 = [{ '@odata.type': '#microsoft.graph.fido2AuthenticationMethod' }];
const accounts = (byId: Record<string, { mail?: string | null; otherMails?: string[] | null; accountEnabled?: boolean }>, methods: Record<string, unknown[]> = {}): Answers => ({
  'users/{id}': Object.fromEntries(Object.entries(byId).map(([id, account]) => [id, [{ id, accountEnabled: true, ...account }]])),
  'users/{id}/authentication/methods': methods,
  'identity/conditionalAccess/policies': [],
});
const mail = 'a@contoso.example';

describe('mail addresses of privileged users', () => {
  it.each([
    ['pass without privileged users', withoutP2({}, accounts({})), 'passed', /0 enabled privileged users/],
    ['pass with a mailbox', withoutP2({ active: [has(user('a'))] }, accounts({ a: { mail } })), 'passed', /No one of 1 enabled privileged user lacks/],
    ['pass with another address', withoutP2({ active: [has(user('a'))] }, accounts({ a: { mail: null, otherMails: [mail] } })), 'passed', /No one/],
    ['fail with neither', withoutP2({ active: [has(user('a')), has(user('b'))] }, accounts({ a: { mail }, b: { otherMails: [] } })), 'failed', /^1 of 2 enabled privileged users has no mail address\.$/],
    ['fail with an empty address', withoutP2({ active: [has(user('a'), 'security')] }, accounts({ a: { mail: '' } })), 'failed', /^1 of 1/],
    ['do not judge disabled users', withoutP2({ active: [has(user('a'))] }, accounts({ a: { accountEnabled: false } })), 'passed', /0 enabled/],
    ['judge eligible users and members of groups', withP2({ eligible: [has(user('a'), 'security'), has(group('g'), 'security')], members: { g: [user('m')] } }, accounts({ a: {}, m: {} })), 'failed', /^2 of 2 .* have no/],
    ['do not judge apps and other roles', withoutP2({ active: [has(app('s')), has(user('a'), 'reader')] }, accounts({})), 'passed', /0 enabled/],
    ['are to be investigated when only emergency access accounts lack one', withoutP2({ active: [has(user('e'))] }, accounts({ e: {} }, { e: fido2 })), 'investigate', /emergency access accounts/],
    ['fail when others lack one too', withoutP2({ active: [has(user('e')), has(user('a'))] }, accounts({ e: {}, a: {} }, { e: fido2 })), 'failed', /^2 of 2/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed where they are missing', () => {
    expect(rowsOf(decide(check, withoutP2({ active: [has(user('e')), has(user('a'), 'custom')] }, accounts({ e: {}, a: {} }, { e: fido2 }))))).toEqual([
      ['User e', 'e@contoso.example', 'Global Administrator', true],
      ['User a', 'a@contoso.example', 'Vault Keeper', false],
    ]);
  });
});
