import { defineCheck, failed, passed } from '../../assessment/check.ts';
import { authenticationMethodsPolicy, isMigrated } from '../../facts/authentication-methods-policy.ts';

export default defineCheck({
  id: 'legacy-mfa-and-sspr-policies-are-migrated',
  reference: 21803,
  title: 'Legacy multifactor and password reset policies are migrated',
  pillars: ['identity'],
  category: 'Credential management',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'medium',
  effort: 'medium',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/AuthenticationMethodsMenuBlade/~/AdminAuthMethods'],
  needs: { policy: authenticationMethodsPolicy },
  decide({ policy }) {
    const state = policy.policyMigrationState;
    if (state == null) return passed('The tenant has no legacy multifactor or password reset policy to migrate.');
    if (isMigrated(policy)) return passed('The migration is complete: only the authentication methods policy applies.');
    return failed(state.toLowerCase() === 'premigration'
      ? 'The migration has not started: the legacy multifactor and password reset policies still apply.'
      : `The migration is not complete (${state}): the legacy multifactor and password reset policies still apply.`);
  },
});
