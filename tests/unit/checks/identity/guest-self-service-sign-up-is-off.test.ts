import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/guest-self-service-sign-up-is-off.ts';
import { decide, sentenceOf } from '../decide.ts';

const tenant = (selfServiceSignUp: unknown) => ({ 'policies/authenticationFlowsPolicy': { selfServiceSignUp } });

describe('self-service sign-up of guests', () => {
  it.each([
    ['passes when it is off', tenant({ isEnabled: false }), 'passed', /is off/],
    ['fails when it is on', tenant({ isEnabled: true }), 'failed', /create an account for themselves/],
    ['fails when it has no value', tenant({ isEnabled: null }), 'failed', /does not say/],
    ['fails when the setting is missing', tenant(undefined), 'failed', /does not say/],
    ['fails when the setting is null', tenant(null), 'failed', /does not say/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('is left out in other clouds, and not judged from a value of another kind', () => {
    expect(decide(check, tenant({ isEnabled: true }), { cloud: 'usgov' }).verdict).toBe('skipped');
    expect(() => decide(check, tenant({ isEnabled: 'no' }))).toThrow();
  });
});
