import type { Activity } from '../catalog/catalog.ts';
import { dayIn } from '../digest/calendar-day.ts';
import { nextSteps, type NextStep } from '../roadmap/next-steps.ts';
import type { Actor, House } from './house.ts';
import { latestOutcomes } from './latest-outcomes.ts';
import { authorise } from './refusal.ts';

export interface NextSteps {
  readonly steps: readonly NextStep<Activity>[];
  /** Whether any check has been judged: without, nothing is known to fail. */
  readonly isAssessed: boolean;
}

/** What a roadmap's team does best next, by the newest verdicts and what it has decided. */
export async function loadNextSteps(house: House, actor: Actor, roadmapId: string, timeZone: string): Promise<NextSteps> {
  authorise(actor, 'read-roadmap');
  const [{ states }, outcomes] = await Promise.all([house.storage.roadmaps.load({ tenantId: house.tenantId, roadmapId }), latestOutcomes(house)]);
  const checks = new Map([...outcomes].map(([reference, { outcome, run }]) => [reference, { verdict: outcome.verdict, risk: outcome.risk, at: run.startedAt }]));
  return { steps: nextSteps(house.catalog.activities, states, checks, dayIn(timeZone, house.now())), isAssessed: outcomes.size > 0 };
}
