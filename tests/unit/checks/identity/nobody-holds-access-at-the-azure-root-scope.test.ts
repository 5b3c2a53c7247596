import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/nobody-holds-access-at-the-azure-root-scope.ts';
import { azureRoleIds } from '../../../../src/facts/azure-roles.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const path = 'providers/Microsoft.Authorization/roleAssignments';
const assigned = (roleId: string, principalId = 'a', principalType: unknown = 'User', prefix = '') =>
  ({ properties: { roleDefinitionId: `${prefix}/providers/Microsoft.Authorization/RoleDefinitions/${roleId}`, principalId, principalType, scope: '/' } });
const tenant = (...assignments: unknown[]) => ({
  [path]: assignments,
  'users/{id}': { a: [{ id: 'a', displayName: 'Ada', userPrincipalName: 'ada@contoso.example' }] },
  'groups/{id}': { g: [{ id: 'g', displayName: 'Operators' }] },
  'servicePrincipals/{id}': { s: [{ id: 's', displayName: 'Pipeline' }] },
});
const elevated = azureRoleIds['User Access Administrator'];

describe('the root of Azure', () => {
  it.each([
    ['passes when nobody has a role there', tenant(), 'passed', /^Nobody is/],
    ['passes with roles that rule nothing', tenant(assigned(azureRoleIds.Reader), assigned(azureRoleIds.Contributor)), 'passed', /^Nobody is/],
    ['fails for a user with elevated access', tenant(assigned(elevated)), 'failed', /^1 principal holds/],
    ['fails whatever the spelling of the role', tenant(assigned(elevated.toUpperCase())), 'failed', /1 principal/],
    ['fails for an owner', tenant(assigned(azureRoleIds.Owner)), 'failed', /1 principal/],
    ['fails for groups and apps', tenant(assigned(elevated, 'g', 'Group'), assigned(elevated, 's', 'ServicePrincipal')), 'failed', /^2 principals hold/],
    ['counts a principal with two roles once', tenant(assigned(elevated), assigned(azureRoleIds.Owner, 'A')), 'failed', /^1 principal/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('is evidenced by names, and by the id of whoever is gone', () => {
    const decision = decide(check, tenant(assigned(elevated), assigned(elevated, 'g', 'Group'), assigned(elevated, 's', 'ServicePrincipal'), assigned(azureRoleIds.Owner, 'gone')));
    expect(rowsOf(decision)).toEqual([
      ['ada@contoso.example', 'a', 'User', 'User Access Administrator'],
      ['Operators', 'g', 'Group', 'User Access Administrator'],
      ['Pipeline', 's', 'ServicePrincipal', 'User Access Administrator'],
      ['gone', 'gone', 'User', 'Owner'],
    ]);
  });

  it('cannot be judged from assignments without role or principal', () => {
    expect(() => decide(check, tenant({ properties: { principalId: 'a' } }))).toThrow();
    expect(() => decide(check, tenant({ id: 'x' }))).toThrow();
  });
});
