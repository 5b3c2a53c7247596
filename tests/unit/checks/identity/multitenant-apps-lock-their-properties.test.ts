import { describe, expect, it } from 'vitest';
import check, { instanceLocks } from '../../../../src/checks/identity/multitenant-apps-lock-their-properties.ts';
import { decide, linksOf, rowsOf, sentenceOf } from '../decide.ts';

const app = (signInAudience: unknown, servicePrincipalLockConfiguration: unknown = null) => ({ appId: 'x', displayName: 'App', signInAudience, servicePrincipalLockConfiguration });
const tenant = (...applications: unknown[]) => ({ applications });
const multi = 'AzureADMultipleOrgs';

describe('the instance property lock', () => {
  it.each([
    ['passes in an empty tenant', tenant(), 'passed', /no multitenant app/],
    ['passes where every app is for this tenant', tenant(app('AzureADMyOrg'), app(null)), 'passed', /no multitenant app/],
    ['does not matter for personal accounts alone', tenant(app('PersonalMicrosoftAccount')), 'passed', /no multitenant app/],
    ['passes when it is on', tenant(app(multi, { isEnabled: true, allProperties: true })), 'passed', /on for all of 1 multitenant app\./],
    ['passes when it is on and locks nothing', tenant(app(multi, { isEnabled: true, allProperties: false })), 'passed', /on for all/],
    ['passes when it does not say whether it is on', tenant(app(multi, {})), 'passed', /on for all/],
    ['fails when it is missing', tenant(app(multi)), 'failed', /^The instance property lock is off for 1 of 1 multitenant app\.$/],
    ['fails when it is off', tenant(app('azureadandpersonalmicrosoftaccount', { isEnabled: false })), 'failed', /off for 1/],
    ['counts apps without it among all', tenant(app(multi), app(multi, { isEnabled: true }), app('AzureADMyOrg')), 'failed', /off for 1 of 2 multitenant apps/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('lists the apps without it', () => {
    const decision = decide(check, tenant(app(multi)));
    expect(rowsOf(decision)).toEqual([['App', 'x', multi]]);
    expect(linksOf(decision)).toEqual(['https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Authentication/appId/x']);
  });

  it('keeps a thousand rows of any number', () => {
    const facts = { now: new Date(0), cloud: 'global' } as const;
    let state = instanceLocks.initial();
    for (let index = 0; index < 1_500; index += 1) state = instanceLocks.step(state, { appId: String(index), signInAudience: multi }, facts);
    expect(state.unlocked.rows).toHaveLength(1_000);
    expect(state).toMatchObject({ multitenant: 1_500, unlocked: { total: 1_500 } });
  });

  it('cannot be judged when it is neither on nor off', () => {
    expect(() => decide(check, tenant(app(multi, { isEnabled: 'yes' })))).toThrow();
  });
});
