import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/users-register-at-most-ten-devices.ts';
import { decide, sentenceOf } from '../decide.ts';

const tenant = (userDeviceQuota: unknown) => ({ 'policies/deviceRegistrationPolicy': { userDeviceQuota } });

describe('devices per user', () => {
  it.each([
    ['passes at ten', tenant(10), 'passed', /up to 10 devices\.$/],
    ['passes at one', tenant(1), 'passed', /1 device\./],
    ['passes when nobody may register any', tenant(0), 'passed', /0 devices/],
    ['asks to look at eleven', tenant(11), 'investigate', /more than 10/],
    ['asks to look at twenty', tenant(20), 'investigate', /20 devices/],
    ['fails at twenty-one', tenant(21), 'failed', /21 devices\.$/],
    ['fails without a limit', tenant(2_147_483_647), 'failed', /2,147,483,647/],
    ['does not decide on null', tenant(null), 'error', /does not say/],
    ['does not decide when it is missing', tenant(undefined), 'error', /does not say/],
    ['does not decide on text', tenant('many'), 'error', /does not say/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });
});
