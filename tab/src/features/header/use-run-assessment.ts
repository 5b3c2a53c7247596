import { useMutation, useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '../../roadmap/query-keys.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import type { Roadmap } from '../../roadmap/roadmap-model.ts';
import { navigate } from '../../shared/location.ts';
import { isGoing } from '../../shared/run-states.ts';
import { useNotices } from '../../shared/ui/notices.tsx';
import { strings } from './strings.ts';

export interface RunAssessmentAction {
  /** What it does, or that it is being done. */
  readonly label: string;
  /** Why nothing can be started now; null when it can. */
  readonly unavailable: string | null;
  readonly start: () => void;
}

/** Starts an assessment of everything, or joins the one that is going. */
export function useRunAssessment(): RunAssessmentAction {
  const { api, roadmap, cannotAssess } = useOpenRoadmap();
  const { notify, dismiss } = useNotices();
  const client = useQueryClient();
  const start = useMutation({
    mutationFn: () => api.startAssessment(null),
    onMutate: () => dismiss('run'),
    onSuccess: ({ run, joined }) => {
      client.setQueryData<Roadmap>(queryKeys.roadmap, (open) => open && { ...open, latestRun: run });
      void client.invalidateQueries({ queryKey: queryKeys.runs });
      if (joined) notify({ key: 'run', intent: 'info', text: strings.joined });
    },
    onError: (error) => notify({ key: 'run', intent: 'error', text: strings.notStarted(error.message) }),
  });
  const isRunning = roadmap.latestRun !== null && isGoing(roadmap.latestRun);
  return {
    label: isRunning ? strings.running : strings.runAssessment,
    unavailable: cannotAssess ?? (isRunning || start.isPending ? strings.running : null),
    start: () => start.mutate(),
  };
}

/** Leads to where a report of the public assessment tool is taken in: there one sees what it is before it counts. */
export const showImport = (): void => navigate({ view: 'settings', part: 'import', activity: null });
