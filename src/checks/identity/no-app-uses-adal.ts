import { z } from 'zod';
import { defineCheck, failed, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { derive, fanOut, list, type Permission } from '../../assessment/need.ts';
import { registrationLink } from '../app-links.ts';
import { counted } from '../counted.ts';

const permissions: readonly Permission[] = [{ application: 'DirectoryRecommendations.Read.All', delegated: 'DirectoryRecommendations.Read.All' }];

const recommendations = list({
  version: 'beta',
  path: 'directory/recommendations',
  filter: "recommendationType eq 'adalToMsalMigration'",
  permissions,
}, z.object({ id: z.string(), status: z.string().nullish() }));

const openRecommendationIds = derive('open recommendations about ADAL', { recommendations }, ({ recommendations: all }) =>
  all.filter(({ status }) => status?.toLowerCase() === 'active').map(({ id }) => id));

const impactedApps = fanOut(openRecommendationIds, { version: 'beta', path: 'directory/recommendations/{id}/impactedResources', permissions }, z.object({
  subjectId: z.string().nullish(),
  displayName: z.string().nullish(),
  status: z.string().nullish(),
}));

export default defineCheck({
  id: 'no-app-uses-adal',
  reference: 21780,
  title: 'No app signs in with the retired ADAL library',
  pillars: ['identity'],
  category: 'Application management',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'high',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/TenantOverview.ReactView'],
  needs: { open: openRecommendationIds, apps: impactedApps },
  decide({ open, apps }, { cloud }) {
    if (open.length === 0) return passed('Microsoft Entra sees no app that still signs in with ADAL.');
    const impacted = [...apps.values()].flat().filter(({ status }) => status == null || status.toLowerCase() === 'active');
    if (impacted.length === 0) return failed('Microsoft Entra recommends moving apps from ADAL to MSAL, without naming them here.');
    const found = counted(impacted.length, { one: 'app still signs', other: 'apps still sign' });
    return failed(`${found} in with ADAL, which gets no more security fixes.`, table(impacted, {
      App: ({ displayName, subjectId }) => registrationLink(cloud, { name: displayName ?? subjectId ?? 'unknown', appId: subjectId ?? null }, 'Overview'),
      'App id': ({ subjectId }) => subjectId,
    }));
  },
});
