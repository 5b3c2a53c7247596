import type { Person } from '../assessment/run.ts';
import type { Activity } from '../catalog/catalog.ts';
import { stepKey } from '../catalog/step-key.ts';
import { untouched, type ActivityState } from '../roadmap/activity-state.ts';
import { evidenceOf, type ActivityEvidence } from '../roadmap/evidence.ts';
import { membershipOf } from './identify.ts';
import type { Actor, House } from './house.ts';
import { roadmapActivities } from './roadmap-activities.ts';
import { knownActivity } from './known-activity.ts';
import { latestVerdicts } from './load-evidence.ts';
import { authorise, Refusal } from './refusal.ts';

/** An activity of one roadmap as a card shows and changes it. */
export interface Task {
  readonly roadmapId: string;
  readonly activity: Activity;
  readonly state: ActivityState;
  readonly evidence: ActivityEvidence;
  /** Steps of the guidance that are ticked. */
  readonly stepsDone: number;
  /** Number of the roadmap's newest change that `state` contains. */
  readonly sequence: number;
  /** Who can own it: members, guests aside, by name. */
  readonly people: readonly Person[];
}

/** @throws {Refusal} 404 for an activity that the catalog does not have */
export async function loadTask(house: House, actor: Actor, roadmapId: string, activityId: string): Promise<Task> {
  authorise(actor, 'read-roadmap');
  const id = knownActivity(house, activityId);
  const [{ sequence, states }, verdicts, { members }] = await Promise.all([
    house.storage.roadmaps.load({ tenantId: house.tenantId, roadmapId }),
    latestVerdicts(house),
    membershipOf(house, roadmapId),
  ]);
  const activity = roadmapActivities(house.catalog, states).find((each) => each.id === id);
  if (!activity) throw new Refusal(404, `There is no activity ${activityId} in the catalog.`);
  const state = states.get(id) ?? untouched(id);
  const ticked = new Set(state.steps);
  return {
    roadmapId,
    activity,
    state,
    evidence: evidenceOf(activity.checks, state, verdicts),
    stepsDone: activity.guidance.doThis.filter((step) => ticked.has(stepKey(step))).length,
    sequence,
    people: members.filter(({ guest }) => !guest).map(({ id: personId, name }) => ({ id: personId, name })).sort((a, b) => a.name.localeCompare(b.name, 'en')),
  };
}
