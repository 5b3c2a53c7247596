import { randomUUID } from 'node:crypto';
import type { Prefer } from '../api/transfer.ts';
import type { Change } from '../roadmap/change.ts';
import type { WorkshopDocument } from '../reports/workshop-document.ts';
import { planWorkshopImport, type WorkshopPlan } from '../reports/workshop-plan.ts';
import { TooLargeToSave } from '../store/json-columns.ts';
import type { Actor, House } from './house.ts';
import { Refusal } from './refusal.ts';

/** How the ids of changes begin that an import made: only these are taken back as one. */
export const importChangeId = /^import-/;

/** What a workshop document would do to a roadmap as it is now. */
export async function planFor(house: House, roadmapId: string, document: WorkshopDocument, prefer: Prefer): Promise<WorkshopPlan> {
  const key = { tenantId: house.tenantId, roadmapId };
  const [{ sequence, states }, earlier] = await Promise.all([house.storage.roadmaps.load(key), house.storage.keptDocuments.load(key)]);
  return planWorkshopImport(document, { activities: house.catalog.activities, states, sequence, earlier, prefer });
}

/**
 * Does what was planned, as one change in the name of whoever imports, and keeps what the roadmap has no place for.
 * @returns the change; null when every activity was as the document says
 * @throws {Refusal} 409 when somebody changed one of the same fields in this moment
 */
export async function applyWorkshopPlan(house: House, actor: Actor, roadmapId: string, { edits, kept }: WorkshopPlan): Promise<Change | null> {
  const key = { tenantId: house.tenantId, roadmapId };
  const change = edits.length === 0 ? null : await changed(house, actor, roadmapId, edits);
  // Afterwards, so that a refused import leaves nothing behind; done again after a fault in between, it finds only this to do.
  await house.storage.keptDocuments.save(key, kept, change?.sequence ?? null);
  return change;
}

async function changed(house: House, { person }: Actor, roadmapId: string, edits: WorkshopPlan['edits']): Promise<Change | null> {
  const key = { tenantId: house.tenantId, roadmapId };
  const answer = await house.storage.roadmaps.change(key, { changeId: `import-${randomUUID()}`, edits: [...edits] }, person, house.now()).catch((error: unknown) => {
    if (error instanceof TooLargeToSave) throw new Refusal(422, 'The notes of this document are too long to be taken in at once. Shorten them, or import one pillar at a time.', { cause: error });
    throw error;
  });
  if (answer.outcome === 'refused') throw new Refusal(409, 'Somebody changed one of these activities a moment ago. Nothing was imported: look at what it would do again.');
  if (answer.change) house.live.changed(key, answer.change);
  return answer.change;
}
