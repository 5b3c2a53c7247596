import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { runView } from '../api/run-view.ts';
import { assess } from '../assessment/engine.ts';
import { ServiceUnreachable, type FactSource } from '../assessment/fact-source.ts';
import type { Run } from '../assessment/run.ts';
import type { Cloud } from '../assessment/need.ts';
import { failedRunCard } from '../../bot/cards/failed-run.ts';
import { progressCard } from '../../bot/cards/progress.ts';
import { summaryCard } from '../../bot/cards/summary.ts';
import type { Links } from '../../bot/links.ts';
import type { Notifier } from '../../bot/notify.ts';
import type { House } from '../operations/house.ts';
import { loadSummary } from '../operations/load-summary.ts';
import { collectOverview } from '../overview/collect-overview.ts';
import { isInScope } from '../operations/start-assessment.ts';
import { RunTakenOver, type RunEnd } from '../store/assessments.ts';
import { followRun, measures } from '../telemetry/measures.ts';
import { RunCards } from './run-cards.ts';
import type { JobContext } from './worker.ts';

export interface AssessmentJobParts {
  readonly house: House;
  readonly cloud: Cloud;
  /** Opens the service that the run reads; closed by the caller's signal. */
  readonly openSource: (signal: AbortSignal) => FactSource & { close(): void };
  readonly notifier: Notifier;
  readonly links: Links;
  readonly log: Logger;
}

/** How often the stored progress is renewed: the tab reads it. */
const saveProgressEveryMs = 700;
/** How often a run looks whether somebody cancelled it. */
const lookEveryMs = 2_000;
/** How long a cancelled run may take to say so; another worker that took it over does not. */
const endsWithinMs = 5_000;
const lookAgainMs = 250;

/**
 * Runs an assessment, or what is left of it: results are stored as they come, so that a run whose worker was killed
 * redoes only the checks that are missing.
 */
export async function runAssessmentJob(parts: AssessmentJobParts, { tenantId, runId }: { readonly tenantId: string; readonly runId: string }, context: JobContext): Promise<void> {
  const { house, links, log } = parts;
  const store = house.storage.assessments;
  const cards = new RunCards(house, parts.notifier, log, (view, conversation) => progressCard(view, { roadmapUrl: links.roadmap(conversation) }));
  const taken = await store.take(tenantId, runId);
  if (!taken) return showCancelled(parts, cards, tenantId, runId);
  const { run, epoch } = taken;
  const abort = new AbortController();
  const signal = AbortSignal.any([context.signal, abort.signal]);
  const source = parts.openSource(signal);
  const done = await store.judged(runId);
  const collecting = collectOverview();
  const watch = setInterval(() => {
    store.owns(tenantId, runId, epoch).then((isOurs) => {
      if (!isOurs) abort.abort(new RunTakenOver(runId));
    }, (error: unknown) => log.warn({ err: error }, 'nobody knows whether the run was cancelled'));
  }, lookEveryMs);
  let progress = run.progress;
  const meter = followRun(progress);
  let lastSaved = 0;
  let saving: Promise<void> = Promise.resolve();
  // One after the other: all of them are guarded by one row, and at once would only get in each other's way.
  let saved: Promise<void> = Promise.resolve();
  const saveProgress = (latest: Run['progress']): void => {
    progress = latest;
    meter.progressed(latest);
    cards.progressed(runView({ ...run, state: 'running', progress }));
    if (Date.now() - lastSaved < saveProgressEveryMs) return;
    lastSaved = Date.now();
    saving = saving.then(() => store.progress(tenantId, runId, epoch, latest)).catch((error: unknown) => {
      if (error instanceof RunTakenOver) abort.abort(error);
      else log.warn({ err: error }, 'progress was not saved');
    });
  };
  try {
    await assess({
      checks: house.checks.filter((check) => isInScope(check.pillars, run.pillars)),
      source,
      facts: { now: new Date(run.startedAt), cloud: parts.cloud },
      done,
      signal,
      aside: collecting.aside,
      onResult: (result) => {
        measures().judgedChecks.add(1, { verdict: result.verdict });
        saved = saved.then(() => store.saveResult(tenantId, runId, epoch, result)).then(context.advanced);
        return saved;
      },
      onProgress: saveProgress,
    });
    await saving;
    await store.progress(tenantId, runId, epoch, progress);
    await end(parts, cards, run, epoch, { state: 'finished', failure: null, overview: collecting.overview() });
  } catch (error) {
    await saving;
    if (error instanceof RunTakenOver || abort.signal.aborted) {
      log.info({ runId }, 'this run was cancelled, or another worker goes on with it');
      await showCancelled(parts, cards, tenantId, runId);
      return;
    }
    if (!(error instanceof ServiceUnreachable) || context.signal.aborted) throw error;
    await end(parts, cards, run, epoch, { state: 'failed', failure: error.message, overview: null });
  } finally {
    meter.ended();
    clearInterval(watch);
    source.close();
  }
}

/** Whoever cancels takes the run first, and ends it a moment later; the cards that follow it are this worker's. */
async function showCancelled({ house, links }: AssessmentJobParts, cards: RunCards, tenantId: string, runId: string): Promise<void> {
  let run = await house.storage.assessments.get(tenantId, runId);
  for (let waitedMs = 0; run?.state === 'running' && waitedMs < endsWithinMs; waitedMs += lookAgainMs) {
    await sleep(lookAgainMs);
    run = await house.storage.assessments.get(tenantId, runId);
  }
  if (run?.state !== 'cancelled') return;
  const view = runView(run);
  await cards.ended(view, (conversation) => failedRunCard(view, { roadmapUrl: links.roadmap(conversation) }));
}

async function end(parts: AssessmentJobParts, cards: RunCards, run: Run, epoch: number, outcome: Pick<RunEnd, 'failure' | 'overview'> & { readonly state: 'finished' | 'failed' }): Promise<void> {
  const { house, links } = parts;
  const outcomes = await house.storage.assessments.outcomes(house.tenantId, run.id);
  const ended = await house.storage.assessments.finish(house.tenantId, run.id, epoch, { ...outcome, finishedAt: house.now().toISOString(), outcomes });
  const view = runView(ended);
  if (outcome.state === 'failed') {
    await cards.ended(view, (conversation) => failedRunCard(view, { roadmapUrl: links.roadmap(conversation) }));
    return;
  }
  const summary = await loadSummary(house, ended);
  await cards.ended(view, (conversation) => summaryCard(summary, { roadmapUrl: links.roadmap(conversation) }));
}
