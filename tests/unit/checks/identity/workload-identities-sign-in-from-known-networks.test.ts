import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/workload-identities-sign-in-from-known-networks.ts';
import { policies, policy } from '../conditional-access-policy.ts';
import { decide, linksOf, rowsOf, sentenceOf } from '../decide.ts';

const p1 = { subscribedSkus: [{ capabilityStatus: 'Enabled', servicePlans: [{ servicePlanId: '41781fb2-bc02-4b7c-bd55-b576c07bb09d' }] }] };
const tenantId = '11111111-1111-4111-8111-111111111111';
const secret = { passwordCredentials: [{ keyId: 'k' }] };
const app = (id: string, more: object = {}) => ({ id, appId: `app-${id}`, displayName: `App ${id}`, servicePrincipalType: 'Application', appOwnerOrganizationId: tenantId, ...secret, ...more });
const registration = (id: string, more: object = {}) => ({ id: `r-${id}`, appId: `APP-${id}`, signInAudience: 'AzureADMyOrg', ...secret, ...more });
interface Rest { apps?: unknown[]; registrations?: unknown[]; places?: unknown[] }
const tenant = (list: unknown[], { apps = [app('a'), app('b')], registrations = [], places = [{ id: 'l1' }] }: Rest = {}) => ({
  ...p1, ...policies(...list), 'identity/conditionalAccess/namedLocations': places, organization: [{ id: tenantId.toUpperCase() }], servicePrincipals: apps, applications: registrations,
});
const elsewhere = { includeLocations: ['All'], excludeLocations: ['l1'] };
const limit = (clients: object, more: object = {}, locations: unknown = elsewhere) => policy({ users: null, controls: ['block'], when: { clientApplications: clients, locations }, ...more });
const every = { includeServicePrincipals: ['ServicePrincipalsInMyTenant'] };

describe('networks of workload identities', () => {
  it.each([
    ['pass with one policy for all apps', tenant([limit(every)]), 'passed', /All apps are limited .* 1 Conditional/],
    ['pass with a policy for each', tenant([limit({ includeServicePrincipals: ['A'] }), limit({ includeServicePrincipals: ['b'] })]), 'passed', /All of 2 apps/],
    ['fail when one app is left out', tenant([limit({ includeServicePrincipals: ['a'] })]), 'failed', /^1 app with credentials can/],
    ['fail when the policy for all excludes one, for that one', tenant([limit({ ...every, excludeServicePrincipals: ['b'] })]), 'failed', /^1 app with credentials can/],
    ['pass when the excluded one has a policy of its own', tenant([limit({ ...every, excludeServicePrincipals: ['b'] }), limit({ includeServicePrincipals: ['b'] })]), 'passed', /All of 2/],
    ['pass with a list of forbidden places', tenant([limit(every, {}, { includeLocations: ['l1'] })]), 'passed', /All apps/],
    ['fail when all places are blocked without exception', tenant([limit(every, {}, { includeLocations: ['All'], excludeLocations: [] })]), 'failed', /^2 apps with credentials can/],
    ['fail when the policy names no place', tenant([limit(every, {}, null)]), 'failed', /^2 apps with credentials can/],
    ['fail when it does not block', tenant([limit(every, { controls: ['mfa'] })]), 'failed', /^2 apps with credentials can/],
    ['fail in report-only mode', tenant([limit(every, { state: 'enabledForReportingButNotEnforced' })]), 'failed', /^2 apps with credentials can/],
    ['fail without any policy', tenant([]), 'failed', /no Conditional Access policy, so that 2 apps/],
    ['fail without any named location', tenant([policy()], { places: [] }), 'failed', /no named location/],
    ['pass without any app that has credentials', tenant([], { apps: [app('a', { passwordCredentials: [] }), app('b', { passwordCredentials: null })] }), 'passed', /No app/],
    ['pass in an empty tenant', tenant([], { apps: [] }), 'passed', /No app/],
    ['count certificates', tenant([policy()], { apps: [app('a', { passwordCredentials: [], keyCredentials: [{}] })] }), 'failed', /^1 app with credentials can/],
    ['count credentials of the registration', tenant([policy()], { apps: [app('a', { passwordCredentials: [] })], registrations: [registration('a')] }), 'failed', /^1 app with credentials can/],
    ['leave out registrations for several tenants', tenant([], { apps: [app('a', { passwordCredentials: [] })], registrations: [registration('a', { signInAudience: 'AzureADMultipleOrgs' })] }), 'passed', /No app/],
    ['leave out apps of others, and managed identities', tenant([], { apps: [app('a', { appOwnerOrganizationId: 'f8cdef31-a31e-4b4a-93e4-5f571e91255a' }), app('b', { appOwnerOrganizationId: 'x' }), app('c', { appOwnerOrganizationId: null }), app('d', { servicePrincipalType: 'ManagedIdentity' })] }), 'passed', /No app/],
    ['are skipped without Entra ID P1', { ...tenant([limit(every)]), subscribedSkus: [] }, 'skipped', /Entra ID P1/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('read no app when one policy is for all of them', () => {
    const withoutApps = Object.fromEntries(Object.entries(tenant([limit(every)])).filter(([path]) => path !== 'servicePrincipals' && path !== 'applications'));
    expect(decide(check, withoutApps).verdict).toBe('passed');
  });

  it('are listed by app, open ones first, with more than a thousand judged', () => {
    const decision = decide(check, tenant([limit({ includeServicePrincipals: ['a'] })]));
    expect(rowsOf(decision)).toEqual([['App b', ''], ['App a', 'A policy']]);
    expect(linksOf(decision)[0]).toContain('objectId/b/appId/app-b');
    const many = Array.from({ length: 1_500 }, (_, index) => app(String(index)));
    expect(decide(check, tenant([policy()], { apps: many }))).toMatchObject({ verdict: 'failed', summary: '1,500 apps with credentials can sign in from anywhere, out of 1,500.', evidence: { total: 1_500 } });
    expect(check.requires).toEqual({ anyOf: ['entra-workload-id'] });
    expect(() => decide(check, tenant([], { apps: [{ displayName: 'no id' }] }))).toThrow();
  });
});
