import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/only-privileged-users-register-apps.ts';
import { decide, sentenceOf } from '../decide.ts';

const tenant = (policy: unknown) => ({ 'policies/authorizationPolicy': policy });

describe('registering apps', () => {
  it.each([
    ['passes when users may not', { defaultUserRolePermissions: { allowedToCreateApps: false } }, 'passed', /cannot register/],
    ['fails when users may', { defaultUserRolePermissions: { allowedToCreateApps: true } }, 'failed', /Every user/],
    ['fails when the setting is null', { defaultUserRolePermissions: { allowedToCreateApps: null } }, 'failed', /Nothing says/],
    ['fails when the setting is missing', { defaultUserRolePermissions: {} }, 'failed', /Nothing says/],
    ['fails when the policy says nothing of users', {}, 'failed', /Nothing says/],
    ['fails when the setting is no yes or no', { defaultUserRolePermissions: { allowedToCreateApps: 'false' } }, 'failed', /Nothing says/],
  ])('%s', (_, policy, verdict, sentence) => {
    const decision = decide(check, tenant(policy));
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('is asked in workforce tenants only', () => {
    expect(check.tenantTypes).toEqual(['workforce']);
  });
});
