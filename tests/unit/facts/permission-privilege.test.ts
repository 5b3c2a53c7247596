import { describe, expect, it } from 'vitest';
import { highest, privilegeOf } from '../../../src/facts/permission-privilege.ts';

describe('the privilege of a permission', () => {
  it.each([
    ['application', 'Mail.Read', 'High'],
    ['application', 'mail.readbasic', 'High'],
    ['application', 'User.Read.All', 'High'],
    ['application', 'Sites.Selected', 'High'],
    ['application', 'UserAuthenticationMethod.Read.All', 'High'],
    ['application', 'CallRecords.Read.All', 'High'],
    ['application', 'user_impersonation', 'High'],
    ['application', 'full_access_as_app', 'Unranked'],
    ['application', 'AuditLog.Read.All', 'Unranked'],
    ['application', 'RoleAssignmentSchedule.ReadWrite.Directory', 'Unranked'],
    ['application', 'MailX.Read', 'Unranked'],
    ['delegated', 'User.Read', 'Low'],
    ['delegated', 'User.Read.All', 'Low'],
    ['delegated', 'User.ReadWrite.All', 'High'],
    ['delegated', 'user.export.all', 'High'],
    ['delegated', 'Mail.ReadBasic', 'Medium'],
    ['delegated', 'Mail.ReadBasic.Shared', 'High'],
    ['delegated', 'Directory.AccessAsUser.All', 'High'],
    ['delegated', 'RoleEligibilitySchedule.Read.Directory', 'High'],
    ['delegated', 'Sites.Read.All', 'Unranked'],
    ['delegated', 'UserAuthenticationMethod.Read', 'Unranked'],
    ['delegated', 'openid', 'Low'],
    ['delegated', 'Calendars.Read', 'Unranked'],
    ['delegated', '', 'Unranked'],
  ] as const)('%s %s is %s', (kind, name, privilege) => {
    expect(privilegeOf(kind, name)).toBe(privilege);
  });

  it('of several is the highest, and unranked of none', () => {
    expect(highest(['Unranked', 'Low', 'Medium'])).toBe('Medium');
    expect(highest(['Unranked', 'Low'])).toBe('Low');
    expect(highest([])).toBe('Unranked');
  });
});
