import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { DeviceCodeCredential, type TokenCredential } from '@azure/identity';
import { runView } from '../api/run-view.ts';
import type { Check, CheckResult } from '../assessment/check.ts';
import { assess } from '../assessment/engine.ts';
import { ServiceUnreachable } from '../assessment/fact-source.ts';
import { clouds, type Cloud } from '../assessment/need.ts';
import { permissionsOf } from '../assessment/permissions.ts';
import { explainPlan, planAssessment } from '../assessment/plan.ts';
import { outcomeOf, type Run, type RunSource } from '../assessment/run.ts';
import { pillarIds, pillarNames, type PillarId } from '../catalog/catalog.ts';
import { loadChecks } from '../checks/load-checks.ts';
import { isInScope, newRunId } from '../operations/start-assessment.ts';
import { sampleLimits } from '../simulator/sample-limits.ts';
import { sampleTenant, sampleTenantId } from '../simulator/sample-tenant.ts';
import { startSimulator } from '../simulator/simulator.ts';
import { graphBaseUrls } from '../sources/graph/clouds.ts';
import { createGraphSource } from '../sources/graph/graph-source.ts';
import { laneOf } from '../sources/graph/lanes.ts';
import { terminalActor } from './terminal-house.ts';
import { NotConnected, WrongUsage } from './usage.ts';

const options = {
  tenant: { type: 'string' },
  'graph-url': { type: 'string' },
  'arm-url': { type: 'string' },
  pillar: { type: 'string', multiple: true },
  check: { type: 'string', multiple: true },
  json: { type: 'string' },
  now: { type: 'string' },
  explain: { type: 'boolean' },
} as const;

/** `assess`: runs checks and prints `{ run, results }` as JSON; progress on stderr when that is a terminal. */
export async function assessCommand(args: readonly string[], version: string): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  if (positionals.length > 0 && !values.check) throw new WrongUsage(`"${positionals[0] ?? ''}" is not understood here.`);
  const pillars = values.pillar ? values.pillar.map(pillarOf) : null;
  const checks = selectChecks(await loadChecks(), pillars, values.check && [...values.check, ...positionals]);
  if (values.explain) {
    process.stdout.write(explainPlan(planAssessment(checks), (query) => (query.service === undefined ? laneOf(query.path) : query.service)));
    return;
  }
  const now = values.now === undefined ? new Date() : new Date(values.now);
  if (Number.isNaN(now.getTime())) throw new WrongUsage(`--now ${values.now ?? ''} is not a time: write it like 2026-03-31T09:00:00Z.`);
  if (values['arm-url']) urlOf('--arm-url', values['arm-url']);
  const cloud = cloudOf(process.env['CLOUD']);
  const tenant = await openTenant(values, checks, cloud);
  await assertReachable(tenant.baseUrl);
  const abort = new AbortController();
  process.once('SIGINT', () => abort.abort());
  const source = createGraphSource({ baseUrl: tenant.baseUrl, cloud, credential: tenant.credential, signIn: tenant.credential ? 'delegated' : 'application', ...(tenant.source.kind === 'sample' && { limits: sampleLimits }), signal: abort.signal });
  const results: CheckResult[] = [];
  let progress: Run['progress'] = { done: 0, total: checks.length, pillar: null };
  let wasCancelled = false;
  const startedAt = new Date();
  try {
    await assess({
      checks,
      source,
      facts: { now, cloud },
      done: new Set(),
      signal: abort.signal,
      onResult: (result) => { results.push(result); return Promise.resolve(); },
      onProgress: (latest) => {
        progress = latest;
        if (process.stderr.isTTY) process.stderr.write(`\r${latest.done} of ${latest.total} checks `);
      },
    });
  } catch (error) {
    if (error instanceof ServiceUnreachable) throw new NotConnected(error.message, { cause: error });
    if (!abort.signal.aborted) throw error;
    wasCancelled = true;
  } finally {
    source.close();
    await tenant.close();
    if (process.stderr.isTTY) process.stderr.write('\n');
  }
  results.sort((a, b) => (a.reference ?? 0) - (b.reference ?? 0));
  const run = runView({
    id: newRunId(startedAt),
    state: wasCancelled ? 'cancelled' : 'finished',
    source: tenant.source,
    startedBy: terminalActor.person,
    startedAt: now.toISOString(),
    finishedAt: new Date().toISOString(),
    pillars,
    version,
    progress,
    failure: null,
    outcomes: results.map(outcomeOf),
  });
  const json = `${JSON.stringify({ run, results }, null, 2)}\n`;
  if (values.json === undefined) process.stdout.write(json);
  else await writeFile(values.json, json);
}

const probes = 3;
const probeTimeoutMs = 10_000;

/** A run waits out an outage of minutes; somebody who mistyped an address should not. Any answer will do. @throws {NotConnected} */
async function assertReachable(baseUrl: string): Promise<void> {
  for (let probe = 1; ; probe += 1) {
    try {
      await fetch(baseUrl, { signal: AbortSignal.timeout(probeTimeoutMs) });
      return;
    } catch (error) {
      if (probe === probes) throw new NotConnected(`${baseUrl} cannot be reached. Check the address and the network, then try again.`, { cause: error });
      await sleep(1000);
    }
  }
}

interface Tenant {
  readonly source: RunSource;
  readonly baseUrl: string;
  readonly credential: TokenCredential | null;
  readonly close: () => Promise<void>;
}

async function openTenant(values: { readonly tenant?: string; readonly 'graph-url'?: string }, checks: readonly Check[], cloud: Cloud): Promise<Tenant> {
  const graphUrl = values['graph-url'] === undefined ? null : urlOf('--graph-url', values['graph-url']);
  if (values.tenant === 'sample' && !graphUrl) {
    const simulator = await startSimulator({ tenant: sampleTenant() });
    return { source: { kind: 'sample', tenantId: sampleTenantId, tenantName: 'Contoso' }, baseUrl: simulator.url, credential: null, close: () => simulator.close() };
  }
  const close = () => Promise.resolve();
  const baseUrl = graphUrl?.href.replace(/\/$/, '') ?? graphBaseUrls[cloud];
  if (graphUrl && isLoopback(graphUrl)) return { source: { kind: 'tenant', tenantId: values.tenant ?? '', tenantName: '' }, baseUrl, credential: null, close };
  const tenantId = values.tenant ?? process.env['TENANT_ID'];
  const clientId = process.env['CLIENT_ID'];
  if (!tenantId) throw new WrongUsage('Say which tenant: --tenant GUID for a real one, or --tenant sample to look around first.');
  if (!clientId) throw new WrongUsage('CLIENT_ID is missing: the id of the app registration to sign in to. docs/deploy.md shows how to make one.');
  return { source: { kind: 'tenant', tenantId, tenantName: '' }, baseUrl, credential: deviceCodeSignIn(tenantId, clientId, checks, cloud), close };
}

/** Asks for exactly the delegated permissions that the selected checks take. */
function deviceCodeSignIn(tenantId: string, clientId: string, checks: readonly Check[], cloud: Cloud): TokenCredential {
  const scopes = permissionsOf(checks).delegated.map((permission) => `${graphBaseUrls[cloud]}/${permission}`);
  const credential = new DeviceCodeCredential({ tenantId, clientId, userPromptCallback: ({ message }) => { process.stderr.write(`${message}\n`); } });
  return { getToken: (_scope, tokenOptions) => credential.getToken(scopes, tokenOptions) };
}

function selectChecks(checks: readonly Check[], pillars: readonly PillarId[] | null, wanted: readonly string[] | undefined): readonly Check[] {
  const unknown = wanted?.find((name) => !checks.some((check) => isNamed(check, name)));
  if (unknown !== undefined) throw new WrongUsage(`There is no check ${unknown}. Known: ${checks.map(({ reference }) => reference).join(', ')}.`);
  const selected = checks.filter((check) => isInScope(check.pillars, pillars) && (wanted === undefined || wanted.some((name) => isNamed(check, name))));
  if (selected.length === 0) throw new WrongUsage('No check fits what you asked for. Leave out --pillar or --check.');
  return selected;
}

const isNamed = ({ id, reference }: Check, name: string): boolean => id === name || String(reference) === name;

function pillarOf(name: string): PillarId {
  const wanted = name.toLowerCase();
  const pillar = pillarIds.find((id) => id === wanted || pillarNames[id].toLowerCase() === wanted);
  if (!pillar) throw new WrongUsage(`There is no pillar "${name}". Choose from: ${pillarIds.join(', ')}.`);
  return pillar;
}

function cloudOf(name: string | undefined): Cloud {
  const cloud = clouds.find((known) => known === (name ?? 'global'));
  if (!cloud) throw new WrongUsage(`CLOUD is "${name ?? ''}": choose from ${clouds.join(', ')}.`);
  return cloud;
}

function urlOf(option: string, value: string): URL {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol)) throw new WrongUsage(`${option} ${value} is not a web address.`);
  if (url.protocol === 'http:' && !isLoopback(url)) throw new WrongUsage(`${option} ${value} must use https: a token would travel in the clear.`);
  return url;
}

const isLoopback = ({ hostname }: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
