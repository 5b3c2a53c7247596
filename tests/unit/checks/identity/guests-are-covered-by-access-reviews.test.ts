import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/guests-are-covered-by-access-reviews.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const group = '0a1b2c3d-0000-4000-8000-00000000000a';
const members = "./members/microsoft.graph.user/?$count=true&$filter=(userType eq 'Guest')";
const review = (changes: object = {}) => ({
  id: 'r', displayName: 'Guests in teams', status: 'InProgress', settings: { recurrence: { pattern: { type: 'absoluteMonthly', interval: 3 } } },
  scope: { query: members }, instanceEnumerationScope: { query: "/groups?$filter=(groupTypes/any(c:c eq 'Unified'))" }, ...changes,
});
const ofOneGroup = { scope: { query: `/v1.0/groups/${group}/transitiveMembers/microsoft.graph.user/?$filter=(userType eq 'guest')` }, instanceEnumerationScope: null };
const tenant = (...definitions: unknown[]) => ({ users: [{ id: 'g' }], 'identityGovernance/accessReviews/definitions': definitions });

describe('access reviews of guests', () => {
  it.each([
    ['pass without any guest', { ...tenant(), users: [] }, 'passed', /no guest/],
    ['pass when one goes over all groups', tenant(review()), 'passed', /by 1 recurring access review\./],
    ['pass when one goes over the directory', tenant(review({ scope: { query: "/users?$filter=userType eq 'Guest'" }, instanceEnumerationScope: null })), 'passed', /by 1/],
    ['pass however the filter is encoded', tenant(review({ scope: { query: "./members/microsoft.graph.user/?$filter=(userType+eq+'Guest')" } })), 'passed', /by 1/],
    ['pass when it names guests as principals', tenant(review({ scope: { principalScopes: [{ query: "/users?$filter=(userType eq 'Guest')" }], resourceScopes: [] }, instanceEnumerationScope: null })), 'passed', /by 1/],
    ['pass before the first round', tenant(review({ status: 'NotStarted' }), review({ status: 'starting' })), 'passed', /by 2 recurring access reviews/],
    ['are to be looked at when they go over single groups', tenant(review(ofOneGroup)), 'investigate', /only in single groups/],
    ['are to be looked at when they go over single apps', tenant(review({ scope: { principalScopes: [{ query: "/users?$filter=userType eq 'Guest'" }], resourceScopes: [{ query: `/servicePrincipals/${group}` }] }, instanceEnumerationScope: null })), 'investigate', /only/],
    ['fail when the review is over', tenant(review({ status: 'Completed' })), 'failed', /No recurring/],
    ['fail when it is held once', tenant(review({ settings: { recurrence: { pattern: null } } }), review({ settings: { recurrence: {} } }), review({ settings: null })), 'failed', /No recurring/],
    ['fail when it is about members', tenant(review({ scope: { query: "/groups?$filter=x" } })), 'failed', /No recurring/],
    ['fail when a review has no scope', tenant({ id: 'r', status: 'InProgress', settings: { recurrence: { pattern: {} } } }), 'failed', /No recurring/],
    ['fail without any review', tenant(), 'failed', /No recurring/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed the widest first', () => {
    expect(rowsOf(decide(check, tenant(review({ ...ofOneGroup, displayName: 'One team' }), review())))).toEqual([
      ['Guests in teams', 'InProgress', 'all groups, or the directory'], ['One team', 'InProgress', 'single groups or apps'],
    ]);
  });

  it('need Entra ID P2 or Governance', () => {
    expect(check.requires).toEqual({ anyOf: ['entra-p2', 'entra-governance'] });
  });
});
