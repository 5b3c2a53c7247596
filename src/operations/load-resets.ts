import type { Reset } from '../api/resets.ts';
import type { Change } from '../roadmap/change.ts';
import type { Actor, House } from './house.ts';
import { authorise } from './refusal.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** How long a reset can be undone. */
export const undoableMs = 30 * dayMs;

/**
 * The id of the change that takes a reset back: the same whoever asks, so that it happens once. Longer than any that a
 * client may choose.
 */
export const undoIdOf = (sequence: number): string => `undo-reset:${String(sequence).padStart(64, '0')}`;

/** Pillars that were reset and can still be had back, or were, newest first. */
export async function loadResets(house: House, actor: Actor, roadmapId: string): Promise<Reset[]> {
  authorise(actor, 'read-roadmap');
  const key = { tenantId: house.tenantId, roadmapId };
  const changes = await house.storage.roadmaps.changesFor(key, 'reset', new Date(house.now().getTime() - undoableMs));
  const resets = await Promise.all(changes.map(async (change) => resetOf(change, await house.storage.roadmaps.changeOf(key, undoIdOf(change.sequence)))));
  return resets.flatMap((reset) => reset ?? []).reverse();
}

/** Null when the change was no reset. */
export function resetOf({ sequence, at, by, edits, reason }: Change, undo: Change | null): Reset | null {
  if (reason?.kind !== 'reset') return null;
  return {
    sequence, pillar: reason.pillar, at, by, activities: edits.length,
    undoableUntil: new Date(Date.parse(at) + undoableMs).toISOString(),
    undone: undo && { at: undo.at, by: undo.by },
  };
}
