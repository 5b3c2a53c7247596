import type { Outcome, RunSource } from '../assessment/run.ts';
import { gravestFailures } from '../assessment/score.ts';
import type { Risk } from '../assessment/verdict.ts';
import type { PillarId } from '../catalog/catalog.ts';
import type { Actor, House } from './house.ts';
import { latestOutcomes } from './latest-outcomes.ts';
import { authorise } from './refusal.ts';

/** Which failed checks somebody asks for; null is any. */
export interface FailedChecksQuery {
  readonly pillars: readonly PillarId[] | null;
  readonly risk: Risk | null;
}
export interface FailedChecks {
  readonly query: FailedChecksQuery;
  /** The gravest first. */
  readonly failed: readonly Outcome[];
  /** How many checks of these pillars and this risk have any verdict: none before the first assessment. */
  readonly known: number;
  /** Of the newest run that a verdict comes from. */
  readonly latest: { readonly source: RunSource; readonly startedAt: string } | null;
}

/** The checks that fail now, by their newest verdicts. */
export async function loadFailedChecks(house: House, actor: Actor, query: FailedChecksQuery): Promise<FailedChecks> {
  authorise(actor, 'read-roadmap');
  const { pillars, risk } = query;
  const asked = [...(await latestOutcomes(house)).values()]
    .filter(({ outcome }) => (pillars === null || outcome.pillars.some((pillar) => pillars.includes(pillar))) && (risk === null || outcome.risk === risk));
  const outcomes = asked.map(({ outcome }) => outcome);
  const newest = asked.map(({ run }) => run).sort((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt))[0];
  return { query, failed: gravestFailures(outcomes, outcomes.length), known: outcomes.length, latest: newest ? { source: newest.source, startedAt: newest.startedAt } : null };
}
