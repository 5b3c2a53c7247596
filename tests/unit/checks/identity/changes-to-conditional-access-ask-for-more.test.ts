import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/changes-to-conditional-access-ask-for-more.ts';
import { anyMultifactor, policies, policy, resistant, strengths } from '../conditional-access-policy.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const ids = [
  'microsoft.directory-conditionalAccessPolicies-create-post', 'microsoft.directory-conditionalAccessPolicies-basic-update-patch',
  'microsoft.directory-conditionalAccessPolicies-delete-delete', 'microsoft.directory-resourceNamespaces-resourceActions-authenticationContext-update-post',
];
const path = 'roleManagement/directory/resourceNamespaces/microsoft.directory/resourceActions';
const actions = (...contexts: (string | null | undefined)[]) => ({ [path]: ids.map((id, index) => ({ id, name: id, authenticationContextId: contexts[index] })) });
const inC1 = actions('c1', 'c1', 'c1', 'c1');
const answering = (context: string) => ({ applications: { includeAuthenticationContextClassReferences: [context] } });
const strong = { ...answering('c1'), strength: { id: resistant.id } };
const recent = { ...answering('c1'), session: { signInFrequency: { isEnabled: true, frequencyInterval: 'everyTime' } } };
const tenant = (protectedActions: object, ...list: unknown[]) => ({ ...protectedActions, ...strengths(resistant, anyMultifactor), ...policies(...list) });

describe('changes to Conditional Access', () => {
  it.each([
    ['pass when all ask for a resistant strength', tenant(inC1, policy(strong)), 'passed', /strong sign-in/],
    ['pass when all ask for a recent sign-in', tenant(inC1, policy(recent)), 'passed', /recent sign-in/],
    ['pass with a policy for each context', tenant(actions('c1', 'c2', 'c1', 'C2'), policy(strong), policy({ ...strong, ...answering('c2') })), 'passed', /strong/],
    ['pass although a policy that is off asks for less', tenant(inC1, policy(strong), policy({ ...answering('c1'), state: 'disabled', controls: ['mfa'] })), 'passed', /strong/],
    ['are to investigate when one context has no policy', tenant(actions('c1', 'c1', 'c1', 'c2'), policy(strong)), 'investigate', /^1 of 4 actions are not protected/],
    ['are to investigate when one action has no context', tenant(actions('c1', 'c1', null, 'c1'), policy(strong)), 'investigate', /^1 of 4/],
    ['are to investigate when an action is missing', tenant({ [path]: inC1[path].slice(1) }, policy(strong)), 'investigate', /^1 of 4/],
    ['are to investigate when the context is empty', tenant(actions('', ' ', undefined, null), policy(strong)), 'investigate', /^4 of 4/],
    ['are to investigate when the policy is report-only', tenant(inC1, policy({ ...strong, state: 'enabledForReportingButNotEnforced' })), 'investigate', /^4 of 4/],
    ['are to investigate when the strength allows text messages', tenant(inC1, policy({ ...answering('c1'), strength: { id: anyMultifactor.id } })), 'investigate', /neither throughout/],
    ['are to investigate when any second factor is enough', tenant(inC1, policy({ ...answering('c1'), controls: ['mfa'] })), 'investigate', /neither/],
    ['are to investigate when the frequency is switched off', tenant(inC1, policy({ ...recent, session: { signInFrequency: { isEnabled: false, type: 'hours', value: 1 } } })), 'investigate', /neither/],
    ['are to investigate when one policy asks for strength, another for freshness', tenant(inC1, policy(strong), policy(recent)), 'investigate', /neither/],
    ['are to investigate in an empty tenant', tenant({ [path]: [] }), 'investigate', /^4 of 4/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed by action', () => {
    expect(rowsOf(decide(check, tenant(actions('c1', null, 'c2', 'c1'), policy({ ...recent, controls: ['mfa'] }))))).toEqual([
      ['Create a Conditional Access policy', 'c1', 'A policy (mfa, every time)'], ['Change a Conditional Access policy', null, ''],
      ['Delete a Conditional Access policy', 'c2', ''], ['Change which actions are protected', 'c1', 'A policy (mfa, every time)'],
    ]);
    expect(check.requires).toEqual({ anyOf: ['entra-p1'] });
    expect(() => decide(check, tenant({ [path]: [{ name: 'no id' }] }))).toThrow();
  });
});
