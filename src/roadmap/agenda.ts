import type { ActivityStates } from './apply.ts';
import { isClosed } from './status.ts';

/** What an agenda needs to know of an activity; the catalog's activities have it. */
export interface AgendaItem {
  readonly id: string;
  readonly pillar: string;
  readonly area: string;
  readonly prerequisites: readonly string[];
}

/** What a workshop is about. @property area null for the whole pillar */
export interface Scope {
  readonly pillar: string;
  readonly area: string | null;
}

export const isInScope = ({ pillar, area }: Pick<AgendaItem, 'pillar' | 'area'>, scope: Scope): boolean =>
  pillar === scope.pillar && (scope.area === null || area === scope.area);

/**
 * The activities of a workshop in the order in which a team can decide on them: the catalog's, with what an activity needs first
 * before it. Closed ones are left out unless they are asked for.
 */
export function agendaOf<A extends AgendaItem>(activities: readonly A[], states: ActivityStates, scope: Scope, { withClosed }: { readonly withClosed: boolean }): A[] {
  const wanted = activities.filter((activity) => isInScope(activity, scope) && (withClosed || !isClosed(states.get(activity.id)?.status ?? 'not-reviewed')));
  const byId = new Map(wanted.map((activity) => [activity.id, activity]));
  const placed = new Set<A>();
  const place = (activity: A, trail: ReadonlySet<A>): void => {
    // The catalog refuses circles; a workshop goes on all the same if one slips in.
    if (placed.has(activity) || trail.has(activity)) return;
    const onTheWay = new Set([...trail, activity]);
    for (const id of activity.prerequisites) {
      const needed = byId.get(id);
      if (needed) place(needed, onTheWay);
    }
    placed.add(activity);
  };
  for (const activity of wanted) place(activity, new Set());
  return [...placed];
}
