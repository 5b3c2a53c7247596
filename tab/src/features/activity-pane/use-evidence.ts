import { useQuery } from '@tanstack/react-query';
import { queryKeys } from '../../roadmap/query-keys.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';

/** What the checks that prove an activity say: now, and in the last assessments. */
export function useEvidence(activity: string, options: { readonly enabled: boolean }) {
  const { api } = useOpenRoadmap();
  return useQuery({ queryKey: queryKeys.evidence(activity), queryFn: ({ signal }) => api.evidence(activity, signal), ...options });
}
