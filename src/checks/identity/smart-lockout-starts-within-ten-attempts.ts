import { defineCheck, failed, passed, undecidable } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { numberOf, passwordRules } from '../../facts/password-rules.ts';

const mostAttempts = 10;
/** Where a tenant has set nothing: 10, and 3 in the clouds of the US government. */
const defaultAttempts = { global: 10, usgov: 3, usgovdod: 3, china: 10 } as const;

export default defineCheck({
  id: 'smart-lockout-starts-within-ten-attempts',
  reference: 21850,
  title: 'Smart lockout starts after at most 10 failed attempts',
  pillars: ['identity'],
  category: 'Credential management',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'low',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/AuthenticationMethodsMenuBlade/~/PasswordProtection'],
  needs: { rules: passwordRules },
  decide({ rules }, { cloud }) {
    const set = numberOf(rules, 'LockoutThreshold');
    if (Number.isNaN(set)) return undecidable('The lockout threshold is not a number; set it again under Password protection and run the assessment again.');
    const attempts = set ?? defaultAttempts[cloud];
    const evidence = table([attempts], { 'Failed attempts before lockout': (value) => value, Set: () => (set === null ? 'by default' : 'by the tenant') });
    return attempts <= mostAttempts
      ? passed(`Accounts are locked after ${attempts} failed attempts.`, evidence)
      : failed(`Accounts are locked only after ${attempts} failed attempts.`, evidence);
  },
});
