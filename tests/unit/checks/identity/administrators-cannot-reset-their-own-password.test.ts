import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/administrators-cannot-reset-their-own-password.ts';
import { decide } from '../decide.ts';

describe('password reset of administrators', () => {
  it.each([
    ['passes when it is switched off', { allowedToUseSSPR: false }, 'passed'],
    ['fails when it is switched on', { allowedToUseSSPR: true }, 'failed'],
    ['fails when nothing is said', { allowedToUseSSPR: null }, 'failed'],
    ['fails when the setting is missing', {}, 'failed'],
    ['fails when the setting is no setting', { allowedToUseSSPR: 'false' }, 'failed'],
  ])('%s', (_, policy, verdict) => {
    expect(decide(check, { 'policies/authorizationPolicy': policy }).verdict).toBe(verdict);
  });
});
