import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/workload-identities-hold-no-privileged-role.ts';
import { decide, linksOf, rowsOf, sentenceOf } from '../decide.ts';
import { privilegedTenant as tenant, roleAssignment as role, scheduledTenant } from './privileged-tenant.ts';

const app = role('servicePrincipal', 'a', { appId: 'x' });
const member = { '@odata.type': '#microsoft.graph.servicePrincipal', id: 'm', appId: 'y' };

describe('privileged roles of workload identities', () => {
  it.each([
    ['pass in an empty tenant', tenant([]), 'passed', /No app/],
    ['pass when people and groups hold them', tenant([role('user', 'u'), role('group', 'g')], { members: { g: [{ '@odata.type': '#microsoft.graph.user', id: 'v' }] } }), 'passed', /No app/],
    ['pass when the role is not privileged', tenant([role('servicePrincipal', 'a', { role: 'plain' }), role('servicePrincipal', 'a', { role: 'unheard-of' })]), 'passed', /No app/],
    ['fail for an app, at any scope', tenant([app]), 'failed', /^1 workload identity holds privileged roles\.$/],
    ['fail for an agent', tenant([role('agentIdentity', 'a')]), 'failed', /1 workload identity/],
    ['fail through a group', tenant([role('group', 'g')], { members: { g: [member] } }), 'failed', /1 workload identity/],
    ['fail when eligible', scheduledTenant([], [app]), 'failed', /1 workload identity/],
    ['leave an activated eligibility to its eligibility', scheduledTenant([{ ...app, assignmentType: 'Activated' }], []), 'passed', /No app/],
    ['count each identity once', tenant([app, app, role('group', 'g')], { members: { g: [member] } }), 'failed', /^2 workload identities/],
    ['are to be investigated when the holder cannot be read', tenant([{ principalId: 'gone', roleDefinitionId: 'privileged', principal: null }]), 'investigate', /could not be read/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed with role, kind and group', () => {
    const decision = decide(check, scheduledTenant([role('group', 'g')], [app], { 'groups/{id}/members': { g: [member] } }));
    expect(rowsOf(decision)).toEqual([['m', 'Cloud Keeper', 'active', 'Name g'], ['Name a', 'Cloud Keeper', 'eligible', null]]);
    expect(linksOf(decision)[1]).toBe('https://entra.microsoft.com/#view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Overview/objectId/a/appId/x');
  });

  it('cannot be judged when an assignment is malformed', () => {
    expect(() => decide(check, tenant([{ principalId: 'a' }]))).toThrow();
  });
});
