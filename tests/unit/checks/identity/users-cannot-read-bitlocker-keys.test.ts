import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/users-cannot-read-bitlocker-keys.ts';
import { decide, sentenceOf } from '../decide.ts';

const tenant = (defaultUserRolePermissions: unknown) => ({ 'policies/authorizationPolicy': { defaultUserRolePermissions } });

describe('BitLocker keys', () => {
  it.each([
    ['passes when users cannot read them', tenant({ allowedToReadBitlockerKeysForOwnedDevice: false }), 'passed', /Users cannot/],
    ['fails when users can', tenant({ allowedToReadBitlockerKeysForOwnedDevice: true }), 'failed', /Users can read/],
    ['fails on null', tenant({ allowedToReadBitlockerKeysForOwnedDevice: null }), 'failed', /Users can read/],
    ['fails on text', tenant({ allowedToReadBitlockerKeysForOwnedDevice: 'false' }), 'failed', /Users can read/],
    ['fails when nothing is said', tenant({}), 'failed', /Users can read/],
    ['fails without any permissions', tenant(null), 'failed', /Users can read/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });
});
