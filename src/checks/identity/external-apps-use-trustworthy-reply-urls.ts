import { defineCheck, failed, passed, undecidable } from '../../assessment/check.ts';
import { ownTenantId } from '../../facts/own-tenant.ts';
import { unsafeAppsByOwner } from '../../facts/reply-urls.ts';
import { counted } from '../counted.ts';
import { unsafeAppTable } from '../unsafe-app-table.ts';

export default defineCheck({
  id: 'external-apps-use-trustworthy-reply-urls',
  reference: 23183,
  title: 'Apps of other tenants use trustworthy reply URLs only',
  pillars: ['identity'],
  category: 'Application management',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'high',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AppAppsPreview'],
  needs: { tenantId: ownTenantId, byOwner: unsafeAppsByOwner },
  decide({ tenantId, byOwner }, { cloud }) {
    if (tenantId === null) return undecidable("Graph does not say which tenant this is, so others' apps cannot be told from its own; run the assessment again.");
    const others = [...byOwner].filter(([owner]) => owner !== tenantId).map(([, found]) => found);
    const total = others.reduce((sum, found) => sum + found.total, 0);
    if (total === 0) return passed('No app of another tenant sends tokens to an unencrypted address or to a shared Azure host name.');
    const apps = counted(total, { one: 'app of another tenant has', other: 'apps of other tenants have' });
    return failed(`${apps} reply URLs that others can read or take over.`, unsafeAppTable(cloud, others.flatMap(({ rows }) => rows), total, { owner: 'shown' }));
  },
});
