import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { exists } from '../../assessment/need.ts';

const singleFactorSignIn = exists({
  // v1.0 does not tell what a sign-in had to prove.
  version: 'beta',
  path: 'auditLogs/signIns',
  filter: "authenticationRequirement eq 'singleFactorAuthentication' and status/errorCode eq 0",
  permissions: [{ application: 'AuditLog.Read.All', delegated: 'AuditLog.Read.All' }],
});

export default defineCheck({
  id: 'every-sign-in-takes-a-second-factor',
  reference: 21800,
  title: 'No user gets in with a single factor',
  pillars: ['identity'],
  category: 'Monitoring',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'medium',
  effort: 'medium',
  requires: license('entra-p1'),
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/AuthenticationMethodsMenuBlade/~/AuthMethodsActivity'],
  needs: { singleFactorSignIn },
  decide: ({ singleFactorSignIn: found }) => (found
    ? failed('The sign-in log has at least one successful sign-in that had to prove a single factor only.')
    : passed('Every successful sign-in in the log had to prove more than one factor.')),
});
