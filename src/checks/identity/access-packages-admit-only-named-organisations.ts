import { defineCheck, failed, investigate, license, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { accessPackagePolicies, outsideScopeOf, outsideScopes, packageName, policyName, type OutsideScope } from '../../facts/access-package-policies.ts';
import { counted } from '../counted.ts';

const policyCount = (count: number) => counted(count, { one: 'policy', other: 'policies' });
const scopeNames: Readonly<Record<OutsideScope, string>> = {
  allExternalUsers: 'everybody outside',
  allConfiguredConnectedOrganizationUsers: 'any connected organisation',
  specificConnectedOrganizationUsers: 'named connected organisations',
};

export default defineCheck({
  id: 'access-packages-admit-only-named-organisations',
  reference: 21875,
  title: 'Access packages admit only named partner organisations',
  pillars: ['identity'],
  category: 'External collaboration',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'medium',
  effort: 'medium',
  requires: license('entra-p2', 'entra-governance'),
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_ERM/DashboardBlade/~/elmEntitlement/menuId/'],
  needs: { policies: accessPackagePolicies },
  decide({ policies }) {
    const admitting = policies.flatMap((policy) => {
      const scope = outsideScopeOf(policy);
      return scope === null ? [] : [{ policy, scope }];
    });
    if (admitting.length === 0) return passed('No access package is for people outside.');
    const evidence = table(admitting.toSorted((a, b) => outsideScopes.indexOf(a.scope) - outsideScopes.indexOf(b.scope)), {
      'Access package': ({ policy }) => packageName(policy),
      Policy: ({ policy }) => policyName(policy),
      'Open to': ({ scope }) => scopeNames[scope],
    });
    const openTo = (wanted: OutsideScope) => admitting.filter(({ scope }) => scope === wanted).length;
    const [everybody, anyPartner] = [openTo('allExternalUsers'), openTo('allConfiguredConnectedOrganizationUsers')];
    if (everybody > 0) return failed(`${policyCount(everybody)} of access packages ${everybody === 1 ? 'admits' : 'admit'} everybody outside.`, evidence);
    if (anyPartner > 0) return investigate(`${policyCount(anyPartner)} of access packages ${anyPartner === 1 ? 'admits' : 'admit'} any connected organisation.`, evidence);
    return passed(`${policyCount(admitting.length)} for people outside ${admitting.length === 1 ? 'admits' : 'admit'} only named organisations.`, evidence);
  },
});
