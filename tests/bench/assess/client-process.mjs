// Engine and source in a process of their own, so that the memory figure is theirs. Argument: JSON of what the driver asks for.
import { createHash } from 'node:crypto';
import { assess } from '../../../dist/src/assessment/engine.js';
import { loadChecks } from '../../../dist/src/checks/load-checks.js';
import { createArmSource } from '../../../dist/src/sources/arm/arm-source.js';
import { createHostSource } from '../../../dist/src/sources/dns/host-source.js';
import { routeFacts } from '../../../dist/src/sources/fact-router.js';
import { createGraphSource } from '../../../dist/src/sources/graph/graph-source.js';
import { systemClock } from '../../../dist/src/sources/retry.js';

const { url, armUrl, speed, now } = JSON.parse(process.argv[2]);
// Limits, backoff and Retry-After stay what they are: only time passes faster, as it does in the simulator.
const clock = { now: () => performance.now() * speed, sleep: (ms, signal) => systemClock.sleep(ms / speed, signal) };

const checks = await loadChecks();
const graph = createGraphSource({ baseUrl: url, cloud: 'global', credential: null, clock });
// Names are looked up in a table: what is not the tenant's own is gone.
const lookUp = async (host) => ({ resolves: host.endsWith('.contoso.com') ? 'yes' : 'no', alias: null });
const source = routeFacts({ graph, arm: createArmSource({ baseUrl: armUrl, cloud: 'global', credential: null, clock }), dns: createHostSource(lookUp) });
const idleRssMiB = Math.round(process.memoryUsage().rss / 2 ** 20);
const results = [];
const start = performance.now();
await assess({
  checks, source, facts: { now: new Date(now), cloud: 'global' }, done: new Set(), onProgress: () => {},
  onResult: async (result) => void results.push(result),
});
const seconds = (performance.now() - start) / 1000;
source.close();

const cpu = process.cpuUsage();
const sorted = results.toSorted((a, b) => a.reference - b.reference);
const judged = sorted.map(({ id, verdict, summary, evidence }) => [id, verdict, summary, evidence?.total ?? evidence?.rows?.length ?? 0]);
process.send({
  seconds,
  cpuSeconds: (cpu.user + cpu.system) / 1e6,
  idleRssMiB,
  peakRssMiB: Math.round(process.resourceUsage().maxRSS / 1024),
  statistics: graph.statistics,
  verdicts: countedByVerdict(sorted),
  judged: createHash('sha256').update(JSON.stringify(judged)).digest('hex').slice(0, 12),
  errors: sorted.filter(({ verdict }) => verdict === 'error').map(({ id, reason }) => `${id}: ${reason}`),
// Timers of given up requests would keep it alive for two minutes.
}, () => process.exit());

function countedByVerdict(all) {
  const counts = {};
  for (const { verdict } of all) counts[verdict] = (counts[verdict] ?? 0) + 1;
  return counts;
}
