import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/single-sign-on-apps-provision-accounts.ts';
import { decide, linksOf, rowsOf, sentenceOf } from '../decide.ts';

const app = (id: string, properties: object = {}) => ({ id, appId: `${id}-app`, displayName: `App ${id}`, accountEnabled: true, preferredSingleSignOnMode: 'saml', ...properties });
const tenant = (servicePrincipals: unknown[], jobs: object = {}, templates: object = {}) =>
  ({ servicePrincipals, 'servicePrincipals/{id}/synchronization/jobs': jobs, 'servicePrincipals/{id}/synchronization/templates': templates });
const some = [{ id: 'x' }];

describe('provisioning of single sign-on apps', () => {
  it.each([
    ['passes in an empty tenant', tenant([]), 'passed', /no enabled single sign-on app/],
    ['passes without an app of these modes', tenant([app('a', { preferredSingleSignOnMode: null }), app('b', { preferredSingleSignOnMode: 'notSupported' }), app('c', { preferredSingleSignOnMode: 'SAML' })]), 'passed', /no enabled/],
    ['passes for disabled apps', tenant([app('a', { accountEnabled: false }), app('b', { accountEnabled: null })]), 'passed', /no enabled/],
    ['passes when an app does not support it', tenant([app('a')]), 'passed', /Among 1 single sign-on app/],
    ['passes when a job is there', tenant([app('a')], { a: some }, { a: some }), 'passed', /Among 1/],
    ['fails when it is supported and no job is there', tenant([app('a')], {}, { a: some }), 'failed', /^Provisioning is supported but not set up for 1 of 1 single sign-on app\.$/],
    ['fails in each of the modes', tenant([app('a', { preferredSingleSignOnMode: 'password' }), app('b', { preferredSingleSignOnMode: 'oidc' }), app('c')], { c: some }, { a: some, b: some }), 'failed', /2 of 3/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('names the apps that lack it', () => {
    const decision = decide(check, tenant([app('b'), app('a')], {}, { a: some, b: some }));
    expect(rowsOf(decision)).toEqual([['App a', 'a', 'a-app', 'saml'], ['App b', 'b', 'b-app', 'saml']]);
    expect(linksOf(decision)[0]).toContain('/objectId/a/appId/a-app');
  });

  it('asks for templates only where there is no job', () => {
    const answers = { servicePrincipals: [app('a')], 'servicePrincipals/{id}/synchronization/jobs': { a: some } };
    expect(decide(check, answers).verdict).toBe('passed');
  });

  it('cannot be judged when an app is malformed', () => {
    expect(() => decide(check, tenant([app('a', { accountEnabled: 'yes' })]))).toThrow();
  });
});
