import { z } from 'zod';
import type { Reducer } from '../assessment/need.ts';
import { noRows, withRow, type FirstRows } from './first-rows.ts';
import { microsoftInternalTenant, microsoftServicesTenant, scanServicePrincipals } from './service-principals.ts';

const servicePrincipalSchema = z.object({
  id: z.string(),
  appId: z.string().nullish(),
  displayName: z.string().nullish(),
  appOwnerOrganizationId: z.string().nullish(),
  replyUrls: z.array(z.string()).nullish(),
});
type ServicePrincipal = z.infer<typeof servicePrincipalSchema>;

export type UrlFlaw = 'unencrypted' | 'shared Azure host name';
export interface UnsafeUrl {
  readonly url: string;
  readonly flaw: UrlFlaw;
}
/** A service principal that may send tokens to an address that others can read or take over. */
export interface UnsafeApp {
  readonly id: string;
  readonly appId: string | null;
  readonly name: string;
  readonly ownerTenant: string;
  readonly urls: readonly UnsafeUrl[];
}
/** By the tenant that owns the app, its id in lower case. */
export type UnsafeAppsByOwner = Map<string, FirstRows<UnsafeApp>>;

/** Addresses that no check judges: the developer's own machine. */
const isLocal = (url: string) => url.toLowerCase().includes('localhost');

/** What is wrong with a redirect URI; null when nothing is. */
export function flawOf(url: string): UrlFlaw | null {
  const address = url.toLowerCase();
  if (isLocal(address)) return null;
  if (address.startsWith('http:')) return 'unencrypted';
  // Whoever registers the name after its site is deleted receives the tokens.
  return address.includes('azurewebsites.net') ? 'shared Azure host name' : null;
}

const microsoftTenants: ReadonlySet<string> = new Set([microsoftServicesTenant, microsoftInternalTenant]);

/** So many addresses of one app are named; the finding is the app. */
const mostUrls = 50;

const unsafeApps: Reducer<ServicePrincipal, UnsafeAppsByOwner> = {
  name: 'unsafe reply URLs',
  initial: () => new Map(),
  step(state, { id, appId, displayName, appOwnerOrganizationId, replyUrls }) {
    const owner = appOwnerOrganizationId?.toLowerCase();
    if (!owner || microsoftTenants.has(owner)) return state;
    const urls = (replyUrls ?? []).flatMap((url) => {
      const flaw = flawOf(url);
      return flaw === null ? [] : [{ url, flaw }];
    });
    if (urls.length === 0) return state;
    const app = { id, appId: appId ?? null, name: displayName ?? appId ?? id, ownerTenant: owner, urls: urls.slice(0, mostUrls) };
    // Every scan starts from a map of its own; copying it for each app would cost the square of their number.
    return state.set(owner, withRow(state.get(owner) ?? noRows, app));
  },
};

/** Service principals with unsafe redirect URIs, Microsoft's own left out. */
export const unsafeAppsByOwner = scanServicePrincipals(['id', 'appId', 'displayName', 'appOwnerOrganizationId', 'replyUrls'], servicePrincipalSchema, unsafeApps);
