import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/windows-laps-is-enabled.ts';
import { decide, sentenceOf } from '../decide.ts';

const tenant = (localAdminPassword: unknown) => ({ 'policies/deviceRegistrationPolicy': { localAdminPassword } });

describe('Windows LAPS', () => {
  it.each([
    ['passes when it is on', tenant({ isEnabled: true }), 'passed', /is switched on/],
    ['fails when it is off', tenant({ isEnabled: false }), 'failed', /not switched on/],
    ['fails when nothing is said', tenant({ isEnabled: null }), 'failed', /not switched on/],
    ['fails when the setting is missing', tenant(undefined), 'failed', /not switched on/],
    ['fails on text', tenant({ isEnabled: 'true' }), 'failed', /not switched on/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });
});
