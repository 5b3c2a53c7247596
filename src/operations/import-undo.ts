import { randomUUID } from 'node:crypto';
import { fieldNames, type ActivityState } from '../roadmap/activity-state.ts';
import type { Change, Edit } from '../roadmap/change.ts';
import type { Actor, House } from './house.ts';
import { importChangeId } from './import-workshop.ts';
import { authorise, Refusal } from './refusal.ts';

/** How many activities are as they were before, and how many were changed since and stay so. */
export interface ImportUndone {
  readonly restored: number;
  readonly kept: number;
}

/**
 * Takes the import of a workshop document back, as one change. Fields that somebody has set since keep the newer value.
 * @param sequence number of the change that the import made
 * @throws {Refusal} 403 for anybody but operators, 404 when that change was no import or is no longer in the history
 */
export async function takeBackImport(house: House, actor: Actor, roadmapId: string, sequence: number): Promise<ImportUndone> {
  authorise(actor, 'import-file');
  const key = { tenantId: house.tenantId, roadmapId };
  const [{ changes: [change] }, { sequence: seen, states }] = await Promise.all([house.storage.roadmaps.changesAfter(key, sequence - 1), house.storage.roadmaps.load(key)]);
  if (change?.sequence !== sequence || !importChangeId.test(change.changeId)) throw new Refusal(404, 'There is no such import to take back: it is no longer in the history of this roadmap.');
  const edits = change.edits.flatMap((edit) => restoring(edit, states.get(edit.activity), sequence)).map((edit): Edit => ({ ...edit, seen }));
  if (edits.length > 0) {
    const answer = await house.storage.roadmaps.change(key, { changeId: `undo-${randomUUID()}`, edits }, actor.person, house.now());
    if (answer.outcome === 'refused') throw new Refusal(409, 'Somebody changed one of these activities a moment ago. Nothing was taken back: try again.');
    if (answer.change) house.live.changed(key, answer.change);
  }
  await house.storage.keptDocuments.takeBack(key, sequence);
  return { restored: edits.length, kept: change.edits.length - edits.length };
}

/** Only fields that still are what the import made of them. */
function restoring({ activity, before }: Change['edits'][number], state: ActivityState | undefined, sequence: number): Omit<Edit, 'seen'>[] {
  const fields = fieldNames.filter((field) => before[field] !== undefined && state?.stamps[field]?.sequence === sequence);
  return fields.length === 0 ? [] : [{ activity, set: Object.fromEntries(fields.map((field) => [field, before[field]])) }];
}
