import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/high-impact-actions-are-protected.ts';
import { policies, policy } from '../conditional-access-policy.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const action = (name: string | null, authenticationContextId: string | null = null) => ({ id: `id ${String(name)}`, name: name && `microsoft.directory/${name}`, authenticationContextId });
const tenant = (actions: unknown[], ...list: unknown[]) => ({ 'roleManagement/directory/resourceNamespaces/microsoft.directory/resourceActions': actions, ...policies(...list) });
const guard = policy({ applications: { includeAuthenticationContextClassReferences: ['c1'] }, controls: ['mfa'] });
const update = 'conditionalAccessPolicies/basic/update';

describe('actions with a high impact', () => {
  it.each([
    ['pass when all are protected', tenant([action(update, 'c1'), action('deletedItems/delete', 'c1'), action('namedLocations/delete', 'C1')], guard), 'passed', /All of 3 actions/],
    ['are to investigate when some are', tenant([action(update, 'c1'), action('crossTenantAccessPolicy/partners/b2bCollaboration/update')], guard), 'investigate', /^1 of 2 actions/],
    ['are to investigate when one context has no policy', tenant([action(update, 'c1'), action('namedLocations/basic/update', 'c2')], guard), 'investigate', /^1 of 2/],
    ['fail when none has a context', tenant([action(update)], guard), 'failed', /None of 1 action /],
    ['fail when no policy answers', tenant([action(update, 'c2')], guard), 'failed', /None of 1/],
    ['fail when the policy is off', tenant([action(update, 'c1')], { ...guard, state: 'disabled' }), 'failed', /None of 1/],
    ['fail without any policy', tenant([action(update, 'c1')]), 'failed', /None of 1/],
    ['do not count creation or other actions', tenant([action(update, 'c1'), action('namedLocations/create'), action('users/basic/update'), action('deletedItems/restore'), action(null)], guard), 'passed', /All of 1 action /],
    ['are not decided when Graph names none', tenant([action('users/basic/update')], guard), 'error', /names none/],
    ['are not decided when Graph answers nothing', tenant([], guard), 'error', /names none/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed, open ones first', () => {
    expect(rowsOf(decide(check, tenant([action(update, 'c1'), action('deletedItems/delete', 'c2')], guard)))).toEqual([
      ['microsoft.directory/deletedItems/delete', 'c2', ''], [`microsoft.directory/${update}`, 'c1', 'A policy'],
    ]);
    expect(check.requires).toEqual({ anyOf: ['entra-p1'] });
    expect(() => decide(check, tenant([{ id: 1 }]))).toThrow();
  });
});
