import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/sms-and-voice-calls-are-switched-off.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const tenant = (authenticationMethodConfigurations: unknown, policyMigrationState?: string) =>
  ({ 'policies/authenticationMethodsPolicy': { authenticationMethodConfigurations, policyMigrationState } });
const method = (id: string, state?: string | null) => ({ id, state });

describe('SMS and voice calls', () => {
  it.each([
    ['passes when both are disabled', tenant([method('Sms', 'disabled'), method('Voice', 'disabled'), method('Fido2', 'enabled')]), 'passed', /^SMS and voice calls are switched off\.$/],
    ['passes when neither is offered', tenant([]), 'passed', /switched off/],
    ['passes, with a warning, while the legacy policies apply', tenant([method('Sms', 'disabled'), method('Voice', 'disabled')], 'preMigration'), 'passed', /legacy policies may still allow/],
    ['fails when SMS is enabled', tenant([method('Sms', 'enabled'), method('Voice', 'disabled')]), 'failed', /: SMS\./],
    ['fails when voice is enabled, in any spelling', tenant([method('sms', 'disabled'), method('VOICE', 'Enabled')]), 'failed', /: Voice call\./],
    ['fails and names both', tenant([method('Sms', 'enabled'), method('Voice', 'enabled')]), 'failed', /SMS and Voice call/],
    ['passes when a method has no state', tenant([method('Sms', null), method('Voice')]), 'passed', /switched off/],
    ['does not decide without the methods', tenant(undefined), 'error', /came without its methods/],
    ['does not decide on null', tenant(null), 'error', /came without its methods/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('shows the state of both methods', () => {
    expect(rowsOf(decide(check, tenant([method('Sms', 'enabled')])))).toEqual([['SMS', 'enabled'], ['Voice call', 'not offered']]);
  });
});
