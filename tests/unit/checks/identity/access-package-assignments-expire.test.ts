import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/access-package-assignments-expire.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const policy = (expiration: unknown, displayName = 'Initial policy') => ({ id: displayName, displayName, expiration, accessPackage: { id: 'a', displayName: 'Campaign' } });
const tenant = (...policies: unknown[]) => ({ 'identityGovernance/entitlementManagement/assignmentPolicies': policies });

describe('access that packages give', () => {
  it.each([
    ['passes without any policy', tenant(), 'passed', /No access package/],
    ['passes when it ends after some time', tenant(policy({ type: 'afterDuration', duration: 'P365D' })), 'passed', /the one policy/],
    ['passes when it ends on a day, also one that is over', tenant(policy({ type: 'AfterDateTime', endDateTime: '2020-01-01T00:00:00Z' }), policy({ type: 'afterDuration', duration: 'P1D' })), 'passed', /all 2 policies/],
    ['fails when it never ends', tenant(policy({ type: 'noExpiration' })), 'failed', /never ends in 1 policy of 1/],
    ['fails when nothing is specified', tenant(policy({ type: 'notSpecified' }), policy(null)), 'failed', /in 2 policies of 2/],
    ['fails when the time is missing', tenant(policy({ type: 'afterDuration', duration: '' }), policy({ type: 'afterDuration', duration: 'P1D' })), 'failed', /in 1 policy of 2/],
    ['fails when the day is missing', tenant(policy({ type: 'afterDateTime', endDateTime: null })), 'failed', /never ends/],
    ['fails without a type', tenant(policy({ type: null, duration: 'P1D' })), 'failed', /never ends/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('is listed endless first', () => {
    const decision = decide(check, tenant(policy({ type: 'afterDuration', duration: 'P90D' }, 'Partners'), policy(null, 'Everybody')));
    expect(rowsOf(decision)).toEqual([['Campaign', 'Everybody', 'never'], ['Campaign', 'Partners', 'P90D']]);
  });

  it('needs Entra ID P2 or Governance', () => {
    expect(check.requires).toEqual({ anyOf: ['entra-p2', 'entra-governance'] });
  });
});
