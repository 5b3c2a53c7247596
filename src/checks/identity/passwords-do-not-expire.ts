import { defineCheck, failed, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { domains, isFederated, type Domain } from '../../facts/domains.ts';
import { counted } from '../counted.ts';

/** How the service writes that passwords never expire. */
const never = 2_147_483_647;

export default defineCheck({
  id: 'passwords-do-not-expire',
  reference: 21811,
  title: 'Nobody has to change a password just because it is old',
  pillars: ['identity'],
  category: 'Credential management',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'low',
  portal: ['https://admin.microsoft.com/#/Settings/SecurityPrivacy/:/Settings/L1/PasswordPolicy'],
  needs: { all: domains },
  decide({ all }) {
    // A federated domain's passwords are kept elsewhere.
    const own = all.filter((domain) => !isFederated(domain)).map((domain) => ({ domain, days: validityDays(domain, all) }));
    const expiring = own.filter(({ days }) => days !== never);
    const total = counted(own.length, { one: 'domain', other: 'domains' });
    if (expiring.length === 0) return passed(`Passwords never expire in ${total}.`);
    return failed(`Passwords expire in ${expiring.length} of ${total}, or the domain does not say.`, table(expiring, {
      Domain: ({ domain }) => domain.id,
      'Days until a password expires': ({ days }) => days,
      Verified: ({ domain }) => domain.isVerified === true,
    }));
  },
});

/** A subdomain without a value has that of the domain it belongs to. */
function validityDays({ id, isRoot, passwordValidityPeriodInDays: days }: Domain, all: readonly Domain[]): number | null {
  if (days != null) return days;
  if (isRoot !== false) return null;
  const root = all.find((other) => other.isRoot === true && id.toLowerCase().endsWith(`.${other.id.toLowerCase()}`));
  return root?.passwordValidityPeriodInDays ?? null;
}
