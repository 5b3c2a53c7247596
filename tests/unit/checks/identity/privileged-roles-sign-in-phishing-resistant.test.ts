import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/privileged-roles-sign-in-phishing-resistant.ts';
import { anyMultifactor, barePolicy, policies, policy, resistant, strengths } from '../conditional-access-policy.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const role = (id: string, more: object = {}) => ({ id, displayName: `Role ${id}`, isPrivileged: true, isBuiltIn: true, ...more });
const roles = (...list: unknown[]) => ({ 'roleManagement/directory/roleDefinitions': list });
const two = { ...strengths(resistant, anyMultifactor, { id: 'empty', allowedCombinations: [] }), ...roles(role('a'), role('b'), role('reader', { isPrivileged: false })) };
const strong = { strength: { id: resistant.id } };
const forRoles = (...includeRoles: string[]) => ({ ...strong, users: { includeRoles } });

describe('phishing-resistant sign-in of privileged roles', () => {
  it.each([
    ['passes when one policy names every role', { ...two, ...policies(policy(forRoles('A', 'b'))) }, 'passed', /all of 2 privileged roles/],
    ['passes when two policies share the roles', { ...two, ...policies(policy(forRoles('a')), policy(forRoles('b'))) }, 'passed', /all of 2/],
    ['passes when the policy is for all users', { ...two, ...policies(policy(strong)) }, 'passed', /all of 2/],
    ['passes when no role is privileged', { ...two, ...roles(role('reader', { isPrivileged: null })), ...policies() }, 'passed', /all of 0/],
    ['passes although a custom role is privileged', { ...two, ...roles(role('a'), role('own', { isBuiltIn: false })), ...policies(policy(forRoles('a'))) }, 'passed', /all of 1 privileged role /],
    ['fails when one role is left out', { ...two, ...policies(policy(forRoles('a'))) }, 'failed', /1 of 2 privileged roles/],
    ['fails when the policy for all users excludes a role', { ...two, ...policies(policy({ ...strong, users: { includeUsers: ['All'], excludeRoles: ['b'] } })) }, 'failed', /1 of 2/],
    ['fails when the policy for all users is for one authentication context', { ...two, ...policies(policy({ ...strong, applications: { includeAuthenticationContextClassReferences: ['c1'] } })) }, 'failed', /2 of 2/],
    ['fails with a strength that allows text messages', { ...two, ...policies(policy({ ...forRoles('a', 'b'), strength: { id: anyMultifactor.id } })) }, 'failed', /2 of 2/],
    ['fails with a strength that allows nothing', { ...two, ...policies(policy({ ...forRoles('a', 'b'), strength: { id: 'empty' } })) }, 'failed', /2 of 2/],
    ['fails in report-only mode', { ...two, ...policies(policy({ ...forRoles('a', 'b'), state: 'enabledForReportingButNotEnforced' })) }, 'failed', /2 of 2/],
    ['fails without any policy', { ...two, ...policies() }, 'failed', /2 of 2/],
    ['fails with a policy that says nothing', { ...two, ...policies(barePolicy) }, 'failed', /2 of 2/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('lists the roles, those that are not covered first', () => {
    expect(rowsOf(decide(check, { ...two, ...policies(policy(forRoles('a'))) }))).toEqual([['Role b', false, ''], ['Role a', true, 'A policy']]);
    expect(check.requires).toEqual({ anyOf: ['entra-p1'] });
    expect(() => decide(check, { ...two, ...policies(), ...roles({ displayName: 'No id' }) })).toThrow();
  });
});
