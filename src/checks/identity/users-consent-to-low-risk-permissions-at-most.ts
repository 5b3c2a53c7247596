import { defineCheck, failed, investigate, passed, undecidable } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { authorizationPolicy } from '../../facts/authorization-policy.ts';
import { entraLink } from '../admin-centre.ts';

const consentView = 'Microsoft_AAD_IAM/ConsentPoliciesMenuBlade/~/UserSettings';

/** Only entries with this prefix let users consent for themselves; those for owned resources concern teams and groups. */
const selfConsentPrefix = 'managepermissiongrantsforself.';

type Strictness = 'low' | 'lax' | 'custom';
/** @see https://learn.microsoft.com/entra/identity/enterprise-apps/manage-app-consent-policies */
const builtIn: ReadonlyMap<string, { strictness: Strictness; meaning: string }> = new Map([
  ['microsoft-user-default-low', { strictness: 'low', meaning: 'Permissions classified as low impact, for apps of verified publishers or of this tenant' }],
  ['microsoft-user-default-recommended', { strictness: 'lax', meaning: 'Whatever Microsoft currently recommends, which is more than low impact' }],
  ['microsoft-user-default-legacy', { strictness: 'lax', meaning: 'Every permission that needs no administrator, for any app' }],
]);
const custom = { strictness: 'custom', meaning: 'A consent policy of your own' } as const;

export default defineCheck({
  id: 'users-consent-to-low-risk-permissions-at-most',
  reference: 21776,
  title: 'Users can consent to low-risk app permissions at most',
  pillars: ['identity'],
  category: 'Application management',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'high',
  effort: 'medium',
  portal: [`https://entra.microsoft.com/#view/${consentView}`],
  needs: { policy: authorizationPolicy },
  decide({ policy }, { cloud }) {
    const assigned = policy.defaultUserRolePermissions?.permissionGrantPoliciesAssigned;
    if (assigned === undefined) return undecidable('The authorization policy does not say which consent policies users have; run the assessment again.');
    const consents = (assigned ?? []).filter((entry) => entry.toLowerCase().startsWith(selfConsentPrefix)).map((entry) => {
      const name = entry.slice(selfConsentPrefix.length);
      return { name, ...(builtIn.get(name.toLowerCase()) ?? custom) };
    });
    if (consents.length === 0) return passed('Users cannot consent to any app; administrators do.');
    const evidence = table(consents, { 'Consent policy': ({ name }) => entraLink(cloud, name, consentView), 'Users may consent to': ({ meaning }) => meaning });
    const lax = consents.filter(({ strictness }) => strictness === 'lax').map(({ name }) => name);
    if (lax.length > 0) return failed(`Users can consent to more than low-risk permissions (${lax.join(', ')}).`, evidence);
    const own = consents.filter(({ strictness }) => strictness === 'custom').map(({ name }) => name);
    return own.length > 0
      ? investigate(`Users can consent under policies of your own; review what they allow: ${own.join(', ')}.`, evidence)
      : passed('Users can consent to low-risk permissions only.', evidence);
  },
});
