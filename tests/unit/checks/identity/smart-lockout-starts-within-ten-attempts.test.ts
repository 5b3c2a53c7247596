import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/smart-lockout-starts-within-ten-attempts.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const tenant = (value: string | null) => ({ groupSettings: [{ displayName: 'Password Rule Settings', values: [{ name: 'LockoutThreshold', value }] }] });

describe('smart lockout', () => {
  it.each([
    ['passes at ten attempts', tenant('10'), 'passed', /after 10 failed/],
    ['passes below', tenant('5'), 'passed', /after 5/],
    ['fails at eleven', tenant('11'), 'failed', /only after 11/],
    ['passes at zero, as the service reads an empty value', tenant(''), 'passed', /after 0/],
    ['passes when the tenant never set rules', { groupSettings: [] }, 'passed', /after 10/],
    ['passes when this rule is not set', tenant(null), 'passed', /after 10/],
    ['does not decide on text', tenant('ten'), 'error', /not a number/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('knows the lower default of the US government', () => {
    expect(sentenceOf(decide(check, { groupSettings: [] }, { cloud: 'usgov' }))).toMatch(/after 3 failed/);
  });

  it('shows the value', () => {
    expect(rowsOf(decide(check, { groupSettings: [] }))).toEqual([[10, 'by default']]);
  });
});
