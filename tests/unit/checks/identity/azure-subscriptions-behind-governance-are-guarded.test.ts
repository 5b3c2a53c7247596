import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/azure-subscriptions-behind-governance-are-guarded.ts';
import { gateRefusal } from '../../../../src/assessment/gate.ts';
import { azureRoleIds, type AzureRoleName } from '../../../../src/facts/azure-roles.ts';
import { decide, rowsOf, sentenceOf, type Answers } from '../decide.ts';
import { globalAdministrator, group, has, p2, user, withP2 } from '../role-tenant.ts';

const governor = '45d8d3c5-c802-45c6-b32a-1d70b5e1e86e';
const logicApp = '/subscriptions/s/resourceGroups/joiners/providers/Microsoft.Logic/workflows/welcome';
const extension = (logicAppWorkflowName: string | null = 'welcome') => ({ id: 'x', endpointConfiguration: { subscriptionId: 's', resourceGroupName: 'joiners', logicAppWorkflowName } });
const assigned = (role: AzureRoleName, principalId = 'outsider', principalType = 'User', scope = '/subscriptions/s') =>
  ({ properties: { roleDefinitionId: `/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/${azureRoleIds[role]}`, principalId, principalType, scope } });

interface Governance { catalogs?: unknown[]; workflows?: unknown[]; assignments?: unknown[]; members?: Record<string, unknown[]>; roles?: unknown[]; eligible?: unknown[] }
function tenant({ catalogs = [], workflows = [extension()], assignments = [], members = {}, roles = [], eligible = [] }: Governance): Answers {
  return withP2({ active: roles, eligible }, {
    'identityGovernance/entitlementManagement/catalogs': catalogs,
    'identityGovernance/lifecycleWorkflows/customTaskExtensions': workflows,
    '{id}/providers/Microsoft.Authorization/roleAssignments': { [logicApp]: assignments },
    'groups/{id}/transitiveMembers/microsoft.graph.user': members,
    'users/{id}': { outsider: [user('outsider')], member: [user('member')] },
    'groups/{id}': { team: [group('team')] },
  });
}

describe('the logic apps behind Identity Governance', () => {
  it.each<[string, Answers, string, RegExp]>([
    ['pass when there are none', tenant({ workflows: [] }), 'passed', /calls no logic app/],
    ['pass when extensions call something else', tenant({ workflows: [extension(null), { id: 'y', endpointConfiguration: null }], catalogs: [{ customWorkflowExtensions: null }] }), 'passed', /calls no logic app/],
    ['pass for an Identity Governance Administrator', tenant({ assignments: [assigned('Owner', 'KEEPER')], roles: [has(user('keeper'), governor)] }), 'passed', /^Only administrators of Identity Governance can change the 1 logic app/],
    ['pass for an eligible Global Administrator', tenant({ assignments: [assigned('Owner', 'keeper')], eligible: [has(user('keeper'), globalAdministrator)] }), 'passed', /^Only/],
    ['pass for roles that only read, and for apps', tenant({ assignments: [assigned('Reader'), assigned('Owner', 'app', 'ServicePrincipal')] }), 'passed', /^Only/],
    ['fail for an owner of the subscription', tenant({ assignments: [assigned('Owner')] }), 'failed', /^1 user who does not govern identities can change/],
    ['fail for a contributor of the logic app itself', tenant({ assignments: [assigned('Logic App Contributor', 'outsider', 'User', logicApp)] }), 'failed', /^1 user/],
    ['fail for somebody who can give roles', tenant({ assignments: [assigned('User Access Administrator')] }), 'failed', /^1 user/],
    ['fail for another role of the directory', tenant({ assignments: [assigned('Contributor')], roles: [has(user('outsider'), 'security')] }), 'failed', /^1 user/],
    ['fail when a catalog calls it', tenant({ workflows: [], catalogs: [{ customWorkflowExtensions: [extension()] }], assignments: [assigned('Owner')] }), 'failed', /^1 user/],
    ['are to be looked into for a group of another tenant', tenant({ assignments: [assigned('Owner', 'partners', 'ForeignGroup')] }), 'investigate', /cannot be looked into may change 1 logic app/],
    ['are to be looked into when no role at all is visible', tenant({}), 'investigate', /^Nobody can be seen who may change 1 logic app/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(sentenceOf(decision)).toMatch(sentence);
    expect(decision.verdict).toBe(verdict);
  });

  it('are each taken once; the users of groups are judged and named', () => {
    const answers = tenant({ catalogs: [{ customWorkflowExtensions: [extension('WELCOME')] }], assignments: [assigned('Contributor', 'team', 'Group')], members: { team: [{ id: 'member' }, { id: 'keeper' }] }, roles: [has(user('keeper'), governor)] });
    const paths = { '{id}/providers/Microsoft.Authorization/roleAssignments': { [logicApp]: [assigned('Contributor', 'team', 'Group')], [logicApp.replace('welcome', 'WELCOME')]: [assigned('Contributor', 'team', 'Group')] } };
    const decision = decide(check, { ...answers, ...paths });
    expect(decision.verdict).toBe('failed');
    expect(rowsOf(decision)).toHaveLength(1);
    expect(rowsOf(decision)[0]?.slice(1)).toEqual(['s', 'member@contoso.example', 'Contributor', '/subscriptions/s', 'Group team']);
  });

  it('are asked for only with Entra ID Governance', () => {
    expect(gateRefusal(check, { skus: p2 })).toMatch(/no licence for/);
    expect(gateRefusal(check, { skus: [{ capabilityStatus: 'Enabled', servicePlans: [{ servicePlanId: 'e866a266-3cff-43a3-acca-0c90a7e00c8b' }] }] })).toBeNull();
  });

  it('cannot be judged from extensions of another form', () => {
    expect(() => decide(check, tenant({ workflows: [{ endpointConfiguration: { subscriptionId: 5 } }] }))).toThrow();
  });
});
