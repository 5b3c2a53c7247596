import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/risky-workload-identities-are-blocked.ts';
import { barePolicy, policies, policy } from '../conditional-access-policy.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const apps = (...includeServicePrincipals: string[]) => ({ clientApplications: { includeServicePrincipals } });
const blocking = { users: null, controls: ['block'], when: { ...apps('ServicePrincipalsInMyTenant'), servicePrincipalRiskLevels: ['high'] } };

describe('workload identities at risk', () => {
  it.each([
    ['pass when they are blocked', policies(policy(blocking)), 'passed', /by 1 Conditional Access policy/],
    ['pass for one app', policies(policy({ ...blocking, when: { ...apps('sp1'), servicePrincipalRiskLevels: ['low', 'medium', 'high'] } })), 'passed', /blocked/],
    ['fail when they are blocked by place only', policies(policy({ ...blocking, when: { ...apps('sp1'), locations: { includeLocations: ['All'] } } })), 'failed', /none that is switched on/],
    ['fail when nothing is blocked', policies(policy({ ...blocking, controls: [] })), 'failed', /none that/],
    ['fail in report-only mode', policies(policy({ ...blocking, state: 'enabledForReportingButNotEnforced' })), 'failed', /none that/],
    ['fail when no app is in scope', policies(policy({ ...blocking, when: { ...apps(), servicePrincipalRiskLevels: ['high'] } })), 'failed', /No Conditional/],
    ['fail without any policy', policies(), 'failed', /No Conditional/],
    ['fail with a policy that says nothing', policies(barePolicy), 'failed', /No Conditional/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are shown with the policies for apps, and need Workload ID', () => {
    expect(rowsOf(decide(check, policies(policy(), policy({ ...blocking, state: 'disabled', name: 'Off' }), policy(blocking))))).toEqual([
      ['A policy', 'enabled', 'ServicePrincipalsInMyTenant', 'high', 'block'], ['Off', 'disabled', 'ServicePrincipalsInMyTenant', 'high', 'block'],
    ]);
    expect(check.requires).toEqual({ anyOf: ['entra-workload-id'] });
    expect(() => decide(check, policies({ ...policy(blocking), conditions: { clientApplications: 'all' } }))).toThrow();
  });
});
