import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { queryKeys } from '../../roadmap/query-keys.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { navigate } from '../../shared/location.ts';
import { strings as shared } from '../../shared/strings.ts';
import { BottomPane } from '../../shared/ui/bottom-pane.tsx';
import { NoticeList } from '../../shared/ui/notices.tsx';
import { ErrorMessage } from '../../shared/ui/state-message.tsx';
import { useNarrow } from '../../shared/use-window-width.ts';
import { ConnectionMessage } from '../header/conflict-messages.tsx';
import { CheckResult } from '../check-result/check-result.tsx';
import { MendingActivities } from '../check-result/mending-activities.tsx';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  body: { padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalL}` },
  skeleton: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, padding: tokens.spacingHorizontalL },
});

/** One check of an assessment, with everything that is known about it. */
export function CheckPane({ runId, checkId }: { readonly runId: string; readonly checkId: string }) {
  const styles = useStyles();
  const { api } = useOpenRoadmap();
  const isNarrow = useNarrow();
  const result = useQuery({ queryKey: queryKeys.result(runId, checkId), queryFn: ({ signal }) => api.result(runId, checkId, signal), staleTime: Infinity });
  return (
    <BottomPane title={result.data?.result.title ?? strings.check} resizeLabel={strings.resize} onClose={() => navigate({ check: null })}>
      {/* Here the pane covers the page, and with it the messages below the header. */}
      {isNarrow && <NoticeList><ConnectionMessage /></NoticeList>}
      {result.isPending && <Skeleton className={styles.skeleton} aria-label={shared.loading}><SkeletonItem /><SkeletonItem size={96} /></Skeleton>}
      {result.isError && <ErrorMessage error={result.error} onRetry={() => void result.refetch()} />}
      {result.isSuccess && <div className={styles.body}><CheckResult view={result.data} headingLevel="h3"><MendingActivities result={result.data.result} /></CheckResult></div>}
    </BottomPane>
  );
}
