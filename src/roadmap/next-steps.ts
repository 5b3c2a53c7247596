import type { Risk } from '../assessment/verdict.ts';
import { isAccepted } from './accepted-risk.ts';
import { untouched, type ActivityState } from './activity-state.ts';
import type { ActivityStates } from './apply.ts';
import { evidenceOf, type JudgedCheck } from './evidence.ts';
import { isClosed, type Status } from './status.ts';

/** What the order of next steps depends on; the catalog's activities have it. */
export interface PlannedActivity {
  readonly id: string;
  readonly effort: 'low' | 'medium' | 'high' | null;
  readonly checks: readonly number[];
  readonly prerequisites: readonly string[];
}

/** A check's newest verdict with its risk. */
export interface WeighedCheck extends JudgedCheck {
  readonly risk: Risk;
}

/** Something to do next, and why. */
export interface NextStep<A extends PlannedActivity = PlannedActivity> {
  readonly activity: A;
  readonly state: ActivityState;
  /** Failed checks that the activity mends. */
  readonly failed: number;
  /** Risk of the gravest of them; null when none failed and the activity only opens the way for others. */
  readonly gravest: Risk | null;
  /** Completed, then contradicted by a later assessment. */
  readonly regressed: boolean;
  /** Every one of its checks passed: done already, whether or not somebody has said so. */
  readonly proven: boolean;
  /** Ids of steps further down that wait for this one. */
  readonly opensWayFor: readonly string[];
}

const gravity: Readonly<Record<Risk, number>> = { high: 0, medium: 1, low: 2 };
/** An effort that nobody has estimated is no quick win. */
const effortRank = { low: 0, medium: 1, high: 3, none: 2 } as const;

/** Waiting for somebody else: not something to do next, though it may open the way for others. */
const waiting: ReadonlySet<Status> = new Set(['blocked', 'ms-roadmap']);

/**
 * What to do next: open activities whose checks failed, the gravest risk first, then the least effort, then the most failed checks.
 * What an activity needs first comes before it, whether or not a check of its own failed; a risk that was accepted is left out until its day.
 * @param activities in the catalog's order, which decides between equals
 * @param today calendar day, `yyyy-MM-dd`
 */
export function nextSteps<A extends PlannedActivity>(
  activities: readonly A[], states: ActivityStates, checks: ReadonlyMap<number, WeighedCheck>, today: string,
): NextStep<A>[] {
  const all = new Map(activities.map((activity) => [activity.id, weigh(activity, states.get(activity.id) ?? untouched(activity.id), checks)]));
  const wanted = [...all.values()].filter((step) => isWanted(step, today)).sort(byUrgency);
  const opens = new Map<string, Set<string>>();
  const ordered = new Set<string>();
  const place = (id: string, trail: ReadonlySet<string>): void => {
    const step = all.get(id);
    // The catalog refuses circles; a roadmap is shown all the same if one slips in.
    if (!step || trail.has(id) || ordered.has(id)) return;
    for (const prerequisite of step.activity.prerequisites) {
      const needed = all.get(prerequisite);
      if (!needed || isMet(needed)) continue;
      opens.set(prerequisite, (opens.get(prerequisite) ?? new Set()).add(id));
      place(prerequisite, new Set([...trail, id]));
    }
    ordered.add(id);
  };
  for (const { activity } of wanted) place(activity.id, new Set());
  return [...ordered].flatMap((id) => {
    const step = all.get(id);
    return step ? [{ ...step, opensWayFor: [...opens.get(id) ?? []] }] : [];
  });
}

function weigh<A extends PlannedActivity>(activity: A, state: ActivityState, checks: ReadonlyMap<number, WeighedCheck>): NextStep<A> {
  const failures = activity.checks.flatMap((reference) => {
    const check = checks.get(reference);
    return check?.verdict === 'failed' ? [check.risk] : [];
  });
  const gravest = [...failures].sort((a, b) => gravity[a] - gravity[b])[0] ?? null;
  const evidence = evidenceOf(activity.checks, state, checks);
  return { activity, state, failed: failures.length, gravest, regressed: evidence.regressed, proven: evidence.state === 'proven', opensWayFor: [] };
}

/** Nothing waits for what is closed and not contradicted, or proven. */
function isMet({ state, regressed, proven }: NextStep): boolean {
  return proven || (isClosed(state.status) && !regressed);
}

function isWanted({ state, failed, regressed }: NextStep, today: string): boolean {
  if (failed === 0 || waiting.has(state.status)) return false;
  if (isAccepted(state, today)) return false;
  return !isClosed(state.status) || regressed;
}

/** Sorting is stable: between equals the catalog's order stays. */
function byUrgency(a: NextStep, b: NextStep): number {
  return gravityOf(a) - gravityOf(b) || effortRank[a.activity.effort ?? 'none'] - effortRank[b.activity.effort ?? 'none'] || b.failed - a.failed;
}

function gravityOf({ gravest }: NextStep): number {
  return gravest === null ? Object.keys(gravity).length : gravity[gravest];
}
