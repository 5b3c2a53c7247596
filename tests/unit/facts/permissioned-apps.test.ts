import { describe, expect, it } from 'vitest';
import { appPermissions, delegatedGrants } from '../../../src/facts/app-permissions.ts';
import { permissionedApps, permissionNames } from '../../../src/facts/permissioned-apps.ts';
import { factOf } from '../checks/decide.ts';

const role = (id: string, value: string | null, allowedMemberTypes: string[] | null = ['Application']) => ({ id, value, allowedMemberTypes });
const assignment = (principalId: string, appRoleId: string, principalType: string | null = 'ServicePrincipal') => ({ principalId, appRoleId, principalType });
const tenant = ({ grants = [], resources = [], assigned = {}, holders = {} }: { grants?: unknown[]; resources?: unknown[]; assigned?: object; holders?: object }) => ({
  oauth2PermissionGrants: grants,
  servicePrincipals: resources,
  'servicePrincipals/{id}/appRoleAssignedTo': assigned,
  'servicePrincipals/{id}': holders,
});

describe('the permissions of apps', () => {
  it('are all grants of a client together, however they are written', () => {
    const found = factOf(appPermissions, tenant({ grants: [
      { clientId: 'a', scope: ' User.Read  openid' }, { clientId: 'a', scope: '"Mail.Read"' }, { clientId: 'a', scope: 'User.Read' }, { clientId: 'b', scope: null }, { clientId: 'c', scope: '  ' },
    ] }));
    expect([...found]).toEqual([['a', { delegated: ['Mail.Read', 'User.Read', 'openid'], application: [], privilege: 'High' }]]);
  });

  it('are named by the API that defines the role, and only by that', () => {
    const found = factOf(appPermissions, tenant({
      resources: [{ id: 'graph', appRoles: [role('R1', 'Mail.Read'), role('r2', 'AuditLog.Read.All')] }, { id: 'own', appRoles: [role('r3', 'Orders.Read')] }],
      assigned: { graph: [assignment('a', 'r1'), assignment('a', 'r3'), assignment('b', 'r2', null)], own: [assignment('b', 'r3')] },
    }));
    expect([...found]).toEqual([
      ['a', { delegated: [], application: ['Mail.Read'], privilege: 'High' }],
      ['b', { delegated: [], application: ['AuditLog.Read.All', 'Orders.Read'], privilege: 'Unranked' }],
    ]);
  });

  it('are not roles of users, nor the default role, nor roles without a name', () => {
    const found = factOf(appPermissions, tenant({
      resources: [{ id: 'app', appRoles: [role('r1', 'Admin', ['User', 'Application']), role('r2', null)] }, { id: 'users-only', appRoles: [role('r3', 'Reader', ['User'])] }, { id: 'none', appRoles: null }],
      assigned: { app: [assignment('person', 'r1', 'User'), assignment('a', 'r2'), assignment('b', '00000000-0000-0000-0000-000000000000')] },
    }));
    expect(found.size).toBe(0);
  });

  it('come with name, type and owners of each app; a deleted one is left out', () => {
    const apps = factOf(permissionedApps, tenant({
      grants: [{ clientId: 'a', scope: 'User.Read' }, { clientId: 'gone', scope: 'Mail.Read' }],
      holders: { a: [{ id: 'a', appId: 'x', displayName: 'App', servicePrincipalType: 'Application', signInAudience: 'AzureADMultipleOrgs', owners: [{ id: 'o' }, {}] }], gone: [] },
    }));
    expect(apps).toEqual([{ id: 'a', appId: 'x', name: 'App', type: 'Application', multitenant: true, owners: 2, delegated: ['User.Read'], application: [], privilege: 'Low' }]);
  });

  it('are shown each once, or as none', () => {
    expect(permissionNames({ delegated: ['User.Read', 'Mail.Read'], application: ['Mail.Read'], privilege: 'High' })).toBe('Mail.Read, User.Read');
    expect(permissionNames({ delegated: [], application: [], privilege: 'Unranked' })).toBe('None');
  });

  it('of a million grants keep one entry per client and one copy per name', () => {
    const facts = { now: new Date(0), cloud: 'global' } as const;
    let state = delegatedGrants.initial();
    for (let index = 0; index < 100_000; index += 1) state = delegatedGrants.step(state, { clientId: String(index % 10), scope: 'User.Read Mail.Read' }, facts);
    expect(state.byClient.size).toBe(10);
    expect([...state.names.keys()]).toEqual(['User.Read', 'Mail.Read']);
  });
});
