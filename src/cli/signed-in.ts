import type { TokenCredential } from '@azure/identity';
import { decodeJwt } from 'jose';
import { z } from 'zod';
import type { Person } from '../assessment/run.ts';
import { NotConnected, WrongUsage } from './usage.ts';

/** The same in every cloud: https://learn.microsoft.com/azure/storage/blobs/authorize-access-azure-active-directory */
const storageScope = 'https://storage.azure.com/.default';

/** Of a token for storage: a person has a name, an app only its id. */
const claimsSchema = z.object({ oid: z.string(), tid: z.string(), name: z.string().optional(), upn: z.string().optional(), unique_name: z.string().optional(), appid: z.string().optional() });

/**
 * Whoever is signed in to the storage account, as the audit log is to name them. Read from the token that storage itself
 * checks with the next request: here it only says who somebody is.
 * @throws {NotConnected} when nobody is signed in
 * @throws {WrongUsage} when they are signed in to another tenant than the one that is meant
 */
export async function signedInPerson(credential: TokenCredential, tenantId: string): Promise<Person> {
  const token = await credential.getToken(storageScope).catch((error: unknown) => {
    throw new NotConnected('Nobody is signed in to the storage account: run "az login" as somebody who has roles on it, or set AZURE_CLIENT_ID to a managed identity of this machine.', { cause: error });
  });
  const { oid, tid, name, upn, unique_name: uniqueName, appid } = claimsSchema.parse(decodeJwt(token?.token ?? ''));
  if (tid.toLowerCase() !== tenantId) throw new WrongUsage(`TENANT_ID is ${tenantId}, and you are signed in to ${tid}. Correct one of them: "az login --tenant ID" signs in to another.`);
  return { id: oid.toLowerCase(), name: `${name ?? upn ?? uniqueName ?? `app ${appid ?? oid}`} (terminal)` };
}
