import { defineCheck, failed, investigate, passed, undecidable } from '../../assessment/check.ts';
import { domains, type Domain } from '../../facts/domains.ts';
import { ownTenantId } from '../../facts/own-tenant.ts';
import { resolvedRedirectHosts, type ResolvedHost } from '../../facts/reply-urls.ts';
import { counted } from '../counted.ts';
import { danglingFinding, redirectHostTable, unknownFinding } from '../redirect-host-table.ts';

/** Domains below which Microsoft runs its own sites, and nobody else's. Shared ones such as azurewebsites.net are not among them. */
const microsoftDomains = ['microsoft.com', 'microsoftonline.com', 'microsoftonline.us', 'office.com', 'office365.com', 'live.com', 'botframework.com', 'botframework.us'] as const;

export default defineCheck({
  id: 'redirect-uris-belong-to-the-organization',
  reference: 21887,
  title: 'Redirect URIs resolve and belong to the organization',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'medium',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade'],
  needs: { tenantId: ownTenantId, hosts: resolvedRedirectHosts, domains },
  decide({ tenantId, hosts, domains: registered }, { cloud }) {
    if (tenantId === null) return undecidable('Graph does not say which tenant this is, so its own apps cannot be told from others; run the assessment again.');
    const own = [...registered.filter(isVerified).map(({ id }) => id.toLowerCase()), ...microsoftDomains];
    const dangling = hosts.filter(({ resolves }) => resolves === 'no');
    const foreign = hosts.filter(({ host }) => !own.some((domain) => isBelow(host, domain)));
    const open = hosts.filter((host) => host.resolves !== 'yes' || foreign.includes(host));
    const evidence = redirectHostTable(cloud, open, (host) => findingOf(host, { isForeign: foreign.includes(host) }));
    if (dangling.length > 0) return failed(`${counted(dangling.length, { one: 'host in redirect URIs does', other: 'hosts in redirect URIs do' })} not resolve.`, evidence);
    if (foreign.length > 0) return investigate(`${counted(foreign.length, { one: 'host in redirect URIs lies', other: 'hosts in redirect URIs lie' })} outside the tenant's verified domains.`, evidence);
    if (open.length > 0) return investigate(`${counted(open.length, { one: 'host', other: 'hosts' })} in redirect URIs could not be looked up.`, evidence);
    return passed('Every host in redirect URIs resolves and belongs to the organization or to Microsoft.');
  },
});

const isVerified = ({ isVerified: verified }: Domain): boolean => verified !== false;

const isBelow = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);

function findingOf(host: ResolvedHost, { isForeign }: { isForeign: boolean }): string {
  if (host.resolves === 'no') return danglingFinding(host);
  return [...(isForeign ? [`${host.host} is outside the verified domains`] : []), ...(host.resolves === 'unknown' ? [unknownFinding(host)] : [])].join('; ');
}
