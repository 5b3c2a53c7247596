import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/privileged-roles-are-not-held-by-stale-accounts.ts';
import { decide, now, rowsOf, sentenceOf, type Answers } from '../decide.ts';
import { has, user, withoutP2, withP2 } from '../role-tenant.ts';

const daysAgo = (days: number, time = '23:59:59Z') => `${new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10)}T${time}`;
const fido2 = [{ '@odata.type': '#microsoft.graph.fido2AuthenticationMethod' }];
const seen = (byId: Record<string, unknown>, methods: Record<string, unknown[]> = {}): Answers => ({
  'users/{id}': Object.fromEntries(Object.entries(byId).map(([id, activity]) => [id, [{ id, accountEnabled: true, ...activity as object }]])),
  'users/{id}/authentication/methods': methods,
  'identity/conditionalAccess/policies': [],
});
const succeeded = (days: number, time?: string) => ({ signInActivity: { lastSuccessfulSignInDateTime: daysAgo(days, time) } });
const one = (activity: unknown) => withoutP2({ active: [has(user('a'))] }, seen({ a: activity }));

describe('privileged accounts', () => {
  it.each([
    ['pass when there is none', withoutP2({}, seen({})), 'passed', /None of 0/],
    ['pass exactly 90 days after the sign-in', one(succeeded(90, '00:00:00Z')), 'passed', /None of 1 privileged user/],
    ['fail on the 91st day', one(succeeded(91)), 'failed', /^1 of 1 privileged user has been idle/],
    ['are judged by the successful sign-in, not by a later attempt', one({ signInActivity: { lastSuccessfulSignInDateTime: daysAgo(200), lastSignInDateTime: daysAgo(1) } }), 'failed', /^1 of 1/],
    ['are judged by the last attempt when no success is recorded', one({ signInActivity: { lastSignInDateTime: daysAgo(1) }, createdDateTime: daysAgo(900) }), 'passed', /None/],
    ['are judged by their creation when nobody ever signed in', one({ createdDateTime: daysAgo(91) }), 'failed', /^1 of 1/],
    ['pass when just created', one({ createdDateTime: daysAgo(2) }), 'passed', /None/],
    ['pass when nothing is known', one({}), 'passed', /None/],
    ['fail when eligible only', withP2({ eligible: [has(user('a'), 'security')] }, seen({ a: succeeded(400) })), 'failed', /^1 of 1/],
    ['pass with another role', withoutP2({ active: [has(user('a'), 'reader')] }, seen({ a: succeeded(400) })), 'passed', /None of 0/],
    ['pass with emergency access accounts', withoutP2({ active: [has(user('e'))] }, seen({ e: succeeded(400) }, { e: fido2 })), 'passed', /None of 1/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed when idle, emergency access accounts last', () => {
    const decision = decide(check, withoutP2({ active: [has(user('e')), has(user('a')), has(user('b'))] }, seen({ e: succeeded(500), a: succeeded(100), b: succeeded(1) }, { e: fido2 })));
    expect(rowsOf(decision)).toEqual([
      ['User a', 'a@contoso.example', 'Global Administrator', daysAgo(100).slice(0, 10), 100, false],
      ['User e', 'e@contoso.example', 'Global Administrator', daysAgo(500).slice(0, 10), 500, true],
    ]);
  });
});
