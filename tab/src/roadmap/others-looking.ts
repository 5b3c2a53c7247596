import type { Viewer } from '../../../src/api/roadmap.ts';

/** Who else has the roadmap open, each once, however many windows they have. @param me id of the person of this window */
export function othersLooking(viewers: readonly Viewer[], session: string, me: string): Viewer['person'][] {
  const people = new Map<string, Viewer['person']>();
  for (const viewer of viewers) if (viewer.session !== session && viewer.person.id !== me) people.set(viewer.person.id, viewer.person);
  return [...people.values()];
}

/** Who else looks at each activity now. */
export function lookingAt(viewers: readonly Viewer[], session: string, me: string): ReadonlyMap<string, readonly Viewer['person'][]> {
  const activities = new Set(viewers.flatMap(({ activity }) => activity ?? []));
  return new Map([...activities].map((activity) => [activity, othersLooking(viewers.filter((viewer) => viewer.activity === activity), session, me)]));
}
