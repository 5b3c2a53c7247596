import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/groups-of-policies-are-hard-to-change.ts';
import { barePolicy, policies, policy } from '../conditional-access-policy.ts';
import { decide, linksOf, rowsOf, sentenceOf } from '../decide.ts';

interface Rest { assignable?: unknown[]; units?: unknown[]; memberOf?: Record<string, unknown[]> }
const tenant = (list: unknown[], { assignable = [{ id: 'role', displayName: 'Operators' }], units = [{ id: 'au', displayName: 'Sensitive', isMemberManagementRestricted: true }, { id: 'open', isMemberManagementRestricted: false }], memberOf = {} }: Rest = {}) => ({
  ...policies(...list), groups: assignable, 'directory/administrativeUnits': units, 'groups/{id}/memberOf': memberOf,
});
const using = (includeGroups: string[], excludeGroups: string[] = [], more: object = {}) => policy({ users: { includeGroups, excludeGroups }, ...more });

describe('groups of Conditional Access policies', () => {
  it.each([
    ['pass when they can be assigned to roles', tenant([using(['role'])]), 'passed', /All of 1 group /],
    ['pass in a restricted administrative unit', tenant([using([], ['G1'])], { memberOf: { g1: [{ id: 'x' }, { id: 'au' }] } }), 'passed', /All of 1/],
    ['fail in a unit that is not restricted', tenant([using(['g1'])], { memberOf: { g1: [{ id: 'open' }] } }), 'failed', /^1 of 1 group /],
    ['fail when an excluded group is open', tenant([using(['role'], ['g1'])]), 'failed', /^1 of 2 groups/],
    ['fail when the policy is report-only', tenant([using(['g1'], [], { state: 'enabledForReportingButNotEnforced' })]), 'failed', /^1 of 1/],
    ['pass when the policy is off', tenant([using(['g1'], [], { state: 'disabled' })]), 'passed', /uses a group/],
    ['count a group once', tenant([using(['g1']), using([], ['g1'])]), 'failed', /^1 of 1/],
    ['pass when no policy uses a group', tenant([policy()]), 'passed', /uses a group/],
    ['pass without any policy', tenant([]), 'passed', /uses a group/],
    ['pass with a policy that says nothing', tenant([barePolicy]), 'passed', /uses a group/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed with their protection, open ones first', () => {
    const decision = decide(check, tenant([using(['role', 'g1'], ['g2'])], { memberOf: { g2: [{ id: 'au' }] } }));
    expect(rowsOf(decision)).toEqual([['g1', null, 'A policy'], ['Operators', 'role-assignable group', 'A policy'], ['g2', 'restricted administrative unit Sensitive', 'A policy']]);
    expect(linksOf(decision)[0]).toBe('https://entra.microsoft.com/#view/Microsoft_AAD_IAM/GroupDetailsMenuBlade/~/Overview/groupId/g1');
    expect(check.requires).toEqual({ anyOf: ['entra-p1'] });
    expect(() => decide(check, tenant([using(['role'])], { units: [{ displayName: 'no id' }] }))).toThrow();
  });
});
