import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/highly-privileged-apps-have-two-owners.ts';
import { decide, linksOf, rowsOf, sentenceOf } from '../decide.ts';
import { permissionedTenant as tenant } from './permissioned-tenant.ts';

describe('owners of highly privileged apps', () => {
  it.each([
    ['are not missed in an empty tenant', tenant([]), 'passed', /No app is highly privileged/],
    ['are not missed for other apps', tenant([{ id: 'a', delegated: 'User.Read' }]), 'passed', /No app/],
    ['are not missed for managed identities', tenant([{ id: 'a', application: ['Mail.Read'], type: 'ManagedIdentity' }]), 'passed', /No app/],
    ['are not missed where the type is unknown', tenant([{ id: 'a', application: ['Mail.Read'], type: null }]), 'passed', /No app/],
    ['suffice when there are two', tenant([{ id: 'a', application: ['Mail.Read'], owners: 2 }]), 'passed', /Each of 1 highly privileged app/],
    ['do not suffice when there is one', tenant([{ id: 'a', delegated: 'Mail.Read', owners: 1 }]), 'failed', /^Fewer than 2 owners are named for 1 of 1 highly privileged app/],
    ['are missed when there is none', tenant([{ id: 'a', application: ['Mail.Read'], owners: 3 }, { id: 'b', application: ['Group.Read.All'] }]), 'failed', /1 of 2 highly/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed with all permissions, for those who lack them', () => {
    const decision = decide(check, tenant([{ id: 'a', delegated: 'User.Read Mail.Read', application: ['Mail.Read'], owners: 1, audience: 'AzureADMultipleOrgs' }]));
    expect(rowsOf(decision)).toEqual([['App a', true, 'Mail.Read, User.Read', 'High', 1]]);
    expect(linksOf(decision)).toEqual(['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Owners/objectId/a/appId/a-app']);
  });

  it('cannot be judged when an app role has no id', () => {
    expect(() => decide(check, { ...tenant([]), servicePrincipals: [{ id: 'api', appRoles: [{ value: 'Mail.Read' }] }] })).toThrow();
  });
});
