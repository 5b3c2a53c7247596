import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/apps-with-permissions-have-two-owners.ts';
import { decide, rowsOf, sentenceOf } from '../decide.ts';
import { permissionedTenant as tenant } from './permissioned-tenant.ts';

describe('owners of apps with permissions', () => {
  it.each([
    ['are not missed in an empty tenant', tenant([]), 'passed', /No app has permissions/],
    ['are looked at elsewhere for highly privileged apps', tenant([{ id: 'a', application: ['Mail.Read'] }]), 'passed', /No app/],
    ['are not missed for managed identities', tenant([{ id: 'a', application: ['AuditLog.Read.All'], type: 'managedidentity' }]), 'passed', /No app/],
    ['are not missed for a grant of nothing', tenant([{ id: 'a', delegated: ' ' }]), 'passed', /No app/],
    ['suffice when there are two', tenant([{ id: 'a', delegated: 'User.Read', owners: 2 }]), 'passed', /Each of 1 app/],
    ['do not suffice when there is one', tenant([{ id: 'a', delegated: 'User.Read', owners: 1 }]), 'failed', /^Fewer than 2 owners are named for 1 of 1 app with permissions/],
    ['are missed at an unranked permission', tenant([{ id: 'a', application: ['AuditLog.Read.All'] }, { id: 'b', delegated: 'Mail.ReadBasic', owners: 5 }]), 'failed', /1 of 2 apps/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('are listed by name', () => {
    const decision = decide(check, tenant([{ id: 'b', delegated: 'Mail.ReadBasic' }, { id: 'a', application: ['AuditLog.Read.All'], owners: 1 }]));
    expect(rowsOf(decision)).toEqual([['App a', false, 'AuditLog.Read.All', 'Unranked', 1], ['App b', false, 'Mail.ReadBasic', 'Medium', 0]]);
  });

  it('cannot be judged when owners are no list', () => {
    const answers = tenant([{ id: 'a', delegated: 'User.Read' }]);
    expect(() => decide(check, { ...answers, 'servicePrincipals/{id}': { a: [{ id: 'a', owners: 'two' }] } })).toThrow();
  });
});
