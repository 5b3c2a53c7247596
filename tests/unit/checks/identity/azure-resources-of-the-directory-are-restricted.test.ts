import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/azure-resources-of-the-directory-are-restricted.ts';
import { azureRoleIds, type AzureRoleName } from '../../../../src/facts/azure-roles.ts';
import { decide, rowsOf, sentenceOf, type Answers } from '../decide.ts';
import { group, has, user, withP2 } from '../role-tenant.ts';

const resources = '/subscriptions/s/resourceGroups/logs/providers';
const workspace = `${resources}/Microsoft.OperationalInsights/workspaces/sentinel`;
const storage = `${resources}/Microsoft.Storage/storageAccounts/archive`;
const hubs = `${resources}/Microsoft.EventHub/namespaces/stream`;
const assigned = (role: AzureRoleName | 'custom', principalId = 'outsider', principalType = 'User', scope = workspace) =>
  ({ properties: { roleDefinitionId: `/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/${role === 'custom' ? 'c0ffee' : azureRoleIds[role]}`, principalId, principalType, scope } });

interface Azure { destinations?: readonly string[]; assignments?: Record<string, unknown[]>; members?: Record<string, unknown[]>; roles?: unknown[] }
function tenant({ destinations = [workspace], assignments = {}, members = {}, roles = [] }: Azure): Answers {
  const settings = destinations.map((id, index) => ({
    name: `setting ${index}`,
    properties: { logs: [], workspaceId: id === workspace ? id : null, storageAccountId: id === storage ? id : null, eventHubAuthorizationRuleId: id === hubs ? `${id}/authorizationRules/Root` : '' },
  }));
  const named = { outsider: [user('outsider')], member: [user('member')] };
  return withP2({ active: roles }, {
    'providers/microsoft.aadiam/diagnosticsettings': settings,
    '{id}/providers/Microsoft.Authorization/roleAssignments': assignments,
    'groups/{id}/transitiveMembers/microsoft.graph.user': members,
    'users/{id}': named,
    'groups/{id}': { operators: [group('operators')] },
  });
}
/** The only destination of the tenant, with these assignments. */
const on = (resource: string, ...assignments: unknown[]) => tenant({ destinations: [resource], assignments: { [resource]: assignments } });
const keeper = assigned('Owner', 'keeper');

describe('the destinations of logs', () => {
  it.each<[string, Answers, string, RegExp]>([
    ['pass when there are none', tenant({ destinations: [] }), 'passed', /^The directory writes its logs to no/],
    ['pass when only apps reach them', on(workspace, assigned('Contributor', 'app', 'ServicePrincipal')), 'passed', /^Only holders of privileged roles reach the logs in 1 Azure resource/],
    ['pass for holders of a privileged role', tenant({ assignments: { [workspace]: [keeper] }, roles: [has(user('keeper'), 'security')] }), 'passed', /^Only/],
    ['pass for a Security Reader', tenant({ assignments: { [workspace]: [keeper] }, roles: [has(user('KEEPER'), '5d6b6bb7-de71-4623-b4af-96380a352509')] }), 'passed', /^Only/],
    ['pass for a Global Reader', tenant({ assignments: { [workspace]: [keeper] }, roles: [has(user('keeper'), 'F2EF992C-3afb-46b9-b7cf-a126ee74c451')] }), 'passed', /^Only/],
    ['fail for another role of the directory', tenant({ assignments: { [workspace]: [assigned('Owner')] }, roles: [has(user('outsider'), 'reader')] }), 'failed', /^1 user without a privileged role reaches/],
    ['fail for an owner without a role', on(workspace, assigned('Owner')), 'failed', /^1 user/],
    ['fail for a role that was given above', on(workspace, assigned('Contributor', 'outsider', 'User', '/subscriptions/s')), 'failed', /^1 user/],
    ['fail for somebody who can give roles', on(storage, assigned('User Access Administrator')), 'failed', /^1 user/],
    ['fail for a reader of a workspace', on(workspace, assigned('Reader')), 'failed', /^1 user/],
    ['pass for a reader of a storage account, who sees no blob', on(storage, assigned('Reader')), 'passed', /^Only/],
    ['fail for a reader of blobs', on(storage, assigned('Storage Blob Data Reader')), 'failed', /^1 user/],
    ['fail for a receiver of events', on(hubs, assigned('Azure Event Hubs Data Receiver')), 'failed', /^1 user/],
    ['pass for a role of another kind of resource', on(hubs, assigned('Storage Blob Data Reader'), assigned('custom')), 'passed', /^Only/],
    ['count a user with several roles once', on(workspace, assigned('Owner'), assigned('Log Analytics Reader', 'OUTSIDER')), 'failed', /^1 user/],
    ['are to be looked into for a group of another tenant', on(workspace, assigned('Owner', 'partners', 'ForeignGroup')), 'investigate', /^Principals that cannot be looked into/],
    ['are to be looked into when no role at all is visible', on(workspace), 'investigate', /^Nobody can be seen/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(sentenceOf(decision)).toMatch(sentence);
    expect(decision.verdict).toBe(verdict);
  });

  it('judges the users of groups, and says who reaches what by which role', () => {
    const answers = tenant({ assignments: { [workspace]: [assigned('Log Analytics Reader', 'operators', 'Group', '/subscriptions/s'), keeper] }, members: { operators: [{ id: 'keeper' }, { id: 'MEMBER' }] }, roles: [has(user('keeper'), 'security')] });
    const decision = decide(check, answers);
    expect(decision.verdict).toBe('failed');
    expect(rowsOf(decision)).toEqual([['sentinel', 's', 'member@contoso.example', 'Log Analytics Reader', '/subscriptions/s', 'Group operators']]);
  });

  it('takes each destination once, whatever its spelling', () => {
    const twice = { 'providers/microsoft.aadiam/diagnosticsettings': ['a', 'b'].map((name, index) => ({ name, properties: { workspaceId: index ? workspace.toUpperCase() : workspace } })) };
    const decision = decide(check, { ...tenant({ assignments: { [workspace.toUpperCase()]: [assigned('custom')] } }), ...twice });
    expect(sentenceOf(decision)).toMatch(/in 1 Azure resource\.$/);
  });

  it('cannot be judged from settings or assignments of another form', () => {
    expect(() => decide(check, { ...tenant({}), 'providers/microsoft.aadiam/diagnosticsettings': [{ properties: { workspaceId: 5 } }] })).toThrow();
    expect(() => decide(check, on(workspace, { properties: {} }))).toThrow();
  });
});
