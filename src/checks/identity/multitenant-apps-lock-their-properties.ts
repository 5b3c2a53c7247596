import { z } from 'zod';
import { defineCheck, failed, passed } from '../../assessment/check.ts';
import { table } from '../../assessment/evidence-table.ts';
import type { Reducer } from '../../assessment/need.ts';
import { scanApplications } from '../../facts/applications.ts';
import { noRows, withRow, type FirstRows } from '../../facts/first-rows.ts';
import { registrationLink } from '../app-links.ts';
import { counted } from '../counted.ts';

const applicationSchema = z.object({
  appId: z.string().nullish(),
  displayName: z.string().nullish(),
  signInAudience: z.string().nullish(),
  servicePrincipalLockConfiguration: z.object({ isEnabled: z.boolean().nullish(), allProperties: z.boolean().nullish() }).nullish(),
});
type Application = z.infer<typeof applicationSchema>;

interface UnlockedApp {
  readonly name: string;
  readonly appId: string | null;
  readonly audience: string;
}
interface Locks {
  readonly multitenant: number;
  readonly unlocked: FirstRows<UnlockedApp>;
}

const multitenantAudiences: ReadonlySet<string> = new Set(['azureadmultipleorgs', 'azureadandpersonalmicrosoftaccount']);

export const instanceLocks: Reducer<Application, Locks> = {
  name: 'instance property locks',
  initial: () => ({ multitenant: 0, unlocked: noRows }),
  step(state, { appId, displayName, signInAudience, servicePrincipalLockConfiguration: lock }) {
    if (!signInAudience || !multitenantAudiences.has(signInAudience.toLowerCase())) return state;
    const multitenant = state.multitenant + 1;
    if (lock && lock.isEnabled !== false) return { ...state, multitenant };
    const app = { name: displayName ?? appId ?? 'without a name', appId: appId ?? null, audience: signInAudience };
    return { multitenant, unlocked: withRow(state.unlocked, app) };
  },
};

export default defineCheck({
  id: 'multitenant-apps-lock-their-properties',
  reference: 21777,
  title: 'Multitenant apps lock their instance properties',
  pillars: ['identity'],
  category: 'Access control',
  tenantTypes: ['workforce', 'external'],
  risk: 'high',
  userImpact: 'low',
  effort: 'low',
  portal: ['https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade'],
  needs: { locks: scanApplications(['appId', 'displayName', 'signInAudience', 'servicePrincipalLockConfiguration'], applicationSchema, instanceLocks) },
  decide({ locks: { multitenant, unlocked } }, { cloud }) {
    if (multitenant === 0) return passed('The tenant has registered no multitenant app.');
    const apps = counted(multitenant, { one: 'multitenant app', other: 'multitenant apps' });
    if (unlocked.total === 0) return passed(`The instance property lock is on for all of ${apps}.`);
    return failed(`The instance property lock is off for ${unlocked.total} of ${apps}.`, table(unlocked.rows, {
      App: (app) => registrationLink(cloud, app, 'Authentication'),
      'App id': ({ appId }) => appId,
      Audience: ({ audience }) => audience,
    }, unlocked.total));
  },
});
