import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/users-have-phishing-resistant-methods.ts';
import { registrationSummary } from '../../../../src/facts/registration-details.ts';
import { decide, linksOf, now, rowsOf, sentenceOf } from '../decide.ts';

const tenant = (...users: unknown[]) => ({ 'reports/authenticationMethods/userRegistrationDetails': users });
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
    let state = registrationSummary.reducer.initial();
    for (let index = 0; index < 2_500; index += 1) state = registrationSummary.reducer.step(state, registered(String(index)), { now, cloud: 'global' });
    expect(state.rows).toHaveLength(1_000);
    expect(check.decide({ registrations: state } as never, { now, cloud: 'global' })).toMatchObject({ verdict: 'failed', evidence: { total: 2_500 } });
  });
});
