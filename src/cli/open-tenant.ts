import { setTimeout as sleep } from 'node:timers/promises';
import type { TokenCredential } from '@azure/identity';
import type { Check } from '../assessment/check.ts';
import type { FactSource } from '../assessment/fact-source.ts';
import type { Cloud } from '../assessment/need.ts';
import type { SignIn } from '../assessment/permissions.ts';
import type { RunSource } from '../assessment/run.ts';
import { sampleLookUp } from '../simulator/sample-hosts.ts';
import { sampleLimits } from '../simulator/sample-limits.ts';
import { sampleTenant, sampleTenantId } from '../simulator/sample-tenant.ts';
import { startSimulator } from '../simulator/simulator.ts';
import { createArmSource } from '../sources/arm/arm-source.ts';
import { armBaseUrls } from '../sources/arm/clouds.ts';
import { isLoopback } from '../sources/base-url.ts';
import { createHostSource } from '../sources/dns/host-source.ts';
import { systemLookUp } from '../sources/dns/look-up.ts';
import { routeFacts } from '../sources/fact-router.ts';
import { graphBaseUrls } from '../sources/graph/clouds.ts';
import { createGraphSource } from '../sources/graph/graph-source.ts';
import { deviceCodeSignIn, type SignedIn } from './device-code.ts';
import { NotConnected, WrongUsage } from './usage.ts';

/** What the command line says of the tenant. */
export interface TenantOptions {
  readonly tenant?: string;
  readonly 'graph-url'?: string;
  readonly 'arm-url'?: string;
}

export interface OpenTenant {
  readonly source: RunSource;
  readonly facts: FactSource;
  readonly close: () => Promise<void>;
}

/**
 * Opens everything that is read of a tenant: Graph, Azure Resource Manager and DNS; for the sample tenant none of them is real.
 * Nobody signs in before the first read that takes it.
 * @throws WrongUsage when the command line does not say enough; NotConnected when an address that it names cannot be reached
 */
export async function openTenant(values: TenantOptions, { checks, cloud, signal }: { checks: readonly Check[]; cloud: Cloud; signal: AbortSignal }): Promise<OpenTenant> {
  const graphUrl = urlOf('--graph-url', values['graph-url']);
  const armUrl = urlOf('--arm-url', values['arm-url']);
  const isSample = values.tenant === 'sample' && !graphUrl;
  const isGraphHere = isSample || (graphUrl !== null && isLoopback(graphUrl));
  const isArmHere = armUrl ? isLoopback(armUrl) : isGraphHere;
  const signedIn = isGraphHere && isArmHere ? null : signIn(values.tenant, { checks, cloud, readsGraph: !isGraphHere });
  const graphBase = graphUrl ?? (isSample ? null : new URL(graphBaseUrls[cloud]));
  for (const url of [graphBase, armUrl]) if (url) await assertReachable(url);
  const simulator = isSample ? await startSimulator({ tenant: sampleTenant() }) : null;
  const baseUrl = simulator?.url ?? graphBase?.href ?? graphBaseUrls[cloud];
  // A Graph on this machine is somebody's simulator: the real Azure has nothing to say of its tenant.
  const armBaseUrl = armUrl?.href ?? simulator?.armUrl ?? (isGraphHere ? null : armBaseUrls[cloud]);
  const facts = routeFacts({
    graph: createGraphSource({ baseUrl, cloud, ...accessTo(signedIn?.graph, isGraphHere), ...(isSample && { limits: sampleLimits }), signal }),
    arm: armBaseUrl === null ? null : createArmSource({ baseUrl: armBaseUrl, cloud, ...accessTo(signedIn?.arm, isArmHere), signal }),
    dns: createHostSource(isSample ? sampleLookUp : systemLookUp()),
  });
  return {
    source: isSample ? { kind: 'sample', tenantId: sampleTenantId, tenantName: 'Contoso' } : { kind: 'tenant', tenantId: (isGraphHere ? values.tenant : tenantIdOf(values.tenant)) ?? '', tenantName: '' },
    facts,
    close: async () => {
      facts.close();
      await simulator?.close();
    },
  };
}

/** A service on this machine gets no token. */
function accessTo(credential: TokenCredential | undefined, isHere: boolean): { credential: TokenCredential | null; signIn: SignIn } {
  return isHere || !credential ? { credential: null, signIn: 'application' } : { credential, signIn: 'delegated' };
}

const tenantIdOf = (tenant: string | undefined): string | undefined => tenant ?? process.env['TENANT_ID'];

function signIn(tenant: string | undefined, { checks, cloud, readsGraph }: { checks: readonly Check[]; cloud: Cloud; readsGraph: boolean }): SignedIn {
  const tenantId = tenantIdOf(tenant);
  const clientId = process.env['CLIENT_ID'];
  if (!tenantId) throw new WrongUsage('Say which tenant: --tenant GUID for a real one, or --tenant sample to look around first.');
  if (!clientId) throw new WrongUsage('CLIENT_ID is missing: the id of the app registration to sign in to. docs/deploy.md shows how to make one.');
  return deviceCodeSignIn({ tenantId, clientId, checks, cloud, readsGraph });
}

const probes = 3;
const probeTimeoutMs = 10_000;

/** A run waits out an outage of minutes; somebody who mistyped an address should not. Any answer will do. @throws {NotConnected} */
async function assertReachable(baseUrl: URL): Promise<void> {
  for (let probe = 1; ; probe += 1) {
    try {
      await fetch(baseUrl, { signal: AbortSignal.timeout(probeTimeoutMs) });
      return;
    } catch (error) {
      if (probe === probes) throw new NotConnected(`${baseUrl.href} cannot be reached. Check the address and the network, then try again.`, { cause: error });
      await sleep(1000);
    }
  }
}

function urlOf(option: string, value: string | undefined): URL | null {
  if (value === undefined) return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol)) throw new WrongUsage(`${option} ${value} is not a web address.`);
  if (url.protocol === 'http:' && !isLoopback(url)) throw new WrongUsage(`${option} ${value} must use https: a token would travel in the clear.`);
  return url;
}
