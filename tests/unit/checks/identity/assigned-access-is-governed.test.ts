import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/assigned-access-is-governed.ts';
import { decide, linksOf, rowsOf, sentenceOf } from '../decide.ts';

const [app, group, other] = ['0a1b2c3d-0000-4000-8000-00000000000a', '0a1b2c3d-0000-4000-8000-00000000000b', '0a1b2c3d-0000-4000-8000-00000000000c'] as const;
const review = (query: string, status = 'InProgress') => ({ id: 'r', status, settings: { recurrence: { pattern: {} } }, scope: { query } });
interface Overrides { resources?: unknown[]; reviews?: unknown[]; apps?: unknown[]; groups?: unknown[]; found?: Record<string, unknown[]> }
const tenant = ({ resources = [], reviews = [], apps = [], groups = [], found = {} }: Overrides) => ({
  'identityGovernance/entitlementManagement/catalogs': [{ id: 'c' }],
  'identityGovernance/entitlementManagement/catalogs/{id}/resources': { c: resources },
  'identityGovernance/accessReviews/definitions': reviews,
  servicePrincipals: apps, groups, 'groups/{id}': found,
});
const inCatalog = (originId: string, originSystem: string) => ({ id: originId, originId, originSystem });
const security = (id: string) => ({ [id]: [{ id, securityEnabled: true, groupTypes: [] }] });

describe('assignments to apps and groups', () => {
  it.each([
    ['pass when a catalog has the app and a review the group', tenant({ resources: [inCatalog(app, 'AadApplication')], reviews: [review(`/groups/${group.toUpperCase()}/members`)], apps: [{ id: app }], groups: [{}], found: security(group) }), 'passed', /govern all apps/],
    ['pass in an empty tenant', tenant({}), 'passed', /govern all apps/],
    ['are to be looked at when a group is left', tenant({ resources: [inCatalog(group, 'AadGroup')], groups: [{}, {}], found: security(group) }), 'investigate', /govern 1 group of 2\./],
    ['do not count governed groups that are dynamic', tenant({ resources: [inCatalog(group, 'AadGroup')], groups: [{}], found: { [group]: [{ id: group, securityEnabled: true, groupTypes: ['DynamicMembership'] }] } }), 'investigate', /1 group of 1/],
    ['do not count governed groups that are gone', tenant({ resources: [inCatalog(group, 'AadGroup')], groups: [{}] }), 'investigate', /1 group of 1/],
    ['pass when groups were deleted meanwhile', tenant({ resources: [inCatalog(group, 'AadGroup')], groups: [], found: security(group) }), 'passed', /all/],
    ['fail when an app is left, whatever the groups', tenant({ resources: [inCatalog(app, 'AadApplication')], apps: [{ id: app }, { id: other }], groups: [{}] }), 'failed', /govern 1 app of 2, and 1 group of 1/],
    ['fail when the review is over', tenant({ reviews: [review(`/servicePrincipals/${app}`, 'Completed')], apps: [{ id: app }] }), 'failed', /1 app of 1/],
    ['fail when only a site stands in the catalog', tenant({ resources: [inCatalog(app, 'SharePointOnline')], apps: [{ id: app }] }), 'failed', /1 app of 1/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('name the apps that are left, with links', () => {
    const decision = decide(check, tenant({ apps: [{ id: other, displayName: 'Payroll', appId: 'a1' }] }));
    expect(rowsOf(decision)).toEqual([['Payroll']]);
    expect(linksOf(decision)[0]).toContain(`/objectId/${other}/appId/a1`);
  });

  it('are counted by the server, with Entra ID Governance', () => {
    expect(check.needs['groups']).toMatchObject({ kind: 'count', query: { advanced: true } });
    expect(check.requires).toEqual({ anyOf: ['entra-governance'] });
  });
});
