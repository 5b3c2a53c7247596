import type { Activity } from '../catalog/catalog.ts';
import { dayIn } from '../digest/calendar-day.ts';
import { nextSteps, type NextStep } from '../roadmap/next-steps.ts';
import type { Actor, House } from './house.ts';
import { latestVerdicts } from './load-evidence.ts';
import { authorise } from './refusal.ts';

export interface NextSteps {
  readonly steps: readonly NextStep<Activity>[];
  /** Whether any check has been judged: without, nothing is known to fail. */
  readonly isAssessed: boolean;
}

/** What a roadmap's team does best next, by the newest verdicts and what it has decided. */
export async function loadNextSteps(house: House, actor: Actor, roadmapId: string, timeZone: string): Promise<NextSteps> {
  authorise(actor, 'read-roadmap');
  const [{ states }, checks] = await Promise.all([house.storage.roadmaps.load({ tenantId: house.tenantId, roadmapId }), latestVerdicts(house)]);
  return { steps: nextSteps(house.catalog.activities, states, checks, dayIn(timeZone, house.now())), isAssessed: checks.size > 0 };
}
