import { defineCheck, failed, investigate, passed, undecidable } from '../../assessment/check.ts';
import { ownTenantId } from '../../facts/own-tenant.ts';
import { resolvedRedirectHosts } from '../../facts/reply-urls.ts';
import { counted } from '../counted.ts';
import { danglingFinding, redirectHostTable, unknownFinding } from '../redirect-host-table.ts';

export default defineCheck({
  id: 'redirect-uri-domains-resolve',
  reference: 21888,
  title: 'No redirect URI points to a domain that does not resolve',
  pillars: ['identity'],
  category: 'Application management',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'low',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade'],
  needs: { tenantId: ownTenantId, hosts: resolvedRedirectHosts },
  decide({ tenantId, hosts }, { cloud }) {
    if (tenantId === null) return undecidable('Graph does not say which tenant this is, so its own apps cannot be told from others; run the assessment again.');
    const dangling = hosts.filter(({ resolves }) => resolves === 'no');
    const unknown = hosts.filter(({ resolves }) => resolves === 'unknown');
    const names = { one: 'domain in redirect URIs', other: 'domains in redirect URIs' };
    if (dangling.length > 0) {
      const verb = dangling.length === 1 ? 'does' : 'do';
      return failed(`${counted(dangling.length, names)} of the tenant's apps ${verb} not resolve.`, redirectHostTable(cloud, dangling, danglingFinding));
    }
    if (unknown.length > 0) return investigate(`${counted(unknown.length, names)} of the tenant's apps could not be looked up; all others resolve.`, redirectHostTable(cloud, unknown, unknownFinding));
    return passed("Every domain in redirect URIs of the tenant's apps resolves.");
  },
});
