import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/users-can-request-admin-consent.ts';
import { decide, sentenceOf } from '../decide.ts';

describe('the admin consent workflow', () => {
  it.each([
    ['passes when it is on', { isEnabled: true, reviewers: [] }, 'passed', /switched on/],
    ['fails when it is off', { isEnabled: false }, 'failed', /switched off/],
    ['fails on null', { isEnabled: null }, 'failed', /switched off/],
    ['fails when the answer is empty', {}, 'failed', /switched off/],
  ])('%s', (_, policy, verdict, sentence) => {
    const decision = decide(check, { 'policies/adminConsentRequestPolicy': policy });
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('refuses a value that is neither yes nor no', () => {
    expect(() => decide(check, { 'policies/adminConsentRequestPolicy': { isEnabled: 'true' } })).toThrow();
  });
});
