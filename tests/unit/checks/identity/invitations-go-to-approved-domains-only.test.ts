import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/invitations-go-to-approved-domains-only.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const rules = (domains: unknown) => JSON.stringify({ B2BManagementPolicy: { InvitationsAllowedAndBlockedDomainsPolicy: domains } });
const policy = (domains: unknown, type = 'B2BManagementPolicy') => ({ id: 'p', type, definition: [rules(domains)] });
const tenant = (...policies: unknown[]) => ({ 'legacy/policies': policies });

describe('domains of invitations', () => {
  it.each([
    ['pass with an allow list', tenant(policy({ AllowedDomains: ['fabrikam.example'] })), 'passed', /from 1 domain only/],
    ['pass in any spelling', tenant({ type: 'b2bmanagementpolicy', definition: ['{"b2bmanagementpolicy":{"invitationsallowedandblockeddomainspolicy":{"alloweddomains":["a","b"]}}}'] }), 'passed', /2 domains/],
    ['fail with an empty list', tenant(policy({ AllowedDomains: [] })), 'failed', /any domain/],
    ['fail with a list of blocked domains', tenant(policy({ BlockedDomains: ['mail.example'] })), 'failed', /every domain but 1 blocked one/],
    ['fail when the policy has another type', tenant(policy({ AllowedDomains: ['a'] }, 'HomeRealmDiscoveryPolicy')), 'failed', /any domain/],
    ['fail without a definition', tenant({ type: 'B2BManagementPolicy', definition: null }), 'failed', /any domain/],
    ['fail with another definition', tenant({ type: 'B2BManagementPolicy', definition: ['{"x":1}', 'null', '[]'] }), 'failed', /any domain/],
    ['fail when the list is none', tenant(policy({ AllowedDomains: 'fabrikam.example' })), 'failed', /any domain/],
    ['fail without any policy', tenant(), 'failed', /any domain/],
    ['are not decided when the definition is no JSON', tenant({ type: 'B2BManagementPolicy', definition: ['{'] }), 'error', /cannot be read as JSON/],
    ['do not stumble over another policy that is no JSON', tenant({ type: 'Other', definition: ['{'] }, policy({ AllowedDomains: ['a'] })), 'passed', /1 domain/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed', () => {
    expect(rowsOf(decide(check, tenant(policy({ AllowedDomains: ['a'], BlockedDomains: ['b'] }))))).toEqual([['a', 'Allowed'], ['b', 'Blocked']]);
    expect(() => decide(check, tenant({ definition: 'text' }))).toThrow();
  });
});
