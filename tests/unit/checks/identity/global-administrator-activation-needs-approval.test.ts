import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/global-administrator-activation-needs-approval.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';
import { ruled } from '../role-rules.ts';

const person = { '@odata.type': '#microsoft.graph.singleUser', userId: 'x' };
const approval = (isApprovalRequired: unknown, approvalStages?: unknown) => ruled({ global: [{ id: 'Approval_EndUser_Assignment', setting: { isApprovalRequired, approvalStages } } as { id: string }] });

describe('an approval for Global Administrator', () => {
  it.each([
    ['passes with one approver', approval(true, [{ primaryApprovers: [person] }]), 'passed', /one of 1 approver\./],
    ['passes with approvers in a later stage', approval(true, [{ primaryApprovers: [] }, { primaryApprovers: [person, person] }]), 'passed', /2 approvers/],
    ['fails when it is not required', approval(false, [{ primaryApprovers: [person] }]), 'failed', /without an approval/],
    ['fails when nothing says that it is required', approval(null), 'failed', /without an approval/],
    ['fails without an approver', approval(true, [{ primaryApprovers: [] }]), 'failed', /no approver is named/],
    ['fails without a stage', approval(true, null), 'failed', /no approver is named/],
    ['fails when only an escalation is named', approval(true, [{ primaryApprovers: null, escalationApprovers: [person] }]), 'failed', /no approver/],
    ['fails when the rule does not exist', ruled({ global: [] }), 'failed', /without an approval/],
    ['fails when the role has no settings', ruled({ security: [] }), 'failed', /no settings/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('is shown with how many approve', () => {
    expect(rowsOf(decide(check, approval(true, [{ primaryApprovers: [person, person], escalationApprovers: [person] }])))).toEqual([[true, 2, 1]]);
  });

  it('is asked for with all rules in one request, and only with Entra ID P2 or Governance', () => {
    expect(check.requires).toEqual({ anyOf: ['entra-p2', 'entra-governance'] });
    expect(JSON.stringify(check.needs['rules'])).toContain('policy($expand=rules)');
  });
});
