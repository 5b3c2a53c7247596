import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/directory-sync-signs-in-from-known-locations.ts';
import { directorySynchronizationRole as role } from '../../../../src/facts/role-definitions.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const account = (id: string, accountEnabled = true) => ({ '@odata.type': '#microsoft.graph.user', id, displayName: `Sync ${id}`, userPrincipalName: `${id}@contoso.example`, accountEnabled });
const application = { '@odata.type': '#microsoft.graph.servicePrincipal', id: 's', displayName: 'App', appId: 'x' };
const elsewhere = { includeLocations: ['All'], excludeLocations: ['office'] };
interface Rule { state?: string; users?: unknown; locations?: unknown; control?: string; apps?: string[] }
const policy = ({ state = 'enabled', users = { includeRoles: [role] }, locations = elsewhere, control = 'block', apps = ['All'] }: Rule = {}) =>
  ({ id: 'p', displayName: 'Bound', state, conditions: { users, locations, applications: { includeApplications: apps } }, grantControls: { builtInControls: [control] } });
const tenant = (members: unknown[], ...policies: unknown[]) => ({
  "directoryRoles(roleTemplateId='{id}')/members": { [role]: members },
  'identity/conditionalAccess/policies': policies,
});

describe('accounts for directory synchronisation', () => {
  it.each([
    ['are not there to be judged', tenant([]), 'skipped', /No enabled user account/],
    ['are not judged when an application signs in', tenant([application]), 'skipped', /No enabled/],
    ['are not judged when disabled', tenant([account('a', false)]), 'skipped', /No enabled/],
    ['pass under a policy for the role', tenant([account('a')], policy()), 'passed', /Every account/],
    ['pass under a policy for the account', tenant([account('a')], policy({ users: { includeUsers: ['A'] } })), 'passed', /Every account/],
    ['pass under a policy for everybody', tenant([account('a')], policy({ users: { includeUsers: ['All'] } })), 'passed', /Every account/],
    ['fail without a policy', tenant([account('a'), account('b')]), 'failed', /^2 accounts/],
    ['fail when the policy only reports', tenant([account('a')], policy({ state: 'enabledForReportingButNotEnforced' })), 'failed', /^1 account /],
    ['fail when it asks for something else', tenant([account('a')], policy({ control: 'mfa' })), 'failed', /^1 account/],
    ['fail when no location is left out', tenant([account('a')], policy({ locations: { includeLocations: ['All'], excludeLocations: [] } })), 'failed', /^1 account/],
    ['fail when only some locations are blocked', tenant([account('a')], policy({ locations: { includeLocations: ['x'], excludeLocations: ['office'] } })), 'failed', /^1 account/],
    ['fail without locations', tenant([account('a')], policy({ locations: null })), 'failed', /^1 account/],
    ['fail when the policy is for one app', tenant([account('a')], policy({ apps: ['x'] })), 'failed', /^1 account/],
    ['fail when the account is excluded', tenant([account('a')], policy({ users: { includeUsers: ['All'], excludeUsers: ['a'] } })), 'failed', /^1 account/],
    ['fail when the role is excluded', tenant([account('a')], policy({ users: { includeUsers: ['All'], excludeRoles: [role] } })), 'failed', /^1 account/],
    ['fail when the policy is for others', tenant([account('a')], policy({ users: { includeUsers: ['z'] } })), 'failed', /^1 account/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed with what bounds them', () => {
    expect(rowsOf(decide(check, tenant([account('a'), account('b')], policy({ users: { includeUsers: ['b'] } }))))).toEqual([
      ['Sync a', 'a@contoso.example', 'no policy'], ['Sync b', 'b@contoso.example', 'Bound'],
    ]);
  });
});
