import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/users-have-phishing-resistant-methods.ts';
import { decide, linksOf, rowsOf, sentenceOf } from '../decide.ts';

const report = 'reports/authenticationMethods/userRegistrationDetails';
const tenant = (...users: unknown[]) => ({ users: users.length, [report]: users });
const registered = (id: string, ...methodsRegistered: string[]) => ({ id, userDisplayName: `User ${id}`, userPrincipalName: `${id}@contoso.example`, userType: 'member', methodsRegistered });

describe('phishing-resistant methods of users', () => {
  it.each([
    ['pass without users', tenant(), 'passed', /lists no user/],
    ['pass when everybody has one', tenant(registered('a', 'passKeyDeviceBound'), registered('b', 'mobilePhone', 'windowsHelloForBusiness')), 'passed', /^All of 2 enabled users/],
    ['fail when somebody has none', tenant(registered('a', 'passKeySynced'), registered('b', 'microsoftAuthenticatorPush')), 'failed', /^1 user has registered no .* out of 2 enabled users\.$/],
    ['fail without any method', tenant({ id: 'a', methodsRegistered: null }), 'failed', /^1 user has/],
    ['count guests', tenant({ ...registered('g', 'mobilePhone'), userType: 'guest' }), 'failed', /^1 user has/],
    ['do not take a passwordless push for one', tenant(registered('a', 'microsoftAuthenticatorPasswordless')), 'failed', /^1 user has/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed where they are missing, with what there is instead', () => {
    const decision = decide(check, tenant(registered('a'), registered('b', 'sms', 'email')));
    expect(rowsOf(decision)).toEqual([['User a', 'a@contoso.example', 'member', 'none'], ['User b', 'b@contoso.example', 'member', 'sms, email']]);
    expect(linksOf(decision)[0]).toMatch(/UserAuthMethods\/userId\/a\//);
  });

  it('keep a thousand rows of any number, and the number', () => {
    const decision = decide(check, tenant(...Array.from({ length: 2_500 }, (_, index) => registered(String(index)))));
    expect(decision).toMatchObject({ verdict: 'failed', evidence: { total: 2_500, rows: { length: 1_000 } } });
  });

  describe('of a large tenant', () => {
    const resistant = "?methodsRegistered/any(m:m eq 'passKeyDeviceBound') or methodsRegistered/any(m:m eq 'passKeyDeviceBoundAuthenticator') or methodsRegistered/any(m:m eq 'passKeyDeviceBoundWindowsHello') or methodsRegistered/any(m:m eq 'passKeySynced') or methodsRegistered/any(m:m eq 'fido2') or methodsRegistered/any(m:m eq 'fido2SecurityKey') or methodsRegistered/any(m:m eq 'windowsHelloForBusiness') or methodsRegistered/any(m:m eq 'macOsSecureEnclaveKey') or methodsRegistered/any(m:m eq 'x509Certificate') or methodsRegistered/any(m:m eq 'x509CertificateMultiFactor')";
    const largeTenant = (withResistant: number, ...examples: unknown[]) => ({
      users: 300_000, [`${report}?`]: 250_000, [`${report}${resistant}`]: withResistant, [`${report}?isPasswordlessCapable eq false`]: examples,
    });

    it('are counted by the service', () => {
      expect(sentenceOf(decide(check, largeTenant(249_000, registered('a', 'sms'))))).toMatch(/^1,?000 users have registered no .* out of 250,?000 enabled users/);
    });

    it('pass when everybody has one, whatever else is switched off', () => {
      expect(decide(check, largeTenant(250_000, registered('a', 'passKeySynced')))).toMatchObject({ verdict: 'passed' });
    });

    it('name only users without one', () => {
      expect(rowsOf(decide(check, largeTenant(249_999, registered('a', 'passKeySynced'), registered('b', 'sms'))))).toEqual([['User b', 'b@contoso.example', 'member', 'sms']]);
    });
  });
});
