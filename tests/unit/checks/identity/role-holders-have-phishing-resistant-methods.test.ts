import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/role-holders-have-phishing-resistant-methods.ts';
import { decide, linksOf, rowsOf, sentenceOf, type Answers } from '../decide.ts';
import { group, has, user, withoutP2, withP2 } from '../role-tenant.ts';

const report = 'reports/authenticationMethods/userRegistrationDetails';
const registered = (id: string, ...methodsRegistered: string[]) => ({ id, userDisplayName: `User ${id}`, userPrincipalName: `${id}@contoso.example`, methodsRegistered });
/** A tenant whose report is too long to read. @param flagged what it says of administrators @param others what it says of users one by one */
const details = (flagged: unknown[], others: Record<string, unknown[]> = {}): Answers => ({ users: 50_000, [report]: flagged, [`${report}/{id}`]: others });

describe('phishing-resistant methods of role holders', () => {
  it.each([
    ['pass when nobody has a role', withoutP2({}, details([])), 'passed', /No enabled user has a role/],
    ['pass when everybody has one', withoutP2({ active: [has(user('a'))] }, details([registered('a', 'mobilePhone', 'passKeyDeviceBound')])), 'passed', /^All of 1 enabled user /],
    ['fail with push approvals only', withoutP2({ active: [has(user('a'))] }, details([registered('a', 'microsoftAuthenticatorPush')])), 'failed', /^1 of 1 enabled user with a role has/],
    ['fail without any method', withoutP2({ active: [has(user('a'))] }, details([{ id: 'a', methodsRegistered: null }])), 'failed', /^1 of 1/],
    ['count roles that are not privileged', withoutP2({ active: [has(user('a'), 'reader')] }, details([registered('a')])), 'failed', /^1 of 1/],
    ['leave out users who are not in the report, because they are disabled', withoutP2({ active: [has(user('a'))] }, details([], { a: [] })), 'passed', /No enabled user/],
    ['do not judge users of the report without a role', withoutP2({ active: [has(user('a'))] }, details([registered('a', 'fido2'), registered('x')])), 'passed', /^All of 1/],
    ['ask one by one for those who are only eligible', withP2({ eligible: [has(user('e'))] }, details([], { e: [registered('e', 'sms')] })), 'failed', /^1 of 1/],
    ['count members of groups', withoutP2({ active: [has(group('g'))], members: { g: [user('m')] } }, details([registered('m')])), 'failed', /^1 of 1/],
    ['are read from a short report at once', withP2({ active: [has(user('a'))], eligible: [has(user('e'))] }, { users: 2, [report]: [registered('a', 'fido2'), registered('e', 'sms')] }), 'failed', /^1 of 2/],
    ['count each user once', withP2({ active: [has(user('a')), has(user('a'), 'security')], eligible: [has(user('b'))] }, details([registered('a'), registered('b')])), 'failed', /^2 of 2 enabled users with a role have/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it.each([
    'passKeyDeviceBound', 'passKeyDeviceBoundAuthenticator', 'passKeyDeviceBoundWindowsHello', 'passKeySynced', 'fido2SecurityKey', 'windowsHelloForBusiness', 'macOsSecureEnclaveKey',
    'x509CertificateMultiFactor', 'WINDOWSHELLOFORBUSINESS',
  ])('include %s', (method) => {
    expect(decide(check, withoutP2({ active: [has(user('a'))] }, details([registered('a', method)]))).verdict).toBe('passed');
  });

  it('are listed with those who lack one first, and a link to their methods', () => {
    const decision = decide(check, withoutP2({ active: [has(user('a')), has(user('b'), 'security'), has(user('b'))] }, details([registered('a', 'fido2'), registered('b')])));
    expect(rowsOf(decision)).toEqual([
      ['User b', 'b@contoso.example', 'Global Administrator, Security Administrator', false],
      ['User a', 'a@contoso.example', 'Global Administrator', true],
    ]);
    expect(linksOf(decision)[0]).toMatch(/UserAuthMethods\/userId\/b\//);
  });

  it('take Entra ID P1, which the report needs', () => {
    expect(check.requires).toEqual({ anyOf: ['entra-p1'] });
  });
});
