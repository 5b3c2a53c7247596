import { defineCheck, failed, investigate, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { authenticationStrengths, phishingResistantMethods } from '../../facts/authentication-strengths.ts';
import { conditionalAccessPolicies, coversAllResources, coversGuests, isEnabled, requiresMultifactor, requiresOnly } from '../../facts/conditional-access-policies.ts';
import { crossTenantDefaults } from '../../facts/cross-tenant-access.ts';
import { controlsOf, effectiveFirst, policiesPage, policyColumns, policyCount } from '../conditional-access-evidence.ts';

export default defineCheck({
  id: 'guests-sign-in-phishing-resistant',
  reference: 21851,
  title: 'Guests sign in with a phishing-resistant method',
  pillars: ['identity'],
  category: 'External collaboration',
  tenantTypes: ['workforce'],
  risk: 'medium',
  userImpact: 'medium',
  effort: 'medium',
  requires: license('entra-p1'),
  portal: [policiesPage],
  needs: { policies: conditionalAccessPolicies, strengths: authenticationStrengths, defaults: crossTenantDefaults },
  decide({ policies, strengths, defaults }, { cloud }) {
    const demanding = policies.filter((policy) => isEnabled(policy) && coversGuests(policy) && coversAllResources(policy) && requiresMultifactor(policy));
    if (demanding.length === 0) return failed('No Conditional Access policy that is switched on asks guests for multifactor authentication in all resources.');
    const strong = demanding.filter((policy) => requiresOnly(policy, phishingResistantMethods, strengths));
    const evidence = table(effectiveFirst(demanding, strong), { ...policyColumns(cloud), Control: controlsOf, 'Phishing-resistant only': (policy) => strong.includes(policy) });
    const trust = defaults.inboundTrust?.isMfaAccepted === true
      ? 'What they did in their own tenant counts.'
      : 'What they did in their own tenant does not count by default.';
    return strong.length > 0
      ? passed(`Guests are asked for a phishing-resistant method by ${policyCount(strong.length)}. ${trust}`, evidence)
      : investigate(`Guests are asked for a second factor by ${policyCount(demanding.length)}, but not for a phishing-resistant one. ${trust}`, evidence);
  },
});
