import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/identity/azure-ad-powershell-is-blocked.ts';
import { decide, linksOf, rowsOf, sentenceOf } from '../decide.ts';

const tenant = (...servicePrincipals: unknown[]) => ({ servicePrincipals });
const app = { id: 'o1', displayName: 'Azure Active Directory PowerShell' };

describe('Azure AD PowerShell', () => {
  it.each([
    ['passes when sign-in is disabled', tenant({ ...app, accountEnabled: false, appRoleAssignmentRequired: false }), 'passed', /Nobody can sign in/],
    ['passes when sign-in is disabled and assignment required', tenant({ ...app, accountEnabled: false, appRoleAssignmentRequired: true }), 'passed', /Nobody/],
    ['is to be investigated when only assigned users can sign in', tenant({ ...app, accountEnabled: true, appRoleAssignmentRequired: true }), 'investigate', /review who is assigned/],
    ['is to be investigated when only the assignment is known', tenant({ ...app, accountEnabled: null, appRoleAssignmentRequired: true }), 'investigate', /review/],
    ['fails when everybody can sign in', tenant({ ...app, accountEnabled: true, appRoleAssignmentRequired: false }), 'failed', /Every user/],
    ['fails when nothing is known', tenant(app), 'failed', /Every user/],
    ['fails in a tenant without the service principal', tenant(), 'failed', /no service principal/],
  ])('%s', (_, answers, verdict, sentence) => {
    const decision = decide(check, answers);
    expect(decision.verdict).toBe(verdict);
    expect(sentenceOf(decision)).toMatch(sentence);
  });

  it('shows the application and both settings', () => {
    const decision = decide(check, tenant({ ...app, accountEnabled: true, appRoleAssignmentRequired: true }));
    expect(rowsOf(decision)).toEqual([['Azure Active Directory PowerShell', false, true]]);
    expect(linksOf(decision)).toEqual(['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Overview/objectId/o1/appId/1b730954-1685-4b74-9bfd-dac224a7b894']);
  });

  it('refuses a setting that is neither yes nor no', () => {
    expect(() => decide(check, tenant({ ...app, accountEnabled: 'false' }))).toThrow();
  });
});
