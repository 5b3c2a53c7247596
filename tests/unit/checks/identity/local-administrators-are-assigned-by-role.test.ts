import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/local-administrators-are-assigned-by-role.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const role = '9f06204d-73c1-4d4c-880a-6edb90606fd8';
const sku = (plan: string, capabilityStatus = 'Enabled') => ({ capabilityStatus, servicePlans: [{ servicePlanId: plan }] });
const intune = 'c1ec4a95-1f05-45b3-a911-aa3fa01094f5';
const p2 = 'eec0eb4f-6444-4f95-aba0-50c24d67f998';
const user = (name: string) => ({ '@odata.type': '#microsoft.graph.user', id: name, displayName: name, userPrincipalName: `${name}@contoso.example` });
const assignment = (principal: { id: string }, roleDefinitionId = role) => ({ principalId: principal.id, roleDefinitionId, principal });
const tenant = (assignments: unknown[], subscribedSkus: unknown[] = []) => ({ subscribedSkus, 'roleManagement/directory/roleAssignments': assignments, 'groups/{id}/members': { g: [user('mira')] } });

describe('local administrators by role', () => {
  it.each([
    ['pass when somebody has the role', tenant([assignment(user('nils'))]), 'passed', /has 1 assignment\./],
    ['pass when a group without members has it', { ...tenant([assignment({ '@odata.type': '#microsoft.graph.group', id: 'g' } as { id: string })]), 'groups/{id}/members': {} }, 'passed', /1 assignment\./],
    ['fail when only another role is assigned', tenant([assignment(user('nils'), 'other')]), 'failed', /Nobody has/],
    ['fail in an empty tenant', tenant([]), 'failed', /Nobody has/],
    ['are skipped with Intune', { subscribedSkus: [sku(intune)] }, 'skipped', /Microsoft Intune/],
    ['are skipped with Intune for schools', { subscribedSkus: [sku('DA24CAF9-AF8E-485C-B7C8-E73336DA2693')] }, 'skipped', /Microsoft Intune/],
    ['are judged when Intune has ended', tenant([], [sku(intune, 'Suspended')]), 'failed', /Nobody has/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('count eligible ones with Entra ID P2, and name group and members', () => {
    const group = { '@odata.type': '#microsoft.graph.group', id: 'g', displayName: 'Service desk' };
    const decision = decide(check, {
      subscribedSkus: [sku(p2)], 'groups/{id}/members': { g: [user('mira')] },
      'roleManagement/directory/roleAssignmentScheduleInstances': [], 'roleManagement/directory/roleEligibilityScheduleInstances': [assignment(group)],
    });
    expect(decision.verdict).toBe('passed');
    expect(rowsOf(decision)).toEqual([
      ['mira', 'mira@contoso.example', 'user', 'eligible', 'Service desk'],
      ['Service desk', null, 'group', 'eligible', null],
    ]);
  });
});
