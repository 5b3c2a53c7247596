import { defineCheck, failed, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import {
  conditionalAccessPolicies, coversResource, exchangeOnline, isEnabled, protectsTokens, sharePointOnline, type ConditionalAccessPolicy,
} from '../../facts/conditional-access-policies.ts';
import { policiesPage, policyColumns, policyCount, scopeRemark } from '../conditional-access-evidence.ts';

export default defineCheck({
  id: 'tokens-for-exchange-and-sharepoint-are-bound-to-windows',
  reference: 21786,
  title: 'Tokens for Exchange and SharePoint work only on the Windows device they were issued to',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'low',
  requires: license('entra-p1'),
  portal: [policiesPage],
  needs: { policies: conditionalAccessPolicies },
  decide({ policies }, { cloud }) {
    const matching = policies.filter((policy) => isEnabled(policy) && protectsTokens(policy) && isForWindowsApps(policy));
    if (matching.length === 0) return failed('No Conditional Access policy that is switched on protects the tokens of Windows apps for Exchange Online and SharePoint Online.');
    return passed(`Tokens of Windows apps for Exchange Online and SharePoint Online are protected by ${policyCount(matching.length)}.${scopeRemark(matching)}`, table(matching, policyColumns(cloud)));
  },
});

/** Exactly one kind of client and one platform: token protection turns the others away. */
function isForWindowsApps(policy: ConditionalAccessPolicy): boolean {
  const { clientAppTypes, platforms } = policy.conditions ?? {};
  return isOnly(clientAppTypes, 'mobileAppsAndDesktopClients') && isOnly(platforms?.includePlatforms, 'windows')
    && coversResource(policy, exchangeOnline) && coversResource(policy, sharePointOnline);
}

const isOnly = (list: readonly string[] | null | undefined, word: string) => list?.length === 1 && list[0]?.toLowerCase() === word.toLowerCase();
