import { useCallback, useState } from 'react';
import { postMinutesSchema, type PostMinutes } from '../../../../src/api/minutes.ts';
import { agendaOf } from '../../../../src/roadmap/agenda.ts';
import type { PillarId } from '../../../../src/api/catalog.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { readKept, windowStore } from '../../shared/browser-store.ts';

/** A workshop that goes on in this window: the agenda as it was when it began, so that nothing moves under anybody's eyes. */
export type Workshop = PostMinutes;

const keyOf = (roadmapId: string) => `zero-trust-roadmap.workshop.${roadmapId}`;

/** Kept for as long as the window is open, reloads included. */
const remembered = (roadmapId: string): Workshop | null => readKept(windowStore, keyOf(roadmapId), (value) => postMinutesSchema.parse(value));

export interface WorkshopControls {
  readonly workshop: Workshop | null;
  readonly start: (scope: { readonly pillar: PillarId; readonly area: string | null }, options: { readonly withClosed: boolean }) => Workshop;
  readonly visit: (activity: string) => void;
  readonly end: () => void;
}

export function useWorkshop(): WorkshopControls {
  const { roadmap, catalog, states } = useOpenRoadmap();
  const [workshop, setWorkshop] = useState(() => remembered(roadmap.id));
  const save = useCallback((next: Workshop | null) => {
    if (next) windowStore.set(keyOf(roadmap.id), JSON.stringify(next));
    else windowStore.remove(keyOf(roadmap.id));
    setWorkshop(next);
  }, [roadmap.id]);
  const start = useCallback<WorkshopControls['start']>((scope, options) => {
    const agenda = agendaOf(catalog.activities, states, scope, options).map(({ id }) => id);
    const begun: Workshop = { ...scope, since: roadmap.sequence, agenda, visited: [] };
    save(begun);
    return begun;
  }, [catalog.activities, roadmap.sequence, save, states]);
  const visit = useCallback((activity: string) => {
    const known = remembered(roadmap.id);
    if (known?.agenda.includes(activity) && !known.visited.includes(activity)) save({ ...known, visited: [...known.visited, activity] });
  }, [roadmap.id, save]);
  const end = useCallback(() => save(null), [save]);
  return { workshop, start, visit, end };
}
