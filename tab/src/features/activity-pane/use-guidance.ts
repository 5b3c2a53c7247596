import { useQuery } from '@tanstack/react-query';
import { queryKeys } from '../../roadmap/query-keys.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';

/** The catalog's text of an activity; it does not change while the page is open. A team's own activity has none. */
export function useGuidance(activityId: string) {
  const { api, states } = useOpenRoadmap();
  return useQuery({
    enabled: !states.get(activityId)?.own,
    queryKey: queryKeys.guidance(activityId),
    queryFn: ({ signal }) => api.guidance(activityId, signal),
    staleTime: Infinity,
  });
}
