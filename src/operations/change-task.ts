import { randomUUID } from 'node:crypto';
import type { ActivityFields } from '../roadmap/activity-state.ts';
import type { Conflict } from '../roadmap/apply.ts';
import { changeActivities } from './change-activities.ts';
import type { Actor, House } from './house.ts';
import { loadTask, type Task } from './load-task.ts';

export interface TaskChange {
  readonly activity: string;
  readonly set: Partial<ActivityFields>;
  /** The sequence that whoever changes it had before them; null for somebody who says what shall be, whatever is now. */
  readonly seen: number | null;
}

/** The task as it is afterwards, and what somebody else had set meanwhile: then nothing was saved. */
export interface ChangedTask {
  readonly task: Task;
  readonly conflicts: readonly Conflict[];
}

/** @throws {Refusal} 403 for guests, 404 for an unknown activity, 422 for an owner who is not a member */
export async function changeTask(house: House, actor: Actor, roadmapId: string, { activity, set, seen }: TaskChange): Promise<ChangedTask> {
  const known = seen ?? (await house.storage.roadmaps.load({ tenantId: house.tenantId, roadmapId })).sequence;
  const answer = await changeActivities(house, actor, roadmapId, { changeId: randomUUID(), edits: [{ activity, set, seen: known }] });
  return { task: await loadTask(house, actor, roadmapId, activity), conflicts: answer.outcome === 'refused' ? answer.conflicts : [] };
}
