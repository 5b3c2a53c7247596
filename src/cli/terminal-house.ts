import { userInfo } from 'node:os';
import { DefaultAzureCredential, ManagedIdentityCredential } from '@azure/identity';
import { z } from 'zod';
import { readCatalog } from '../catalog/read.ts';
import { loadChecks } from '../checks/load-checks.ts';
import { loadCheckTexts } from '../checks/load-texts.ts';
import { localTenantId } from '../local/people.ts';
import type { Actor, House } from '../operations/house.ts';
import { activityNames } from '../roadmap/activity-names.ts';
import { sampleTenantId } from '../simulator/sample-tenant.ts';
import { storageSuffixes } from '../store/clouds.ts';
import { openStorage } from '../store/storage.ts';
import { authorityHosts, cloudOf } from './cloud.ts';
import { signedInPerson } from './signed-in.ts';
import { WrongUsage } from './usage.ts';

/** Whoever reaches the storage account from a terminal operates it. On their own machine nobody signs in. */
export const terminalActor: Actor = { person: { id: 'terminal', name: `${userInfo().username} (terminal)` }, role: 'operator' };

export interface TerminalHouse extends House {
  /** Whoever sits at the terminal. */
  readonly actor: Actor;
}

/**
 * The house as a terminal sees it: storage, catalog and checks; nobody listens to live events here.
 * @throws {WrongUsage} naming the variable that is missing or wrong
 * @throws {NotConnected} when nobody is signed in
 */
export async function openTerminalHouse(environment: Readonly<Record<string, string | undefined>>): Promise<TerminalHouse> {
  const { STORAGE_ACCOUNT: accountName, STORAGE_CONNECTION_STRING: connectionString, TENANT_ID: givenTenantId, AZURE_CLIENT_ID: clientId } = environment;
  if (!connectionString && !accountName) throw new WrongUsage('STORAGE_ACCOUNT is missing: the name of the storage account that keeps the roadmaps.');
  if (accountName && !givenTenantId) throw new WrongUsage('TENANT_ID is missing: the tenant whose roadmaps the storage account keeps.');
  const tenantId = givenTenantId ? tenantIdOf(givenTenantId) : localTenantId;
  const cloud = cloudOf(environment['CLOUD']);
  const credential = clientId ? new ManagedIdentityCredential({ clientId }) : new DefaultAzureCredential({ authorityHost: authorityHosts[cloud] });
  const actor = connectionString ? terminalActor : { ...terminalActor, person: await signedInPerson(credential, tenantId) };
  const [catalog, checks, checkTexts] = await Promise.all([readCatalog(), loadChecks(), loadCheckTexts()]);
  const storage = await openStorage(connectionString ? { connectionString } : { accountName: accountName ?? '', credential, endpointSuffix: storageSuffixes[cloud] }, activityNames(catalog.activities));
  return {
    actor,
    tenantId,
    assessed: { kind: 'sample', tenantId: sampleTenantId, tenantName: 'Contoso' },
    acceptsForeignReports: !givenTenantId,
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

/** As Entra writes it: rows of a tenant are found under no other spelling. */
function tenantIdOf(given: string): string {
  if (!z.guid().safeParse(given).success) throw new WrongUsage(`TENANT_ID is "${given}": it must be the tenant's GUID, such as ${localTenantId}.`);
  return given.toLowerCase();
}
