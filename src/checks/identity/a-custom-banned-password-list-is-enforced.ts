import { defineCheck, failed, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { isTrue, passwordRules, ruleOf } from '../../facts/password-rules.ts';
import { counted } from '../counted.ts';

export default defineCheck({
  id: 'a-custom-banned-password-list-is-enforced',
  reference: 21848,
  title: 'A list of the organisation\'s own banned passwords is enforced',
  pillars: ['identity'],
  category: 'Credential management',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'low',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/AuthenticationMethodsMenuBlade/~/PasswordProtection'],
  needs: { rules: passwordRules },
  decide({ rules }) {
    const enforced = isTrue(ruleOf(rules, 'EnableBannedPasswordCheck'));
    const terms = (ruleOf(rules, 'BannedPasswordList') ?? '').split(/[\t\r\n]+/).filter((term) => term.trim() !== '').length;
    // How many, not which: the list tells an attacker what people here would choose.
    const evidence = table([{ enforced, terms }], { 'Own list': (row) => (row.enforced ? 'enforced' : 'not enforced'), Terms: (row) => row.terms });
    if (!enforced) return failed('No list of your own banned passwords is enforced.', evidence);
    return terms > 0
      ? passed(`A list of ${counted(terms, { one: 'banned term', other: 'banned terms' })} is enforced.`, evidence)
      : failed('Your own list of banned passwords is switched on, but empty.', evidence);
  },
});
