import { defineCheck, failed, investigate, license, passed } from '../../assessment/check.ts';
import { someMemberCannotReset, someMemberResets } from '../../facts/member-registrations.ts';

export default defineCheck({
  id: 'users-can-reset-their-password',
  reference: 21870,
  title: 'All members can reset their password themselves',
  pillars: ['identity'],
  category: 'Credential management',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'low',
  requires: license('entra-p1'),
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/PasswordResetMenuBlade/~/Properties'],
  needs: { some: someMemberResets, others: someMemberCannotReset },
  decide({ some, others }) {
    if (!some) return failed('Self-service password reset is switched on for no member.');
    return others
      ? investigate('Self-service password reset is switched on for some members, but not for all.')
      : passed('Self-service password reset is switched on for all members.');
  },
});
