import { useQuery } from '@tanstack/react-query';
import { queryKeys } from './query-keys.ts';
import { useOpenRoadmap } from './roadmap-context.ts';

/** What the team decided about its roadmap; others may decide anew at any time. */
export function useSettings() {
  const { api } = useOpenRoadmap();
  return useQuery({ queryKey: queryKeys.settings, queryFn: ({ signal }) => api.settings(signal), staleTime: 30_000 });
}
