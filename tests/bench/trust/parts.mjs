// What can happen to an installation, part by part. Each gives figures in which anything but 0 at `missing` and the like is a loss.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../scripts/bootstrap.mjs';
import { pause, round, spread } from '../figures.mjs';
import { startCluster } from './cluster.mjs';
import { apiPath, audit, edit, headersOf } from './editors.mjs';

const web = { process: 'web' };
const worker = { process: 'worker' };
/** A killed worker's job shows again after so long. */
const jobVisibilitySeconds = 30;

/** Three web and two worker processes under people who edit, one of the five killed every few seconds. */
export async function kills({ editors = 100, edits = 10_000, everyMs = 5_000 }) {
  return withCluster([web, web, web, worker, worker], async (cluster) => {
    const killed = { web: 0, worker: 0 };
    const killing = setInterval(() => { killed[cluster.killAny()] += 1; }, everyMs);
    const { acknowledged, figures } = await edit(cluster.webs, { editors, editsEach: Math.ceil(edits / editors) });
    clearInterval(killing);
    await Promise.all(cluster.webs.map(({ ready }) => ready()));
    return { editors, killed, ...figures, ...await audit(cluster.webs[0], acknowledged) };
  });
}

/** The same people while storage is gone for a minute. */
export async function outage({ editors = 100, edits = 3_000, outageSeconds = 60 }) {
  return withCluster([web, web], async (cluster) => {
    const cutting = pause(3_000).then(async () => {
      cluster.wire.cut();
      await pause(outageSeconds * 1_000);
      cluster.wire.mend();
      return performance.now();
    });
    const editing = edit(cluster.webs, { editors, editsEach: Math.ceil(edits / editors), restMs: 100 });
    const mendedAt = await cutting;
    const { acknowledged, figures } = await editing;
    return { editors, outageSeconds, secondsFromMendToEnd: round((performance.now() - mendedAt) / 1000), ...figures, ...await audit(cluster.webs[1], acknowledged) };
  });
}

/** Two replicas whose clocks are five minutes apart. */
export async function skew({ editors = 40, edits = 2_000, aheadMs = 300_000 }) {
  return withCluster([web, { ...web, aheadMs }, worker, { ...worker, aheadMs }], async (cluster) => {
    const { acknowledged, figures } = await edit(cluster.webs, { editors, editsEach: Math.ceil(edits / editors) });
    const run = await assess(cluster.webs[1]);
    // Each sees who looks by way of the other, although the other's clock is wrong.
    const seen = await Promise.all(cluster.webs.map(async ({ url }, index) => {
      const other = cluster.webs[1 - index];
      const session = `window-of-${index}`;
      await fetch(`${url}${apiPath}/viewers/${session}`, { method: 'PUT', headers: headersOf(), body: '{"activity":null}' });
      const { viewers } = await (await fetch(`${other.url}${apiPath}`, { headers: headersOf() })).json();
      return viewers.some((viewer) => viewer.session === session);
    }));
    return { aheadSeconds: aheadMs / 1000, ...figures, ...await audit(cluster.webs[0], acknowledged), run, viewersSeen: seen };
  });
}

/**
 * Assessments whose workers are killed somewhere in the middle, in several tenants at once: most of the time passes until a job that
 * nobody holds any more shows again. Each must end, once, with every check judged once.
 */
export async function runs({ runs: wanted = 100, tenants = Math.min(6, wanted) }) {
  let left = wanted;
  const each = await Promise.all(Array.from({ length: tenants }, () => withCluster([web, worker, worker], async (cluster) => {
    const ended = [];
    while (left > 0) {
      left -= 1;
      const killing = setTimeout(() => cluster.workers.forEach(({ kill }) => kill()), 300 + Math.random() * 4_000);
      ended.push(await assess(cluster.webs[0]));
      clearTimeout(killing);
    }
    return { ended, listed: await listRuns(cluster.webs[0]) };
  })));
  const ended = each.flatMap((tenant) => tenant.ended);
  return {
    tenants,
    runs: ended.length,
    tookOverByAnother: ended.filter(({ seconds }) => seconds > jobVisibilitySeconds).length,
    unfinished: ended.filter(({ state }) => state !== 'finished').length,
    incomplete: ended.filter(({ judged, total }) => judged !== total).length,
    checksJudgedTwice: ended.filter(({ judged, outcomes }) => judged !== outcomes).length,
    listedBesideThem: each.reduce((sum, { listed, ended: { length } }) => sum + listed.length - length, 0),
    seconds: spread(ended.map(({ seconds }) => seconds)),
  };
}

async function assess({ url }) {
  const startedAt = performance.now();
  const { run } = await (await fetch(`${url}${apiPath}/assessments`, { method: 'POST', headers: headersOf(), body: '{"pillars":null}' })).json();
  for (;;) {
    await pause(500);
    const now = (await listRuns({ url }).catch(() => [])).find(({ id }) => id === run.id);
    if (!now || ['queued', 'running'].includes(now.state)) continue;
    const { outcomes } = await (await fetch(`${url}${apiPath}/assessments/${run.id}`, { headers: headersOf() })).json();
    return { state: now.state, judged: new Set(outcomes.map(({ id }) => id)).size, outcomes: outcomes.length, total: now.progress.total, seconds: round((performance.now() - startedAt) / 1000) };
  }
}

async function listRuns({ url }) {
  const response = await fetch(`${url}${apiPath}/assessments`, { headers: headersOf() });
  if (!response.ok) throw new Error(`The list of runs was answered with ${response.status}.`);
  return (await response.json()).runs;
}

/** Calm work for many minutes: memory must not grow. */
export async function soak({ editors = 50, minutes = 20 }) {
  return withCluster([web, web, worker], async (cluster) => {
    const until = performance.now() + minutes * 60_000;
    const samples = [];
    const sampling = setInterval(() => samples.push(cluster.memoryMiB()), Math.max(1_000, minutes * 600));
    const { acknowledged, figures } = await edit(cluster.webs, { editors, editsEach: Number.POSITIVE_INFINITY, isOver: () => performance.now() > until, restMs: 1_000 });
    clearInterval(sampling);
    // The first quarter is warming up; the second is compared with the last.
    const quarter = Math.floor(samples.length / 4);
    const median = (from, to, index) => samples.slice(from, to).map((sample) => sample[index]).filter((figure) => figure !== null).sort((a, b) => a - b)[Math.floor((to - from) / 2)] ?? null;
    const memory = ['web', 'web', 'worker'].map((kind, index) => ({ kind, secondQuarterMiB: median(quarter, 2 * quarter, index), lastQuarterMiB: median(3 * quarter, 4 * quarter, index) }));
    return { minutes, ...figures, ...await audit(cluster.webs[0], acknowledged), memory: memory.map((each) => ({ ...each, growth: round(each.lastQuarterMiB / each.secondQuarterMiB) })) };
  });
}

/** The attacks and the tables of roles: how many are tried, and how many succeed. */
export async function doors() {
  const suites = {
    tokensForTheTab: ['unit', 'tests/unit/server/authenticate.test.ts'],
    tokensForTheBot: ['integration', 'tests/integration/bot/tokens.test.ts'],
    tokensOfTheRemoved: ['integration', 'tests/integration/server/membership.test.ts'],
    rolesByRoute: ['integration', 'tests/integration/server/roles.test.ts'],
    rolesByCommand: ['integration', 'tests/integration/bot/roles.test.ts'],
    fuzzedBodies: ['integration', 'tests/integration/server/fuzz.test.ts'],
  };
  const folder = await mkdtemp(join(tmpdir(), 'zero-trust-roadmap-'));
  const figures = {};
  for (const [name, [project, file]] of Object.entries(suites)) {
    const report = join(folder, `${name}.json`);
    const child = spawn(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', project, file, '--reporter', 'json', '--outputFile', report], { cwd: root, stdio: ['ignore', 'ignore', 2] });
    await once(child, 'exit');
    const { numPassedTests, numFailedTests } = JSON.parse(await readFile(report, 'utf8'));
    figures[name] = { tests: numPassedTests + numFailedTests, failed: numFailedTests };
  }
  await rm(folder, { recursive: true });
  return figures;
}

async function withCluster(replicas, work) {
  const cluster = await startCluster(replicas);
  try {
    return await work(cluster);
  } finally {
    await cluster.stop();
  }
}
