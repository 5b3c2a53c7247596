import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/directory-sync-runs-without-a-user-account.ts';
import { directorySynchronizationRole } from '../../../../src/facts/role-definitions.ts';
import { decide, linksOf, rowsOf, sentenceOf } from '../decide.ts';

const tenant = (onPremisesSyncEnabled: boolean | null, ...members: unknown[]) => ({
  organization: [{ onPremisesSyncEnabled }],
  "directoryRoles(roleTemplateId='{id}')/members": { [directorySynchronizationRole]: members },
});
const account = (accountEnabled: boolean) => ({ '@odata.type': '#microsoft.graph.user', id: 'u', displayName: 'Sync', userPrincipalName: 'Sync_X@contoso.example', accountEnabled, userType: 'Member' });
const application = { '@odata.type': '#microsoft.graph.servicePrincipal', id: 's', displayName: 'ConnectSyncProvisioning_X', accountEnabled: true };

describe('directory synchronisation', () => {
  it.each([
    ['passes in a tenant of the cloud', tenant(null), 'passed', /no directory synchronisation/],
    ['passes where it was switched off, whatever account is left', tenant(false, account(true)), 'passed', /no directory synchronisation/],
    ['passes with an application only', tenant(true, application), 'passed', /No enabled user account/],
    ['passes when nobody has the role', tenant(true), 'passed', /No enabled user account/],
    ['passes with a disabled account', tenant(true, application, account(false)), 'passed', /No enabled user account/],
    ['fails with an enabled account', tenant(true, application, account(true)), 'failed', /^1 enabled user account has/],
    ['passes in a tenant that does not answer who it is', { ...tenant(true, account(true)), organization: [] }, 'passed', /no directory/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('is listed with everybody who has the role', () => {
    const decision = decide(check, tenant(true, account(true), application));
    expect(rowsOf(decision)).toEqual([['Sync', 'Sync_X@contoso.example', true, 'Member'], ['ConnectSyncProvisioning_X', null, true, null]]);
    expect(linksOf(decision)).toHaveLength(1);
  });
});
