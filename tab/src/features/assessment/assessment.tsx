import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { ClipboardTaskListLtrRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { queryKeys } from '../../roadmap/query-keys.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { useParam } from '../../shared/location.ts';
import { strings as shared } from '../../shared/strings.ts';
import { ErrorMessage, StateMessage } from '../../shared/ui/state-message.tsx';
import { CheckPane } from './check-pane.tsx';
import { RunDetail } from './run-detail.tsx';
import { RunList } from './run-list.tsx';
import { ScheduleButton, ScheduleDialog } from './schedule.tsx';
import { strings } from './strings.ts';

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
  const { api, roadmap, canOperate } = useOpenRoadmap();
  const runId = useParam('run');
  const checkId = useParam('check');
  const runs = useQuery({ queryKey: queryKeys.runs, queryFn: ({ signal }) => api.assessments(signal) });
  if (runs.isPending)
    return (
      <Skeleton className={styles.skeleton} aria-label={shared.loading}>
        <SkeletonItem size={64} />
        <SkeletonItem size={128} />
      </Skeleton>
    );
  if (runs.isError) return <ErrorMessage error={runs.error} onRetry={() => void runs.refetch()} />;
  // The list is asked for now and then; the run that is going tells its progress by itself.
  const live = roadmap.latestRun;
  const known = runs.data.runs;
  const listed = live && !known.some(({ id }) => id === live.id) ? [live, ...known] : known.map((run) => (run.id === live?.id ? live : run));
  const run = listed.find(({ id }) => id === runId) ?? listed[0];
  if (!run)
    return (
      <>
        <StateMessage icon={<ClipboardTaskListLtrRegular />} title={strings.noRuns} action={<ScheduleButton />}>
          {canOperate ? strings.noRunsBody : strings.noRunsForMembers}
        </StateMessage>
        <ScheduleDialog />
      </>
    );
  return (
    <div className={styles.root}>
      <div className={styles.columns}>
        <RunList runs={listed} selected={run.id} />
        <div className={styles.detail}>
          <RunDetail key={run.id} run={run} runs={listed} selectedCheck={checkId} />
        </div>
      </div>
      <ScheduleDialog />
      {checkId !== null && <CheckPane key={`${run.id} ${checkId}`} runId={run.id} checkId={checkId} />}
    </div>
  );
}
