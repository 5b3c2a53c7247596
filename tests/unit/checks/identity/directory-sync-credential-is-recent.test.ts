import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/directory-sync-credential-is-recent.ts';
import { directorySynchronizationRole as role } from '../../../../src/facts/role-definitions.ts';
import { decide, now, rowsOf, sentenceOf } from '../decide.ts';

const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();
const account = (lastPasswordChangeDateTime: string | null, accountEnabled = true) =>
  ({ '@odata.type': '#microsoft.graph.user', id: 'u', displayName: 'Sync', accountEnabled, lastPasswordChangeDateTime });
const application = { '@odata.type': '#microsoft.graph.servicePrincipal', id: 's', displayName: 'Sync app', appId: 'x' };
const tenant = (members: unknown[], app?: unknown) => ({
  "directoryRoles(roleTemplateId='{id}')/members": { [role]: members },
  "applications(appId='{id}')": { x: app === undefined ? [] : [app] },
});

describe('the credential for directory synchronisation', () => {
  it.each([
    ['is not there to be judged', tenant([]), 'skipped', /No enabled account/],
    ['is not judged for a disabled account', tenant([account(daysAgo(900), false)]), 'skipped', /No enabled/],
    ['passes at 365 days', tenant([account(daysAgo(365))]), 'passed', /within 365 days/],
    ['fails at 366 days', tenant([account(daysAgo(366))]), 'failed', /^1 account .* has a credential older/],
    ['passes with a new certificate beside an old one', tenant([application], { keyCredentials: [{ startDateTime: daysAgo(800) }, { startDateTime: daysAgo(10) }], passwordCredentials: [] }), 'passed', /within/],
    ['fails with old ones only', tenant([application], { keyCredentials: [{ startDateTime: daysAgo(800) }], passwordCredentials: [{ startDateTime: daysAgo(500) }] }), 'failed', /^1 account/],
    ['counts secrets', tenant([application], { keyCredentials: null, passwordCredentials: [{ startDateTime: daysAgo(5) }] }), 'passed', /within/],
    ['is to be investigated when an app has none', tenant([application], { keyCredentials: [], passwordCredentials: [] }), 'investigate', /Nothing says/],
    ['is to be investigated when the app cannot be found', tenant([application]), 'investigate', /1 account/],
    ['is to be investigated when an account does not say', tenant([account(null)]), 'investigate', /1 account/],
    ['fails when one of two is old', tenant([account(daysAgo(1)), { ...account(daysAgo(1_000)), id: 'v' }]), 'failed', /^1 account/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('is listed with its age, oldest first', () => {
    const decision = decide(check, tenant([account(daysAgo(3)), application], { keyCredentials: [{ startDateTime: daysAgo(400) }] }));
    expect(rowsOf(decision)).toEqual([
      ['Sync app', 'Service principal', daysAgo(400).slice(0, 10), 400],
      ['Sync', 'User', daysAgo(3).slice(0, 10), 3],
    ]);
  });
});
