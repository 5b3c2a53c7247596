import { defineCheck, failed, passed, undecidable } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { numberOf, passwordRules } from '../../facts/password-rules.ts';

const leastSeconds = 60;
/** Where a tenant has set nothing. */
const defaultSeconds = 60;

export default defineCheck({
  id: 'smart-lockout-lasts-a-minute',
  reference: 21849,
  title: 'Smart lockout lasts at least 60 seconds',
  pillars: ['identity'],
  category: 'Credential management',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'low',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/AuthenticationMethodsMenuBlade/~/PasswordProtection'],
  needs: { rules: passwordRules },
  decide({ rules }) {
    const set = numberOf(rules, 'LockoutDurationInSeconds');
    if (Number.isNaN(set)) return undecidable('The lockout duration is not a number; set it again under Password protection and run the assessment again.');
    const seconds = set ?? defaultSeconds;
    const evidence = table([seconds], { 'Lockout in seconds': (value) => value, Set: () => (set === null ? 'by default' : 'by the tenant') });
    return seconds >= leastSeconds
      ? passed(`The first lockout lasts ${seconds} seconds.`, evidence)
      : failed(`The first lockout lasts only ${seconds} seconds.`, evidence);
  },
});
