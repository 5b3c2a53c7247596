import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import {
  conditionalAccessPolicies, coversAllResources, coversResource, exchangeOnline, isEnabled, protectsTokens, sharePointOnline, type ConditionalAccessPolicy,
} from '../../facts/conditional-access-policies.ts';
import { policiesPage, policyColumns, policyCount, targetsOf } from '../conditional-access-evidence.ts';

export default defineCheck({
  id: 'token-protection-is-enforced-on-windows',
  reference: 21941,
  title: 'Token protection is switched on for Windows',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'medium',
  requires: license('entra-p1'),
  portal: [policiesPage],
  needs: { policies: conditionalAccessPolicies },
  decide({ policies }, { cloud }) {
    const candidates = policies.filter((policy) => reachesWindows(policy) && policy.sessionControls?.secureSignInSession?.isEnabled != null);
    if (candidates.length === 0) return failed('No Conditional Access policy sets token protection for Windows.');
    const effective = candidates.filter((policy) => isEnabled(policy) && isComplete(policy));
    const rest = candidates.filter((policy) => !effective.includes(policy)).toSorted((a, b) => (a.displayName ?? a.id).localeCompare(b.displayName ?? b.id));
    const evidence = table([...effective, ...rest], { ...policyColumns(cloud), Resources: targetsOf, 'Token protection': protectsTokens, 'In force': (policy) => effective.includes(policy) });
    return effective.length > 0
      ? passed(`Token protection on Windows is enforced by ${policyCount(effective.length)}.`, evidence)
      : failed(`The tenant has ${policyCount(candidates.length)} with token protection for Windows, but none that is switched on for somebody and for Exchange and SharePoint.`, evidence);
  },
});

const listed = (list: readonly string[] | null | undefined, word: string) => (list ?? []).some((entry) => entry.toLowerCase() === word);

function reachesWindows({ conditions }: ConditionalAccessPolicy): boolean {
  const { includePlatforms, excludePlatforms } = conditions?.platforms ?? {};
  return (listed(includePlatforms, 'windows') || listed(includePlatforms, 'all')) && !listed(excludePlatforms, 'windows');
}

function isComplete(policy: ConditionalAccessPolicy): boolean {
  const { includeUsers, includeGroups, includeRoles } = policy.conditions?.users ?? {};
  const forSomebody = [includeUsers, includeGroups, includeRoles].some((list) => (list ?? []).length > 0) && !listed(includeUsers, 'none');
  const forMailAndFiles = coversAllResources(policy) || (coversResource(policy, exchangeOnline) && coversResource(policy, sharePointOnline));
  return protectsTokens(policy) && forSomebody && forMailAndFiles && !coversResource(policy, 'None');
}
