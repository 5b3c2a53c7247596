import { pillarIds, type PillarId } from '../catalog/catalog.ts';
import { compareRuns, type Comparison } from './compare.ts';
import { outcomeKey, type Outcome, type Run } from './run.ts';
import { newestOutcomes, type LatestOutcome } from './standing.ts';
import { scoreTrend, type TrendPoint } from './trend.ts';

type Looked = Pick<Run, 'id' | 'startedAt' | 'source' | 'outcomes'>;

/** What is known since `run` against what was known as of `before`. */
interface Since {
  readonly run: Looked;
  readonly before: Looked;
  /** Whether some of it was known later than that: every pillar is compared with what was known before it was last looked at. */
  readonly isMixed: boolean;
  readonly comparison: Comparison;
  /** What passed before and does not now, with the run that found it. */
  readonly broken: readonly LatestOutcome<Looked>[];
}

/** How a score moved, and what the last run that looked changed. */
export interface Movement {
  /** Oldest first; empty without a second run to compare with. */
  readonly trend: readonly TrendPoint[];
  /** Null without a run before. */
  readonly since: Since | null;
}
export interface Movements {
  /** What changed in all is what changed in every pillar since it was last looked at: from the oldest of these looks to the newest. */
  readonly total: Movement;
  /** Of every pillar that a run has looked at, in the order of the pillars. */
  readonly pillars: readonly (Movement & { readonly pillar: PillarId })[];
}

/**
 * How the scores of a tenant moved, in total and per pillar. Every point is what was known after a run, so that one over a single
 * pillar moves nothing in the others; a pillar has a point for every run that looked at it.
 * @param runs finished, the one that looked last first
 * @param most points of a line
 */
export function movementsOf(runs: readonly Looked[], most: number): Movements {
  const moved = pillarIds.flatMap((pillar) => {
    const looked = runs
      .map((run): Looked => ({ ...run, outcomes: run.outcomes.filter(({ pillars }) => pillars.includes(pillar)) }))
      .filter(({ outcomes }) => outcomes.length > 0);
    return looked.length === 0 ? [] : [{ pillar, ...moveOf(looked, most) }];
  });
  return {
    total: { trend: moveOf(runs, most).trend, since: joined(moved.flatMap(({ looks }) => looks ?? [])) },
    pillars: moved.map(({ pillar, trend, looks }) => ({ pillar, trend, since: looks && joined([looks]) })),
  };
}

/** What was known after a run. */
interface Known {
  readonly run: Looked;
  readonly outcomes: Outcome[];
}
/** The last two of a pillar. */
interface Looks {
  readonly now: Known;
  readonly then: Known;
}

function moveOf(runs: readonly Looked[], most: number): { readonly trend: readonly TrendPoint[]; readonly looks: Looks | null } {
  const known = knownAfterEach(runs.filter(({ source }) => source.tenantId === runs[0]?.source.tenantId), most);
  const [now, then] = known;
  return {
    trend: scoreTrend(known.map(({ run: { startedAt }, outcomes }) => ({ startedAt, outcomes })), most),
    looks: now && then ? { now, then } : null,
  };
}

/** What changed in all of these, once for a check that is in several. */
function joined(looks: readonly Looks[]): Since | null {
  // Where two pillars share a check, the later look tells what became of it.
  const lastFirst = [...looks].sort((a, b) => momentOf(b.now) - momentOf(a.now));
  const [newest] = lastFirst;
  const [oldest] = [...looks].sort((a, b) => momentOf(a.then) - momentOf(b.then));
  if (!newest || !oldest) return null;
  const latest = newestOutcomes(lastFirst.map(({ now }) => now));
  const comparison = compareRuns(onceEach(newestOutcomes(lastFirst.map(({ then }) => then))), onceEach(latest));
  const worse = new Set(comparison.broken);
  return {
    run: newest.now.run, before: oldest.then.run, comparison,
    isMixed: looks.some(({ then }) => then.run.id !== oldest.then.run.id),
    broken: latest.filter(({ outcome }) => worse.has(outcome)).map(({ outcome, run: { run } }) => ({ outcome, run })),
  };
}

const momentOf = ({ run }: Known): number => Date.parse(run.startedAt);
const onceEach = (latest: readonly LatestOutcome<Known>[]): Outcome[] => latest.map(({ outcome }) => outcome);

/** The newest outcome of every check as of each of the last runs, the last first. */
function knownAfterEach(runs: readonly Looked[], most: number): Known[] {
  const known = new Map<string, Outcome>();
  const after: Known[] = [];
  for (const [index, run] of [...runs.entries()].reverse()) {
    for (const outcome of run.outcomes) known.set(outcomeKey(outcome), outcome);
    if (index < most) after.unshift({ run, outcomes: [...known.values()] });
  }
  return after;
}
