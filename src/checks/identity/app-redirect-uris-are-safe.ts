import { defineCheck, failed, passed, undecidable } from '../../assessment/check.ts';
import { ownTenantId } from '../../facts/own-tenant.ts';
import { unsafeAppsByOwner } from '../../facts/reply-urls.ts';
import { counted } from '../counted.ts';
import { unsafeAppTable } from '../unsafe-app-table.ts';

export default defineCheck({
  id: 'app-redirect-uris-are-safe',
  reference: 21885,
  title: 'Apps of the tenant use safe redirect URIs only',
  pillars: ['identity'],
  category: 'Application management',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'high',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade'],
  needs: { tenantId: ownTenantId, byOwner: unsafeAppsByOwner },
  decide({ tenantId, byOwner }, { cloud }) {
    if (tenantId === null) return undecidable('Graph does not say which tenant this is, so its own apps cannot be told from others; run the assessment again.');
    const own = byOwner.get(tenantId);
    if (!own) return passed('No app of the tenant sends tokens to an unencrypted address or to a shared Azure host name.');
    const apps = counted(own.total, { one: 'app of the tenant has', other: 'apps of the tenant have' });
    return failed(`${apps} redirect URIs that others can read or take over.`, unsafeAppTable(cloud, own.rows, own.total, { owner: 'hidden' }));
  },
});
