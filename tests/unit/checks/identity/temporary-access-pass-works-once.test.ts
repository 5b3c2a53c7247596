import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/temporary-access-pass-works-once.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const methods = (authenticationMethodConfigurations: unknown) => ({ 'policies/authenticationMethodsPolicy': { authenticationMethodConfigurations } });
const pass = (isUsableOnce: unknown, state = 'enabled') => methods([{ id: 'TemporaryAccessPass', state, isUsableOnce }]);

describe('a Temporary Access Pass', () => {
  it.each([
    ['passes when it works once', pass(true), 'passed', /ends with its first use/],
    ['passes when it works once and the method is off', pass(true, 'disabled'), 'passed', /first use/],
    ['fails when it works again', pass(false), 'failed', /again and again/],
    ['fails when it works again and the method is off', pass(false, 'disabled'), 'failed', /again/],
    ['fails when nothing is said', pass(null), 'failed', /again/],
    ['fails on text instead of a truth value', pass('true'), 'failed', /again/],
    ['fails when the policy does not list it', methods([]), 'failed', /again/],
    ['does not decide without the methods', methods(null), 'error', /came without its methods/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('shows the setting and the state of the method', () => {
    expect(rowsOf(decide(check, pass(false, 'disabled')))).toEqual([['not required', 'disabled']]);
  });
});
