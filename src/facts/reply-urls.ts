import { z } from 'zod';
import { derive, fanOut, type Reducer } from '../assessment/need.ts';
import { noRows, withRow, type FirstRows } from './first-rows.ts';
import { ownTenantId } from './own-tenant.ts';
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

const selected = ['id', 'appId', 'displayName', 'appOwnerOrganizationId', 'replyUrls'] as const;

/** Service principals with unsafe redirect URIs, Microsoft's own left out. */
export const unsafeAppsByOwner = scanServicePrincipals(selected, servicePrincipalSchema, unsafeApps);

/** One address of one app. */
export interface RedirectUri {
  readonly id: string;
  readonly appId: string | null;
  readonly name: string;
  readonly url: string;
}
/** A host that receives tokens, and the redirect URIs that name it. */
export interface RedirectHost {
  readonly host: string;
  readonly uris: FirstRows<RedirectUri>;
}

/** The host of a redirect URI in lower case; null for what leads to no web server, or only to the developer's own machine. */
export function redirectHostOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  const host = hostname.toLowerCase().replace(/\.$/, '');
  return /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\])$/.test(host) ? null : host;
}

/** Whether DNS can know a host: no address, and no pattern for several. */
const isName = (host: string): boolean => !/^(?:\[.*\]|\d+(?:\.\d+){3})$/.test(host) && !host.includes('*');

const redirectHosts: Reducer<ServicePrincipal, Map<string, Map<string, FirstRows<RedirectUri>>>> = {
  name: 'hosts of reply URLs',
  initial: () => new Map(),
  step(state, { id, appId, displayName, appOwnerOrganizationId, replyUrls }) {
    const owner = appOwnerOrganizationId?.toLowerCase();
    if (!owner || microsoftTenants.has(owner)) return state;
    for (const url of replyUrls ?? []) {
      const host = redirectHostOf(url);
      if (host === null) continue;
      const hosts = state.get(owner) ?? new Map<string, FirstRows<RedirectUri>>();
      hosts.set(host, withRow(hosts.get(host) ?? noRows, { id, appId: appId ?? null, name: displayName ?? appId ?? id, url }));
      state.set(owner, hosts);
    }
    return state;
  },
};

const redirectHostsByOwner = scanServicePrincipals(selected, servicePrincipalSchema, redirectHosts);

/** The hosts that apps of the tenant itself send tokens to. */
export const ownRedirectHosts = derive('own redirect hosts', { tenantId: ownTenantId, byOwner: redirectHostsByOwner }, ({ tenantId, byOwner }) =>
  [...(tenantId === null ? [] : (byOwner.get(tenantId) ?? []))].map(([host, uris]): RedirectHost => ({ host, uris })));

const hostNames = derive('names of own redirect hosts', { hosts: ownRedirectHosts }, ({ hosts }) => hosts.map(({ host }) => host).filter(isName));

const hostAnswers = fanOut(hostNames, { service: 'dns', path: 'hosts/{id}' }, z.object({ resolves: z.enum(['yes', 'no', 'unknown']), alias: z.string().nullable() }));

/** A host with what DNS says of it; `yes` also for an address, which needs no name. */
export interface ResolvedHost extends RedirectHost {
  readonly resolves: 'yes' | 'no' | 'unknown';
  /** Where the alias of a name without address leads. */
  readonly alias: string | null;
}

/** The hosts that apps of the tenant itself send tokens to, looked up in DNS. */
export const resolvedRedirectHosts = derive('own redirect hosts in DNS', { hosts: ownRedirectHosts, answers: hostAnswers }, ({ hosts, answers }) =>
  hosts.map((each): ResolvedHost => {
    if (!isName(each.host)) return { ...each, resolves: 'yes', alias: null };
    const [answer = { resolves: 'unknown', alias: null } as const] = answers.get(each.host) ?? [];
    return { ...each, ...answer };
  }));
