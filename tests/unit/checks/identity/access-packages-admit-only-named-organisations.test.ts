import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/access-packages-admit-only-named-organisations.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';

const policy = (allowedTargetScope: string | null, displayName = String(allowedTargetScope)) => ({ id: displayName, displayName, allowedTargetScope, accessPackage: { id: 'a', displayName: 'Campaign' } });
const tenant = (...policies: unknown[]) => ({ 'identityGovernance/entitlementManagement/assignmentPolicies': policies });

describe('access packages for people outside', () => {
  it.each([
    ['pass when there is no policy', tenant(), 'passed', /No access package is for people outside/],
    ['pass when all are for members', tenant(policy('allMemberUsers'), policy('notSpecified'), policy(null)), 'passed', /No access package/],
    ['pass when they admit named organisations', tenant(policy('specificConnectedOrganizationUsers')), 'passed', /^1 policy for people outside admits only named/],
    ['are to be looked at when they admit any connected organisation', tenant(policy('allConfiguredConnectedOrganizationUsers'), policy('specificConnectedOrganizationUsers')), 'investigate', /^1 policy of access packages admits any/],
    ['fail when one admits everybody, in any spelling', tenant(policy('AllExternalUsers'), policy('allConfiguredConnectedOrganizationUsers')), 'failed', /^1 policy of access packages admits everybody/],
    ['fail and count them', tenant(policy('allExternalUsers', 'a'), policy('allExternalUsers', 'b')), 'failed', /^2 policies of access packages admit everybody/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed the widest first', () => {
    const decision = decide(check, tenant(policy('specificConnectedOrganizationUsers', 'Partners'), { ...policy('allExternalUsers', 'World'), accessPackage: null }, policy('allMemberUsers')));
    expect(rowsOf(decision)).toEqual([['unknown', 'World', 'everybody outside'], ['Campaign', 'Partners', 'named connected organisations']]);
  });

  it('need Entra ID P2 or Governance', () => {
    expect(check.requires).toEqual({ anyOf: ['entra-p2', 'entra-governance'] });
  });
});
