import { userInfo } from 'node:os';
import { DefaultAzureCredential, ManagedIdentityCredential } from '@azure/identity';
import { readCatalog } from '../catalog/read.ts';
import { loadChecks } from '../checks/load-checks.ts';
import { loadCheckTexts } from '../checks/load-texts.ts';
import { localTenantId } from '../local/people.ts';
import type { Actor, House } from '../operations/house.ts';
import { activityNames } from '../roadmap/activity-names.ts';
import { sampleTenantId } from '../simulator/sample-tenant.ts';
import { openStorage } from '../store/storage.ts';
import { WrongUsage } from './usage.ts';

/** Whoever reaches the storage account from a terminal operates it. */
export const terminalActor: Actor = { person: { id: 'terminal', name: `${userInfo().username} (terminal)` }, role: 'operator' };

/** The house as a terminal sees it: storage, catalog and checks; nobody listens to live events here. */
export async function openTerminalHouse(environment: Readonly<Record<string, string | undefined>>): Promise<House> {
  const { STORAGE_ACCOUNT: accountName, STORAGE_CONNECTION_STRING: connectionString, TENANT_ID: tenantId, AZURE_CLIENT_ID: clientId } = environment;
  if (!connectionString && !accountName) throw new WrongUsage('STORAGE_ACCOUNT is missing: the name of the storage account that keeps the roadmaps.');
  if (accountName && !tenantId) throw new WrongUsage('TENANT_ID is missing: the tenant whose roadmaps the storage account keeps.');
  const credential = clientId ? new ManagedIdentityCredential({ clientId }) : new DefaultAzureCredential();
  const [catalog, checks, checkTexts] = await Promise.all([readCatalog(), loadChecks(), loadCheckTexts()]);
  const storage = await openStorage(connectionString ? { connectionString } : { accountName: accountName ?? '', credential }, activityNames(catalog.activities));
  return {
    tenantId: tenantId ?? localTenantId,
    assessed: { kind: 'sample', tenantId: sampleTenantId, tenantName: 'Contoso' },
    acceptsForeignReports: tenantId === undefined,
    version: '',
    builtAt: new Date(0),
    storage,
    catalog,
    checks,
    checkTexts,
    membership: () => Promise.resolve(null),
    live: { changed: () => undefined, commented: () => undefined },
    now: () => new Date(),
  };
}
