import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { authenticationStrengths, permitsOnly, phishingResistantMethods } from '../../facts/authentication-strengths.ts';
import { conditionalAccessPolicies, coversAllUsers, isEnabled, requiredStrength, requiresOnly, type ConditionalAccessPolicy } from '../../facts/conditional-access-policies.ts';
import { policiesPage, policyColumns, policyCount, targetsOf } from '../conditional-access-evidence.ts';
import { counted } from '../counted.ts';

const resistantMethods: ReadonlySet<string> = new Set([...phishingResistantMethods, 'certificateBasedAuthenticationPki']);

export default defineCheck({
  id: 'every-user-signs-in-phishing-resistant',
  reference: 21784,
  title: 'A Conditional Access policy makes every user sign in with a phishing-resistant method',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'medium',
  requires: license('entra-p1'),
  portal: [policiesPage, 'https://entra.microsoft.com/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/AuthStrengths/fromNav/'],
  needs: { policies: conditionalAccessPolicies, strengths: authenticationStrengths },
  decide({ policies, strengths }, { cloud }) {
    const resistant = strengths.filter((strength) => permitsOnly(strength, resistantMethods));
    if (resistant.length === 0) return failed('The tenant has no authentication strength that allows phishing-resistant methods only.');
    const demanding = policies.filter((policy) => isEnabled(policy) && coversAllUsers(policy) && requiresOnly(policy, resistantMethods, strengths));
    if (demanding.length === 0) {
      return failed('No Conditional Access policy that is switched on asks all users for a phishing-resistant authentication strength.', table(resistant, {
        'Strength to choose from': ({ id, displayName }) => displayName ?? id,
        'Allowed methods': ({ allowedCombinations }) => (allowedCombinations ?? []).join('; '),
      }));
    }
    const evidence = table(demanding, {
      ...policyColumns(cloud),
      'Excluded users': (policy) => excludedUsersOf(policy),
      Strength: (policy) => requiredStrength(policy, strengths)?.displayName,
      Resources: targetsOf,
    });
    const leaky = demanding.filter((policy) => excludedUsersOf(policy) > 0);
    if (leaky.length === 0) return passed(`All users are asked for a phishing-resistant method by ${policyCount(demanding.length)}.`, evidence);
    const excluded = counted(leaky.reduce((sum, policy) => sum + excludedUsersOf(policy), 0), { one: 'single user is excluded', other: 'single users are excluded' });
    return failed(`All users are asked for a phishing-resistant method, but ${excluded} by ${policyCount(leaky.length)}.`, evidence);
  },
});

const excludedUsersOf = ({ conditions }: ConditionalAccessPolicy): number => conditions?.users?.excludeUsers?.length ?? 0;
