import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/msonline-powershell-is-blocked.ts';
import { decide, sentenceOf } from '../decide.ts';

describe('the MSOnline module', () => {
  it.each([
    ['passes when it is blocked', { blockMsolPowerShell: true }, 'passed', /Nobody can reach/],
    ['fails when it is not', { blockMsolPowerShell: false }, 'failed', /not blocked/],
    ['fails when the setting is null', { blockMsolPowerShell: null }, 'failed', /not blocked/],
    ['fails when the setting is missing', {}, 'failed', /not blocked/],
    ['fails when the setting is no yes or no', { blockMsolPowerShell: 'true' }, 'failed', /not blocked/],
  ])('%s', (_, policy, verdict, sentence) => {
    const decision = decide(check, { 'policies/authorizationPolicy': policy });
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });
});
