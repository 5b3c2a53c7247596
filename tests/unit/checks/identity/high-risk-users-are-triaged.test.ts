import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/high-risk-users-are-triaged.ts';
import { decide, linksOf, rowsOf, sentenceOf } from '../decide.ts';

const tenant = (...users: unknown[]) => ({ 'identityProtection/riskyUsers': users });
const user = { id: 'u1', userPrincipalName: 'u1@contoso.example', isDeleted: false, riskLevel: 'high', riskDetail: 'none', riskLastUpdatedDateTime: '2026-03-30T08:00:00Z' };

describe('users at high risk', () => {
  it.each([
    ['pass when there is none', tenant(), 'passed', /No user at high risk/],
    ['fail with one', tenant(user), 'failed', /^1 user at high risk is/],
    ['fail with a deleted one', tenant({ ...user, isDeleted: true }), 'failed', /^1 user/],
    ['fail with one of whom only the id is known', tenant({ id: 'u2' }), 'failed', /^1 user/],
    ['fail with several', tenant(user, { ...user, id: 'u2' }), 'failed', /^2 users at high risk are/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed by name, or by id where there is no name', () => {
    const decision = decide(check, tenant(user, { id: 'u2', userPrincipalName: null, isDeleted: true }));
    expect(rowsOf(decision)).toEqual([
      ['u1@contoso.example', 'high', '2026-03-30T08:00:00Z', 'none', false],
      ['u2', null, null, null, true],
    ]);
    expect(linksOf(decision)[0]).toBe('https://entra.microsoft.com/#view/Microsoft_AAD_IAM/RiskyUsersBlade');
  });

  it('name a thousand of any number', () => {
    const decision = decide(check, tenant(...Array.from({ length: 1_001 }, (_, index) => ({ ...user, id: `u${index}` }))));
    expect(decision).toMatchObject({ evidence: { total: 1_001 } });
    expect(rowsOf(decision)).toHaveLength(1_000);
  });

  it('need Entra ID P2 or Governance', () => {
    expect(check.requires).toEqual({ anyOf: ['entra-p2', 'entra-governance'] });
  });
});
