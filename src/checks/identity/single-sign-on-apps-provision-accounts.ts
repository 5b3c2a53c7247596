import { z } from 'zod';
import { defineCheck, failed, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { derive, fanOut } from '../../assessment/need.ts';
import { provisioningJobs, readSynchronization, singleSignOnApps } from '../../facts/single-sign-on-apps.ts';
import { enterpriseAppLink } from '../app-links.ts';
import { counted } from '../counted.ts';

/** Whether an app could be provisioned matters only where nothing provisions it. */
const withoutJob = derive('single sign-on apps without provisioning', { apps: singleSignOnApps, jobs: provisioningJobs }, ({ apps, jobs }) =>
  apps.filter(({ id }) => (jobs.get(id) ?? []).length === 0));
const withoutJobIds = derive('ids of single sign-on apps without provisioning', { withoutJob }, ({ withoutJob: apps }) => apps.map(({ id }) => id));
const templates = fanOut(withoutJobIds, {
  version: 'v1.0', path: 'servicePrincipals/{id}/synchronization/templates', permissions: readSynchronization,
}, z.object({ id: z.string().nullish() }));

export default defineCheck({
  id: 'single-sign-on-apps-provision-accounts',
  reference: 21886,
  title: 'Single sign-on apps that can be provisioned are provisioned',
  pillars: ['identity'],
  category: 'Application management',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'low',
  effort: 'medium',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AppAppsPreview'],
  needs: { apps: singleSignOnApps, withoutJob, templates },
  decide({ apps, withoutJob: manual, templates: offered }, { cloud }) {
    const lacking = manual.filter(({ id }) => (offered.get(id) ?? []).length > 0);
    if (apps.length === 0) return passed('The tenant has no enabled single sign-on app.');
    const all = counted(apps.length, { one: 'single sign-on app', other: 'single sign-on apps' });
    if (lacking.length === 0) return passed(`Among ${all}, each that supports provisioning has it set up.`);
    return failed(`Provisioning is supported but not set up for ${lacking.length} of ${all}.`, table(lacking.toSorted((a, b) => a.name.localeCompare(b.name)), {
      App: (app) => enterpriseAppLink(cloud, app),
      'Object id': ({ id }) => id,
      'App id': ({ appId }) => appId,
      'Sign-on': ({ mode }) => mode,
    }));
  },
});
