import type { Run } from '../assessment/run.ts';
import type { Actor, House } from './house.ts';
import { authorise, Refusal } from './refusal.ts';

/**
 * Ends the assessment that is going: what has been judged so far stays. Its worker finds that the run is no longer its own, and stops.
 * @param runId the one that was looked at; null for whichever is going
 * @throws {Refusal} 403 for anybody but operators, 409 when none is going or this one has already ended
 */
export async function cancelAssessment(house: House, actor: Actor, runId: string | null): Promise<Run> {
  authorise(actor, 'cancel-assessment');
  const store = house.storage.assessments;
  const going = await store.active(house.tenantId);
  if (!going) throw new Refusal(409, 'No assessment is running, so there is nothing to cancel.');
  if (runId !== null && going.id !== runId) throw new Refusal(409, 'This assessment has already ended; its result stands in the roadmap.');
  const taken = await store.take(house.tenantId, going.id);
  if (!taken) throw new Refusal(409, 'The assessment ended just now, so there is nothing to cancel.');
  const outcomes = await store.outcomes(house.tenantId, going.id);
  const { total } = taken.run.progress;
  return store.finish(house.tenantId, going.id, taken.epoch, {
    state: 'cancelled',
    failure: `${actor.person.name} cancelled it after ${outcomes.length} of ${total} checks; these can be looked at in the roadmap.`,
    finishedAt: house.now().toISOString(),
    outcomes,
    cancelledBy: actor.person,
  });
}
