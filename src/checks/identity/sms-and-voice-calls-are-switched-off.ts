import { defineCheck, failed, passed, undecidable } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { authenticationMethodsPolicy, isMigrated } from '../../facts/authentication-methods-policy.ts';

const phoneMethods = [{ id: 'sms', name: 'SMS' }, { id: 'voice', name: 'Voice call' }] as const;

export default defineCheck({
  id: 'sms-and-voice-calls-are-switched-off',
  reference: 21804,
  title: 'SMS and voice call authentication are switched off',
  pillars: ['identity'],
  category: 'Credential management',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'medium',
  effort: 'medium',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/AuthenticationMethodsMenuBlade/~/AdminAuthMethods'],
  needs: { policy: authenticationMethodsPolicy },
  decide({ policy }) {
    const configurations = policy.authenticationMethodConfigurations;
    if (!configurations) return undecidable('The authentication methods policy came without its methods; run the assessment again.');
    const methods = phoneMethods.map(({ id, name }) => ({ name, state: configurations.find((method) => method.id.toLowerCase() === id)?.state ?? null }));
    const evidence = table(methods, { Method: ({ name }) => name, State: ({ state }) => state ?? 'not offered' });
    const open = methods.filter(({ state }) => state?.toLowerCase() === 'enabled').map(({ name }) => name);
    if (open.length > 0) return failed(`Still allowed for authentication: ${open.join(' and ')}.`, evidence);
    return passed(isMigrated(policy)
      ? 'SMS and voice calls are switched off.'
      : 'SMS and voice calls are switched off in the authentication methods policy; the legacy policies may still allow them until they are migrated.', evidence);
  },
});
