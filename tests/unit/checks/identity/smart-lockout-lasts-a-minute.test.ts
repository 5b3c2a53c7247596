import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/smart-lockout-lasts-a-minute.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const tenant = (value: string | null) => ({ groupSettings: [{ displayName: 'Password Rule Settings', values: [{ name: 'LockoutDurationInSeconds', value }] }] });

describe('smart lockout', () => {
  it.each([
    ['passes at sixty seconds', tenant('60'), 'passed', /lasts 60 seconds/],
    ['passes above', tenant('3600'), 'passed', /lasts 3600/],
    ['fails at 59', tenant('59'), 'failed', /only 59/],
    ['fails at zero, as the service reads an empty value', tenant(''), 'failed', /only 0/],
    ['passes when the tenant never set rules', { groupSettings: [] }, 'passed', /lasts 60/],
    ['passes when this rule is not set', tenant(null), 'passed', /lasts 60/],
    ['does not decide on text', tenant('a minute'), 'error', /not a number/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('tells what the tenant set from the default', () => {
    expect(rowsOf(decide(check, { groupSettings: [] }))).toEqual([[60, 'by default']]);
  });

  it('shows the value', () => {
    expect(rowsOf(decide(check, tenant('30')))).toEqual([[30, 'by the tenant']]);
  });
});
