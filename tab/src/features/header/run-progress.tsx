import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { queryKeys } from '../../roadmap/query-keys.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import type { Roadmap } from '../../roadmap/roadmap-model.ts';
import { pillarNames } from '../../../../src/api/catalog.ts';
import { isGoing } from '../../shared/run-states.ts';
import { useAnnounce } from '../../shared/ui/announcer.tsx';
import { useNotices } from '../../shared/ui/notices.tsx';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    fontSize: tokens.fontSizeBase200,
  },
  words: { whiteSpace: 'nowrap', color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  bar: { flexGrow: 1 },
});

/** How far the assessment is that is going now, and a way to stop it; the reason when it ended early while one watched. */
export function RunProgress() {
  const styles = useStyles();
  const { api, cannotAssess, roadmap: { latestRun } } = useOpenRoadmap();
  const client = useQueryClient();
  const announce = useAnnounce();
  const { notify } = useNotices();
  const watched = useRef<string | null>(null);
  useEffect(() => {
    if (!latestRun) return;
    if (isGoing(latestRun) && watched.current !== latestRun.id) {
      watched.current = latestRun.id;
      announce(strings.running);
    }
    if (watched.current === latestRun.id && latestRun.failure !== null) {
      watched.current = null;
      notify({ key: 'run', intent: latestRun.state === 'cancelled' ? 'info' : 'error', text: latestRun.failure });
    }
  }, [announce, latestRun, notify]);
  const cancel = useMutation({
    mutationFn: (run: string) => api.cancelAssessment(run),
    onSuccess: ({ run }) => {
      client.setQueryData<Roadmap>(queryKeys.roadmap, (open) => open && { ...open, latestRun: run });
      void client.invalidateQueries({ queryKey: queryKeys.runs });
    },
    onError: (error) => notify({ key: 'run', intent: 'error', text: strings.notCancelled(error.message) }),
  });
  if (!latestRun || !isGoing(latestRun)) return null;
  const { done, total, pillar } = latestRun.progress;
  return (
    <div className={styles.root}>
      <ProgressBar
        className={styles.bar}
        aria-label={strings.progressLabel}
        thickness="large"
        max={1}
        {...(latestRun.state === 'running' && { value: total === 0 ? 0 : done / total })}
      />
      <span className={styles.words}>
        {latestRun.state === 'queued' ? strings.waiting : strings.progress(done, total, pillar && pillarNames[pillar])}
      </span>
      {cannotAssess === null && (
        <Button size="small" disabledFocusable={cancel.isPending} onClick={() => cancel.mutate(latestRun.id)}>{strings.cancel}</Button>
      )}
    </div>
  );
}
