import { z } from 'zod';
import { defineCheck, failed, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import { choose, derive, fanOut } from '../../assessment/need.ts';
import { provisioningJobs, readSynchronization, singleSignOnApps } from '../../facts/single-sign-on-apps.ts';
import { enterpriseAppLink } from '../app-links.ts';
import { counted } from '../counted.ts';

const openApps = derive('single sign-on apps open to all', { apps: singleSignOnApps }, ({ apps }) => apps.filter(({ openToAll }) => openToAll));
const openProvisionedIds = derive('ids of open single sign-on apps with provisioning', { openApps, jobs: provisioningJobs }, ({ openApps: apps, jobs }) =>
  apps.filter(({ id }) => (jobs.get(id) ?? []).length > 0).map(({ id }) => id));

const jobWithRulesSchema = z.object({
  id: z.string(),
  templateId: z.string().nullish(),
  schema: z.object({
    synchronizationRules: z.array(z.object({
      objectMappings: z.array(z.object({ scope: z.unknown().optional() })).nullish(),
    })).nullish(),
  }).nullish(),
});
type JobWithRules = z.infer<typeof jobWithRulesSchema>;
type RulesByApp = ReadonlyMap<string, readonly JobWithRules[]>;

const jobRules = fanOut(openProvisionedIds, {
  version: 'v1.0', path: 'servicePrincipals/{id}/synchronization/jobs', expand: 'schema', permissions: readSynchronization,
}, jobWithRulesSchema);
const noRules = derive('no provisioning rules', {}, (): RulesByApp => new Map());

/** One open app without provisioning decides the verdict; only when every one has it do the rules of the jobs matter. */
const everyOpenAppProvisions = derive('every open single sign-on app has provisioning', { openApps, ids: openProvisionedIds }, ({ openApps: apps, ids }) =>
  ids.length > 0 && ids.length === apps.length);
const rules = choose<RulesByApp>('rules of provisioning jobs', everyOpenAppProvisions, { yes: jobRules, no: noRules });

/** Every object that a job provisions passes a filter. A job whose rules are not known filters nothing. */
function isScoped({ schema }: JobWithRules): boolean {
  const all = schema?.synchronizationRules ?? [];
  return all.length > 0 && all.every(({ objectMappings }) => (objectMappings ?? []).every(({ scope }) => scope != null));
}

export default defineCheck({
  id: 'single-sign-on-apps-limit-their-users',
  reference: 21869,
  title: 'Single sign-on apps require assignment or scope their provisioning',
  pillars: ['identity'],
  category: 'Application management',
  tenantTypes: ['workforce', 'external'],
  risk: 'medium',
  userImpact: 'medium',
  effort: 'medium',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AppAppsPreview'],
  needs: { openApps, jobs: provisioningJobs, rules },
  decide({ openApps: open, jobs, rules: rulesByApp }, { cloud }) {
    if (open.length === 0) return passed('Every enabled single sign-on app requires assignment, or there is none.');
    const findings = open.flatMap((app) => {
      if ((jobs.get(app.id) ?? []).length === 0) return [{ app, finding: 'Open to all users, without provisioning' }];
      return (rulesByApp.get(app.id) ?? []).filter((job) => !isScoped(job)).map(({ id, templateId }) => ({ app, finding: `Provisions everybody: job ${id} (${templateId ?? 'no template'})` }));
    });
    const all = counted(open.length, { one: 'single sign-on app that is open to all users', other: 'single sign-on apps that are open to all users' });
    if (findings.length === 0) return passed(`Provisioning is scoped for all of ${all}.`);
    const apps = new Set(findings.map(({ app }) => app.id)).size;
    return failed(`Nothing limits who gets into ${apps} of ${all}.`, table(findings.toSorted((a, b) => a.app.name.localeCompare(b.app.name)), {
      App: ({ app }) => enterpriseAppLink(cloud, app),
      Finding: ({ finding }) => finding,
      'Sign-on': ({ app }) => app.mode,
    }));
  },
});
