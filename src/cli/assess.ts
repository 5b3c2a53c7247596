import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { runView } from '../api/run-view.ts';
import type { Check, CheckResult } from '../assessment/check.ts';
import { assess } from '../assessment/engine.ts';
import { ServiceUnreachable } from '../assessment/fact-source.ts';
import { explainPlan, planAssessment } from '../assessment/plan.ts';
import { outcomeOf, type Run } from '../assessment/run.ts';
import { pillarIds, pillarNames, type PillarId } from '../catalog/catalog.ts';
import { loadChecks } from '../checks/load-checks.ts';
import { isInScope, newRunId } from '../operations/start-assessment.ts';
import { collectOverview } from '../overview/collect-overview.ts';
import { overviewAsker } from '../overview/overview-needs.ts';
import { laneOf } from '../sources/graph/lanes.ts';
import { cloudOf } from './cloud.ts';
import { openTenant } from './open-tenant.ts';
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

/** `assess`: runs checks and prints `{ run, overview, results }` as JSON, the overview where all checks run; progress on stderr when that is a terminal. */
export async function assessCommand(args: readonly string[], version: string): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  if (positionals.length > 0 && !values.check) throw new WrongUsage(`"${positionals[0] ?? ''}" is not understood here.`);
  const pillars = values.pillar ? values.pillar.map(pillarOf) : null;
  const checks = selectChecks(await loadChecks(), pillars, values.check && [...values.check, ...positionals]);
  if (values.explain) {
    process.stdout.write(explainPlan(planAssessment(values.check ? checks : [...checks, overviewAsker]), (query) => (query.service === undefined ? laneOf(query.path) : query.service)));
    return;
  }
  const now = values.now === undefined ? new Date() : new Date(values.now);
  if (Number.isNaN(now.getTime())) throw new WrongUsage(`--now ${values.now ?? ''} is not a time: write it like 2026-03-31T09:00:00Z.`);
  const cloud = cloudOf(process.env['CLOUD']);
  const abort = new AbortController();
  const tenant = await openTenant(values, { checks, cloud, signal: abort.signal });
  process.once('SIGINT', () => abort.abort());
  const results: CheckResult[] = [];
  const collecting = collectOverview();
  let progress: Run['progress'] = { done: 0, total: checks.length, pillar: null };
  let wasCancelled = false;
  const startedAt = new Date();
  try {
    await assess({
      checks,
      source: tenant.facts,
      facts: { now, cloud },
      done: new Set(),
      signal: abort.signal,
      ...(!values.check && { aside: collecting.aside }),
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
  const json = `${JSON.stringify({ run, overview: collecting.overview(), results }, null, 2)}\n`;
  if (values.json === undefined) process.stdout.write(json);
  else await writeFile(values.json, json);
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
