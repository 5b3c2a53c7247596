import { defineCheck, failed, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { isHybrid } from '../../facts/directory-sync.ts';
import { isTrue, passwordRules, ruleOf } from '../../facts/password-rules.ts';

export default defineCheck({
  id: 'on-premises-passwords-are-protected',
  reference: 21847,
  title: 'Password protection is enforced in Active Directory too',
  pillars: ['identity'],
  category: 'Credential management',
  tenantTypes: ['workforce'],
  risk: 'high',
  userImpact: 'low',
  effort: 'low',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/AuthenticationMethodsMenuBlade/~/PasswordProtection'],
  needs: { hybrid: isHybrid, rules: passwordRules },
  decide({ hybrid, rules }) {
    if (!hybrid) return passed('No Active Directory is synchronised with this tenant.');
    const enabled = isTrue(ruleOf(rules, 'EnableBannedPasswordCheckOnPremises'));
    const mode = ruleOf(rules, 'BannedPasswordCheckOnPremisesMode');
    const evidence = table([{ enabled, mode }], { 'Protection in Active Directory': (row) => (row.enabled ? 'switched on' : 'switched off'), Mode: (row) => row.mode ?? 'not set' });
    if (!enabled) return failed('Password protection is not switched on for Active Directory.', evidence);
    return mode?.toLowerCase() === 'enforce'
      ? passed('Password protection is enforced in Active Directory.', evidence)
      : failed('Password protection in Active Directory only writes down weak passwords; it refuses none.', evidence);
  },
});
