import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/an-allow-list-of-guest-domains-exists.ts';
import { decide, sentenceOf } from '../decide.ts';

const policy = (domains: unknown, type: string | null = 'B2BManagementPolicy') =>
  ({ type, definition: [JSON.stringify({ B2BManagementPolicy: { InvitationsAllowedAndBlockedDomainsPolicy: domains } })] });
const tenant = (...policies: unknown[]) => ({ 'legacy/policies': policies });

describe('the allow list of domains', () => {
  it.each([
    ['passes with one domain', tenant(policy({ AllowedDomains: ['fabrikam.example'] })), 'passed', /names 1 domain\./],
    ['passes in whatever policy it stands', tenant({ type: 'Other', definition: ['{}'] }, policy({ AllowedDomains: ['a', 'b'] }, null)), 'passed', /2 domains/],
    ['passes although another policy is no JSON', tenant({ type: 'Other', definition: ['{'] }, policy({ AllowedDomains: ['a'] })), 'passed', /1 domain/],
    ['fails when it is empty', tenant(policy({ AllowedDomains: [] })), 'failed', /no allow list/],
    ['fails when only blocked domains are named', tenant(policy({ BlockedDomains: ['a'] })), 'failed', /no allow list/],
    ['fails without a definition', tenant({ type: 'B2BManagementPolicy' }), 'failed', /no allow list/],
    ['fails without any policy', tenant(), 'failed', /no allow list/],
    ['is not decided when a definition is no JSON', tenant({ type: 'Other', definition: ['not json'] }), 'error', /cannot be read as JSON/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
    expect(check.requires).toBeUndefined();
  });

  it('cannot be judged from policies of another form', () => {
    expect(() => decide(check, tenant({ definition: [{}] }))).toThrow();
  });
});
