import { runView } from '../api/run-view.ts';
import type { RunView } from '../api/assessment.ts';
import { compareRuns, shareJudged, type Comparison } from '../assessment/compare.ts';
import type { Run } from '../assessment/run.ts';
import { dayIn } from '../digest/calendar-day.ts';
import type { Actor, House } from './house.ts';
import { latestFinishedRun } from './load-summary.ts';
import { authorise, Refusal } from './refusal.ts';

/** How many runs back one to compare with is looked for: years of weekly runs. */
const runsLookedBack = 200;

export interface AssessmentComparison {
  readonly before: RunView;
  readonly after: RunView;
  readonly comparison: Comparison;
}

/**
 * The newest finished assessment against an earlier one of the same tenant.
 * @param day the last one on or before this calendar day, `yyyy-MM-dd`; null is the one before that judged something of the same
 * @throws {Refusal} 404 when there are no two to compare
 */
export async function compareAssessments(house: House, actor: Actor, day: string | null, timeZone: string): Promise<AssessmentComparison> {
  authorise(actor, 'read-roadmap');
  const after = await latestFinishedRun(house);
  if (!after) throw new Refusal(404, 'No assessment has finished yet, so there is nothing to compare. Say “run assessment” first.');
  const earlier = (await house.storage.assessments.list(house.tenantId, runsLookedBack))
    .filter((run) => run.state === 'finished' && run.id !== after.id && run.source.tenantId === after.source.tenantId && run.startedAt < after.startedAt)
    .sort((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt));
  const before = earlier.find((run) => (day === null ? shareJudged(run.outcomes, after.outcomes) : dayIn(timeZone, new Date(run.startedAt)) <= day));
  if (!before) throw new Refusal(404, nothingEarlier(earlier, day));
  return { before: runView(before), after: runView(after), comparison: compareRuns(before.outcomes, after.outcomes) };
}

function nothingEarlier(earlier: readonly Run[], day: string | null): string {
  const oldest = earlier.at(-1);
  if (oldest && day === null) return 'No earlier assessment judged any of the checks that the newest one judged, so there is nothing to compare yet. The next one will be.';
  if (!oldest || day === null) return 'There is only one assessment of this tenant, so there is nothing to compare it with yet. The next one will be.';
  return `No assessment is as old as ${inWords(day)}. The oldest to compare with is of ${inWords(oldest.startedAt)}.`;
}

function inWords(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(day));
}
