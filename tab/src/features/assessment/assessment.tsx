import { Button, makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { ClipboardTaskListLtrRegular, DocumentDismissRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { queryKeys } from '../../roadmap/query-keys.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { ApiError } from '../../shared/api-client.ts';
import { navigate, useParam } from '../../shared/location.ts';
import { strings as shared } from '../../shared/strings.ts';
import { ErrorMessage, StateMessage } from '../../shared/ui/state-message.tsx';
import { FirstAssessment } from '../header/first-assessment.tsx';
import { useKeptScroll } from '../../shared/ui/use-kept-scroll.ts';
import { chooseRun, withLatest } from './choose-run.ts';
import { CheckPane } from './check-pane.tsx';
import { RunDetail } from './run-detail.tsx';
import { RunList } from './run-list.tsx';
import { ScheduleButton, ScheduleDialog } from './schedule.tsx';
import { strings } from './strings.ts';
import { useOutcomeFilter } from './use-outcome-filter.ts';

const narrow = '@media (max-width: 899px)';
const useStyles = makeStyles({
  root: { height: '100%', display: 'flex', flexDirection: 'column' },
  columns: {
    flexGrow: 1,
    minHeight: 0,
    display: 'grid',
    gridTemplateColumns: '264px minmax(0, 1fr)',
    [narrow]: { display: 'block', overflow: 'auto' },
  },
  detail: { minWidth: 0, overflow: 'auto', [narrow]: { overflow: 'visible' } },
  skeleton: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalL },
});

/** The assessments of the tenant: the list, one of them, and one of its checks. */
export default function Assessment() {
  const styles = useStyles();
  const { api, roadmap, cannotAssess } = useOpenRoadmap();
  // In a narrow window all of it scrolls, else what is beside the list.
  const [columns, setColumns] = useState<HTMLDivElement | null>(null);
  const [detail, setDetail] = useState<HTMLDivElement | null>(null);
  const runId = useParam('run');
  const checkId = useParam('check');
  const { filter } = useOutcomeFilter();
  const runs = useQuery({ queryKey: queryKeys.runs, queryFn: ({ signal }) => api.assessments(signal) });
  // The list is asked for now and then; the run that is going tells its progress by itself.
  const listed = runs.data && withLatest(runs.data.runs, roadmap.latestRun);
  const found = listed && chooseRun(listed, runId);
  // A link may name a run that the list is too short for.
  const asked = useQuery({
    queryKey: queryKeys.run(runId ?? ''),
    queryFn: ({ signal }) => api.assessment(runId ?? '', signal),
    enabled: runId !== null && listed !== undefined && found === null,
    staleTime: Infinity,
  });
  const run = found ?? (runId === null ? null : (asked.data?.run ?? null));
  // Whoever reads a check goes on reading it when the next assessment ends, and so does whoever gets the link.
  const readId = checkId !== null && runId === null ? run?.id : undefined;
  useEffect(() => {
    if (readId !== undefined) navigate({ run: readId }, { replace: true });
  }, [readId]);
  const place = JSON.stringify(['assessment', run?.id, filter]);
  useKeptScroll(`${place} all`, { scroller: columns });
  useKeptScroll(place, { scroller: detail });
  if (runs.isPending || (run === null && asked.isLoading))
    return (
      <Skeleton className={styles.skeleton} aria-label={shared.loading}>
        <SkeletonItem size={64} />
        <SkeletonItem size={128} />
      </Skeleton>
    );
  if (!runs.data) return <ErrorMessage error={runs.error} onRetry={() => void runs.refetch()} />;
  if (run === null && asked.isError) {
    if (!(asked.error instanceof ApiError && asked.error.status === 404)) return <ErrorMessage error={asked.error} onRetry={() => void asked.refetch()} />;
    return (
      <StateMessage
        role="alert"
        icon={<DocumentDismissRegular />}
        title={strings.runGone}
        action={<Button appearance="primary" onClick={() => navigate({ run: null, check: null, with: null })}>{strings.showNewest}</Button>}
      >
        {strings.runGoneBody}
      </StateMessage>
    );
  }
  if (!listed || !run)
    return (
      <>
        <StateMessage icon={<ClipboardTaskListLtrRegular />} title={strings.noRuns} action={<><FirstAssessment /><ScheduleButton size="medium" /></>}>
          {strings.noRunsBody(cannotAssess ?? strings.runOne)}
        </StateMessage>
        <ScheduleDialog />
      </>
    );
  const shown = found ? listed : [...listed, run];
  return (
    <div className={styles.root}>
      <div ref={setColumns} className={styles.columns}>
        <RunList runs={shown} selected={run.id} />
        <div ref={setDetail} className={styles.detail}>
          <RunDetail run={run} runs={shown} selectedCheck={checkId} />
        </div>
      </div>
      <ScheduleDialog />
      {checkId !== null && <CheckPane key={`${run.id} ${checkId}`} runId={run.id} checkId={checkId} />}
    </div>
  );
}
