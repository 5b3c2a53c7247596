import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/privileged-roles-are-reviewed-regularly.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';
import { globalAdministrator, group, has, user, withP2 } from '../role-tenant.ts';

const path = (role: string) => `/beta/roleManagement/directory/roleDefinitions/${role}`;
const quarterly = { recurrence: { pattern: { type: 'absoluteMonthly', interval: 3 } } };
const review = (role: string, more: Record<string, unknown> = {}) =>
  ({ id: `r-${role}`, displayName: `Review of ${role}`, status: 'InProgress', scope: { resourceScopes: [{ query: path(role) }] }, settings: quarterly, ...more });
const tenant = (roles: Parameters<typeof withP2>[0], ...reviews: unknown[]) => withP2(roles, { 'identityGovernance/accessReviews/definitions': reviews });
const active = [has(user('a'), 'security')];

describe('reviews of privileged roles', () => {
  it.each([
    ['pass when nobody has a privileged role', tenant({ active: [has(user('a'), 'reader')] }), 'passed', /Nobody has/],
    ['pass when each role is covered', tenant({ active, eligible: [has(user('b'))] }, review('security'), review(globalAdministrator)), 'passed', /each of 2 privileged roles/],
    ['pass when the scope itself names the role', tenant({ active }, review('x', { scope: { query: path('SECURITY') } })), 'passed', /each of 1 privileged role /],
    ['fail when one is not', tenant({ active, eligible: [has(user('b'))] }, review('security')), 'failed', /covers 1 of 2 privileged roles/],
    ['fail without any review', tenant({ active }), 'failed', /covers 1 of 1/],
    ['fail when the review has ended', tenant({ active }, review('security', { status: 'Completed' })), 'failed', /1 of 1/],
    ['fail when the review does not recur', tenant({ active }, review('security', { settings: { recurrence: { pattern: null } } })), 'failed', /1 of 1/],
    ['fail when the review is about something else', tenant({ active }, review('security', { scope: { query: '/groups/security/transitiveMembers' } })), 'failed', /1 of 1/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed by role, those without first, members counted with their group', () => {
    const decision = decide(check, tenant({ active: [...active, has(group('g'))], members: { g: [user('m'), user('n')] } }, review('security')));
    expect(rowsOf(decision)).toEqual([['Global Administrator', 1, 'none'], ['Security Administrator', 1, 'Review of security']]);
  });
});
