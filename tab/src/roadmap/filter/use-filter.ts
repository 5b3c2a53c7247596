import { useCallback, useMemo } from 'react';
import type { CatalogActivity } from '../../../../src/api/catalog.ts';
import { navigate, useSearch } from '../../shared/location.ts';
import { useToday } from '../../shared/use-today.ts';
import { useOpenRoadmap } from '../roadmap-context.ts';
import { filterActivities, parseFilter, printFilter, seenBy, type ActivityFilter, type FilterScene } from './activity-filter.ts';

/** The filter that the address names, and what it shows. The object stays the same while the filter does. */
export function useFilter() {
  const { roadmap, states } = useOpenRoadmap();
  const search = useSearch();
  const printed = new URLSearchParams(Object.entries(printFilter(parseFilter(search))).flatMap(([name, value]) => (value === null ? [] : [[name, value]]))).toString();
  const me = roadmap.me.person.id;
  const filter = useMemo(() => seenBy(me, parseFilter(printed)), [me, printed]);
  const today = useToday();
  const scene = useMemo<FilterScene>(
    () => ({ states, verdicts: roadmap.verdicts, licenses: roadmap.licenses, me, today }),
    [me, roadmap.licenses, roadmap.verdicts, states, today],
  );
  const setFilter = useCallback((next: ActivityFilter) => navigate(printFilter(next), { replace: true }), []);
  return { filter, scene, setFilter, today };
}

/** The activities of the pillar that the filter names; all of them when it names none. */
export function useInPillar({ pillar: wanted }: ActivityFilter): readonly CatalogActivity[] {
  const { activities } = useOpenRoadmap().catalog;
  return useMemo(() => (wanted === null || wanted === 'all' ? activities : activities.filter(({ pillar }) => pillar === wanted)), [activities, wanted]);
}

/** The activities of a view: those of its pillar, and of them the ones that the filter shows. */
export function useShown(activities: readonly CatalogActivity[], filter: ActivityFilter, scene: FilterScene) {
  return useMemo(() => filterActivities(activities, filter, scene), [activities, filter, scene]);
}
