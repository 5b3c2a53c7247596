import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { minutesOf, type Minutes } from '../../../../src/roadmap/minutes.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import type { Workshop } from './use-workshop.ts';

/** The minutes as they would be posted now. The changes since the beginning are read again with every new one. */
export function useMinutes(workshop: Workshop): Minutes {
  const { api, catalog, states, roadmap } = useOpenRoadmap();
  const changes = useQuery({
    queryKey: ['changes-since', workshop.since, roadmap.sequence],
    queryFn: ({ signal }) => api.changesAfter(workshop.since, signal),
    enabled: roadmap.sequence > workshop.since,
    placeholderData: (known) => known,
    staleTime: Infinity,
  });
  return useMemo(() => {
    const { pillar, area, agenda, visited } = workshop;
    return minutesOf(catalog.activities, states, changes.data?.changes ?? [], { scope: { pillar, area }, agenda, visited });
  }, [catalog.activities, changes.data, states, workshop]);
}
