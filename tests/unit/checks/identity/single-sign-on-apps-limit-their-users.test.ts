import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/single-sign-on-apps-limit-their-users.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const app = (id: string, properties: object = {}) =>
  ({ id, appId: `${id}-app`, displayName: `App ${id}`, accountEnabled: true, preferredSingleSignOnMode: 'saml', appRoleAssignmentRequired: false, ...properties });
const tenant = (servicePrincipals: unknown[], jobs: object = {}) => ({ servicePrincipals, 'servicePrincipals/{id}/synchronization/jobs': jobs });
const mapping = (scope: unknown) => ({ objectMappings: [{ scope }] });
const job = (rules: unknown, id = 'j') => ({ id, templateId: 't', schema: rules === undefined ? null : { synchronizationRules: rules } });
const filter = { groups: [] };

describe('who gets into single sign-on apps', () => {
  it.each([
    ['passes in an empty tenant', tenant([]), 'passed', /or there is none/],
    ['passes when assignment is required', tenant([app('a', { appRoleAssignmentRequired: true })]), 'passed', /requires assignment/],
    ['passes when nobody knows whether it is', tenant([app('a', { appRoleAssignmentRequired: null })]), 'passed', /requires assignment/],
    ['passes for disabled apps and other modes', tenant([app('a', { accountEnabled: false }), app('b', { preferredSingleSignOnMode: 'linked' })]), 'passed', /none/],
    ['fails for an open app without provisioning', tenant([app('a')]), 'failed', /^Nothing limits who gets into 1 of 1 single sign-on app that is open/],
    ['passes when every mapping has a scope', tenant([app('a')], { a: [job([mapping(filter)])] }), 'passed', /Provisioning is scoped for all of 1/],
    ['passes with a rule that maps nothing', tenant([app('a')], { a: [job([{ objectMappings: [] }])] }), 'passed', /scoped/],
    ['fails when one mapping has no scope', tenant([app('a')], { a: [job([mapping(filter), mapping(null)])] }), 'failed', /1 of 1/],
    ['fails when a mapping does not mention scope', tenant([app('a')], { a: [job([{ objectMappings: [{}] }])] }), 'failed', /1 of 1/],
    ['fails when a job has no rules', tenant([app('a')], { a: [job([])] }), 'failed', /1 of 1/],
    ['fails when a job has no schema', tenant([app('a')], { a: [job(undefined)] }), 'failed', /1 of 1/],
    ['fails when one of two jobs has no scope', tenant([app('a')], { a: [job([mapping(filter)]), job([mapping(null)], 'k')] }), 'failed', /1 of 1/],
    ['fails by the app without provisioning beside one that is scoped', tenant([app('a'), app('b')], { a: [job([mapping(filter)])] }), 'failed', /into 1 of 2/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('lists apps without provisioning, and jobs without scope', () => {
    expect(rowsOf(decide(check, tenant([app('a')])))).toEqual([['App a', 'Open to all users, without provisioning', 'saml']]);
    expect(rowsOf(decide(check, tenant([app('a')], { a: [job([mapping(null)])] })))).toEqual([['App a', 'Provisions everybody: job j (t)', 'saml']]);
  });

  it('cannot be judged when a rule is malformed', () => {
    expect(() => decide(check, tenant([app('a')], { a: [job('none')] }))).toThrow();
  });
});
