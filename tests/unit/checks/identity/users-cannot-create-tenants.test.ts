import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/users-cannot-create-tenants.ts';
import { decide, sentenceOf } from '../decide.ts';

describe('creating tenants', () => {
  it.each([
    ['passes when users are explicitly not allowed to', { allowedToCreateTenants: false }, 'passed', /Only administrators/],
    ['fails when users are allowed to', { allowedToCreateTenants: true }, 'failed', /Every user can create a tenant/],
    ['does not decide without a value', {}, 'error', /does not say whether users can create tenants/],
    ['does not decide on null', { allowedToCreateTenants: null }, 'error', /does not say/],
    ['does not decide on something that is neither yes nor no', { allowedToCreateTenants: 'no' }, 'error', /does not say/],
    ['does not decide without any default permissions', null, 'error', /does not say/],
  ])('%s', (_, defaultUserRolePermissions, verdict, sentence) => {
    const decision = decide(check, { 'policies/authorizationPolicy': { defaultUserRolePermissions } });
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });
});
