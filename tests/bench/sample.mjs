import { parseArgs } from 'node:util';
import { assess } from '../../dist/src/assessment/engine.js';
import { planAssessment } from '../../dist/src/assessment/plan.js';
import { loadChecks } from '../../dist/src/checks/load-checks.js';
import { sampleTenant } from '../../dist/src/simulator/sample-tenant.js';
import { startSimulator } from '../../dist/src/simulator/simulator.js';
import { sampleLookUp } from '../../dist/src/simulator/sample-hosts.js';
import { createArmSource } from '../../dist/src/sources/arm/arm-source.js';
import { createHostSource } from '../../dist/src/sources/dns/host-source.js';
import { routeFacts } from '../../dist/src/sources/fact-router.js';
import { createGraphSource } from '../../dist/src/sources/graph/graph-source.js';
import { round } from './figures.mjs';
import { createNaiveSource } from './naive-source.mjs';

/** Runs every check on the sample tenant, as the product does and the naive way. @param args `--latency MS` of one request */
export async function run(args) {
  const { values } = parseArgs({ args: [...args], options: { latency: { type: 'string' } } });
  const tenant = sampleTenant();
  const latencyMs = Number(values.latency ?? tenant.latencyMs);
  const simulator = await startSimulator({ tenant: { ...tenant, latencyMs } });
  const checks = await loadChecks();
  try {
    const graph = createGraphSource({ baseUrl: simulator.url, cloud: 'global', credential: null });
    const arm = createArmSource({ baseUrl: simulator.armUrl, cloud: 'global', credential: null });
    const source = routeFacts({ graph, arm, dns: createHostSource(sampleLookUp) });
    const ours = await timed(() => judge(checks, source));
    const { requests, retries, bytes } = graph.statistics;
    source.close();

    const naive = createNaiveSource(simulator, sampleLookUp);
    const naively = await timed(async () => {
      const results = [];
      for (const check of checks) results.push(...(await judge([check], naive)));
      return results;
    });
    return {
      checks: checks.length,
      needs: planAssessment(checks).needs.size,
      latencyMs,
      ours: { requests, retries, bytes, seconds: ours.seconds, verdicts: verdicts(ours.result) },
      naive: { requests: naive.requests, seconds: naively.seconds, verdicts: verdicts(naively.result) },
      timesFaster: round(naively.seconds / ours.seconds),
      timesFewerRequests: round(naive.requests / requests),
      peakRssMiB: Math.round(process.resourceUsage().maxRSS / 1024),
    };
  } finally {
    await simulator.close();
  }
}

async function judge(checks, source) {
  const results = [];
  await assess({
    checks, source, facts: { now: new Date(), cloud: 'global' }, done: new Set(), onProgress: () => {},
    onResult: async (result) => void results.push(result),
  });
  return results;
}

async function timed(work) {
  const start = performance.now();
  const result = await work();
  return { result, seconds: round((performance.now() - start) / 1000) };
}

function verdicts(results) {
  return Object.fromEntries(results.map(({ reference, verdict }) => [reference, verdict]));
}

