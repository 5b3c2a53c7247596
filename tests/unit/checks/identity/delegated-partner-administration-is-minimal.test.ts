import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/delegated-partner-administration-is-minimal.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const tenant = (...partners: unknown[]) => ({ 'policies/crossTenantAccessPolicy/partners': partners });

describe('delegated administration by partners', () => {
  it.each([
    ['passes without any partner', tenant(), 'passed', /No service provider/],
    ['passes when no partner is a service provider', tenant({ tenantId: 'a', isServiceProvider: false }, { tenantId: 'b', isServiceProvider: null }, { tenantId: 'c' }), 'passed', /No service provider/],
    ['is to be looked at with one service provider', tenant({ tenantId: 'a', isServiceProvider: true }, { tenantId: 'b' }), 'investigate', /^1 service provider is/],
    ['is to be looked at with several', tenant({ tenantId: 'a', isServiceProvider: true }, { tenantId: 'b', isServiceProvider: true }), 'investigate', /^2 service providers are/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('names the service providers only', () => {
    expect(rowsOf(decide(check, tenant({ tenantId: 'a', isServiceProvider: true }, { tenantId: 'b' })))).toEqual([['a']]);
  });
});
