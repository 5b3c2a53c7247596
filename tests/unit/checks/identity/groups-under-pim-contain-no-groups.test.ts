import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/groups-under-pim-contain-no-groups.ts';
import { groupSchedule } from '../../../../src/facts/standing-roles.ts';
import { decide, linksOf, rowsOf, sentenceOf } from '../decide.ts';
import { group, user } from '../role-tenant.ts';

const tenant = (ids: string[], nested: Record<string, unknown[]> = {}, eligible: Record<string, unknown[]> = {}) => ({
  'identityGovernance/privilegedAccess/group/resources': ids.map(group),
  'groups/{id}/members/microsoft.graph.group': nested,
  [groupSchedule('eligibility').path]: eligible,
});

describe('groups under Privileged Identity Management', () => {
  it.each([
    ['pass when there is none', tenant([]), 'passed', /No group is under/],
    ['pass with people only', tenant(['g', 'h'], {}, { g: [{ principal: user('a') }] }), 'passed', /None of 2 groups/],
    ['fail with a group as member', tenant(['g', 'h'], { g: [group('x')] }), 'failed', /^1 of 2 groups .* contains other groups/],
    ['fail with a group as eligible member', tenant(['g'], {}, { g: [{ principal: group('x') }] }), 'failed', /^1 of 1 group /],
    ['pass when an eligible member cannot be read', tenant(['g'], {}, { g: [{ principal: null }] }), 'passed', /None of 1 group /],
    ['count each group once', tenant(['g'], { g: [group('x'), group('y')] }, { g: [{ principal: group('z') }] }), 'failed', /^1 of 1 group /],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed with what they contain and how', () => {
    const decision = decide(check, tenant(['g'], { g: [group('x')] }, { g: [{ principal: group('y') }] }));
    expect(rowsOf(decision)).toEqual([['Group g', 'Group x', 'active'], ['Group g', 'Group y', 'eligible']]);
    expect(linksOf(decision)).toHaveLength(4);
  });
});
