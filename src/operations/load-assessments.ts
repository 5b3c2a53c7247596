import { runView } from '../api/run-view.ts';
import type { ActivityEvidenceView, ComparedRuns, ResultView, RunDetail, RunView } from '../api/assessment.ts';
import type { Check } from '../assessment/check.ts';
import { compareRuns } from '../assessment/compare.ts';
import { azureRolesOfCheck, permissionsOfCheck, readsOfCheck } from '../assessment/permissions.ts';
import { outcomeKey, type Outcome, type Run } from '../assessment/run.ts';
import { licenseNames } from '../catalog/catalog.ts';
import { numbersOf, ownActivityId } from '../roadmap/own-activity.ts';
import { finishedRuns, lastLookedFirst } from './finished-runs.ts';
import { verdictsOf } from './load-evidence.ts';
import { previousRun } from './load-summary.ts';
import type { Actor, House } from './house.ts';
import { authorise, Refusal } from './refusal.ts';

const mostRunsListed = 100;

/** The assessments of the tenant, the one that looked at it last first. */
export async function listAssessments(house: House, actor: Actor): Promise<RunView[]> {
  authorise(actor, 'read-roadmap');
  const runs = await house.storage.assessments.list(house.tenantId, mostRunsListed);
  return lastLookedFirst(runs).map(runView);
}

/** @throws {Refusal} 404 for an unknown run */
export async function loadAssessment(house: House, actor: Actor, runId: string): Promise<RunDetail> {
  authorise(actor, 'read-evidence');
  const run = await runOf(house, runId);
  const previous = await previousRun(house, run);
  return {
    run: runView(run),
    overview: run.overview ?? null,
    outcomes: withCategories(house, run.outcomes),
    comparison: previous && { before: { id: previous.id, startedAt: previous.startedAt }, ...comparisonView(previous, run) },
  };
}

/**
 * What changed from one finished run to another of the same tenant, whichever of them is older.
 * @throws {Refusal} 404 for an unknown run, 409 for one that has not finished, 422 for runs that cannot be compared
 */
export async function compareTwoAssessments(house: House, actor: Actor, beforeId: string, afterId: string): Promise<ComparedRuns> {
  authorise(actor, 'read-evidence');
  const [before, after] = await Promise.all([runOf(house, beforeId), runOf(house, afterId)]);
  if (before.id === after.id) throw new Refusal(422, 'An assessment compared with itself says nothing. Choose another one.');
  if (before.state !== 'finished' || after.state !== 'finished') throw new Refusal(409, 'Only assessments that have finished can be compared. Choose another one, or wait for it to finish.');
  if (before.source.tenantId !== after.source.tenantId) {
    throw new Refusal(422, `These are assessments of two tenants, ${before.source.tenantName} and ${after.source.tenantName}: their checks do not compare. Choose two of one tenant.`);
  }
  return { before: runView(before), after: runView(after), comparison: comparisonView(before, after) };
}

function comparisonView(before: Run, after: Run): ComparedRuns['comparison'] {
  const { fixed, broken, added, gone, scoreDelta, pillars } = compareRuns(before.outcomes, after.outcomes);
  const [verdictBefore, verdictAfter] = [verdictIn(before), verdictIn(after)];
  const withBoth = (outcomes: readonly Outcome[]) => outcomes.map((outcome) => ({ ...outcome, before: verdictBefore(outcome), after: verdictAfter(outcome) }));
  return { fixed: withBoth(fixed), broken: withBoth(broken), added: withBoth(added), gone: withBoth(gone), scoreDelta, pillars: [...pillars] };
}

/** What a run said of a check, judged or not; null when it did not look at it. */
function verdictIn({ outcomes }: Run): (of: Outcome) => Outcome['verdict'] | null {
  const verdicts = new Map(outcomes.map((outcome) => [outcomeKey(outcome), outcome.verdict]));
  return (of) => verdicts.get(outcomeKey(of)) ?? null;
}

/** Runs of older versions did not keep the category: a check of ours still says it. */
function withCategories(house: House, outcomes: readonly Outcome[]): RunDetail['outcomes'] {
  const ours = new Map(house.checks.map(({ reference, category }) => [reference, category]));
  return outcomes.map((outcome) => ({ ...outcome, category: outcome.category ?? (outcome.reference === null ? '' : (ours.get(outcome.reference) ?? '')) }));
}

/** One result with its evidence and how to mend it. @throws {Refusal} 404 when the run has no such result */
export async function loadResult(house: House, actor: Actor, runId: string, checkId: string): Promise<ResultView> {
  authorise(actor, 'read-evidence');
  const view = await resultOf(house, await runOf(house, runId), checkId);
  if (!view) throw new Refusal(404, 'This assessment has no result of that check. Reload the page.');
  return view;
}

/** What the last runs said of every check that proves an activity, the newest with its rows. @throws {Refusal} 404 for an unknown activity */
export async function loadActivityEvidence(house: House, actor: Actor, roadmapId: string, activityId: string): Promise<ActivityEvidenceView> {
  authorise(actor, 'read-evidence');
  const references = ownActivityId.test(activityId)
    ? await ownChecksOf(house, roadmapId, activityId)
    : house.catalog.activities.find(({ id }) => id === activityId)?.checks;
  if (!references) throw new Refusal(404, `There is no activity ${activityId} in the catalog.`);
  const finished = await finishedRuns(house);
  const checks = await Promise.all(references.map(async (reference) => {
    const verdicts = verdictsOf(finished, reference);
    const [newest] = verdicts;
    const history = verdicts.map(({ run, checkId, verdict }) => ({ run: runMark(run), checkId, verdict }));
    return { reference, latest: newest ? await resultOf(house, newest.run, newest.checkId) : null, history };
  }));
  return { checks };
}

/** An own activity that was removed, or is not made yet, has none. */
async function ownChecksOf(house: House, roadmapId: string, activityId: string): Promise<readonly number[]> {
  const { states } = await house.storage.roadmaps.load({ tenantId: house.tenantId, roadmapId });
  const own = states.get(activityId)?.own;
  return own ? numbersOf(own) : [];
}

async function runOf(house: House, runId: string): Promise<Run> {
  const run = await house.storage.assessments.get(house.tenantId, runId);
  if (!run) throw new Refusal(404, 'This assessment does not exist, or no longer. Reload the page.');
  return run;
}

async function resultOf(house: House, run: Run, checkId: string): Promise<ResultView | null> {
  const result = await house.storage.assessments.result(house.tenantId, run.id, checkId);
  if (!result) return null;
  const check = house.checks.find(({ id, reference }) => id === checkId || (result.reference !== null && reference === result.reference));
  return {
    run: runMark(run),
    result,
    text: (check && house.checkTexts.get(check.id)) ?? null,
    portal: [...(check?.portal ?? [])],
    about: check ? aboutOf(check) : null,
  };
}

const runMark = ({ id, startedAt, source }: Run): ResultView['run'] => ({ id, startedAt, source });

const aboutOf = (check: Check): ResultView['about'] => ({
  userImpact: check.userImpact,
  effort: check.effort,
  licenses: (check.requires?.anyOf ?? []).map((id) => licenseNames[id]),
  permissions: [...permissionsOfCheck(check, 'application')],
  roles: [...new Set(azureRolesOfCheck(check).map(({ role }) => role))],
  reads: readsOfCheck(check).map(({ service, endpoints }) => ({ service, endpoints: [...endpoints] })),
});
