import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/privileged-users-sign-in-phishing-resistant.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';
import { app, group, has, user, withoutP2, withP2 } from '../role-tenant.ts';

const path = 'auditLogs/signIns';
const signIn = (...methods: string[]) => ({ createdDateTime: '2026-03-20T08:00:00Z', authenticationDetails: methods.map((authenticationMethod) => ({ authenticationMethod, succeeded: true })) });
const used = (signIns: Record<string, unknown[]>) => ({ [path]: signIns });
const one = (...signIns: unknown[]) => withoutP2({ active: [has(user('a'))] }, used({ a: signIns }));

describe('sign-ins of privileged users', () => {
  it.each([
    ['pass when there is no privileged user', withoutP2({ active: [has(app('s')), has(user('r'), 'reader')] }, used({})), 'passed', /No privileged user has signed in/],
    ['pass without sign-ins', one(), 'passed', /No privileged user/],
    ['pass with a passkey', one(signIn('Passkey (device-bound)')), 'passed', /All recent sign-ins of 1 privileged user/],
    ['pass with a security key after the password', one(signIn('Password', 'FIDO2 security key')), 'passed', /All recent sign-ins/],
    ['pass with Windows Hello for Business', one(signIn('Windows Hello for Business')), 'passed', /All recent sign-ins/],
    ['pass with a certificate', one(signIn('X.509 Certificate')), 'passed', /All recent sign-ins/],
    ['fail with one push among many keys', one(...Array.from({ length: 9 }, () => signIn('FIDO2 security key')), signIn('Password', 'Mobile app notification')), 'failed', /^1 of 1 privileged user has/],
    ['fail with a password alone', one(signIn('Password')), 'failed', /^1 of 1/],
    ['leave out sign-ins that go on with an earlier token', one(signIn('Previously satisfied')), 'passed', /No privileged user/],
    ['do not count a method that did not work', one({ authenticationDetails: [{ authenticationMethod: 'FIDO2 security key', succeeded: false }, { authenticationMethod: 'Password', succeeded: true }] }), 'failed', /^1 of 1/],
    ['leave out sign-ins that do not say how', one({ authenticationDetails: null }), 'passed', /No privileged user/],
    ['count eligible users and members of groups', withP2({ eligible: [has(user('e'), 'custom'), has(group('g'))], members: { g: [user('m')] } }, used({ e: [signIn('Password')], m: [signIn('Text message')] })), 'failed', /^2 of 2/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are counted for each user, with the methods that can be phished', () => {
    const decision = decide(check, one(signIn('Passkey (Microsoft Authenticator)'), signIn('Password', 'Text message'), { ...signIn('Password'), createdDateTime: '2026-03-25T08:00:00Z' }));
    expect(rowsOf(decision)).toEqual([['User a', 'a@contoso.example', 'Global Administrator', 2, 3, 'Password, Text message', '2026-03-25']]);
  });
});
