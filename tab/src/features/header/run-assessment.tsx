import { PlayRegular } from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '../../roadmap/query-keys.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import type { Roadmap } from '../../roadmap/roadmap-model.ts';
import { isGoing } from '../../shared/run-states.ts';
import { useNotices } from '../../shared/ui/notices.tsx';
import { ShrinkingButton } from '../../shared/ui/shrinking-button.tsx';
import { strings } from './strings.ts';

/** Starts an assessment of everything, or joins the one that is going. */
export function RunAssessment() {
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
  return (
    <ShrinkingButton
      appearance="primary"
      icon={<PlayRegular />}
      label={isRunning ? strings.running : strings.runAssessment}
      unavailable={cannotAssess ?? (isRunning || start.isPending ? strings.running : null)}
      onClick={() => start.mutate()}
    />
  );
}
