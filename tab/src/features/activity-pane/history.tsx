import { Button, makeStyles, Skeleton, SkeletonItem, Text, tokens } from '@fluentui/react-components';
import { ArrowRightRegular, HistoryRegular } from '@fluentui/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { fieldNames } from '../../../../src/roadmap/activity-state.ts';
import type { Change } from '../../../../src/roadmap/change.ts';
import { describeReason, describeValue } from '../../roadmap/describe-change.ts';
import { queryKeys } from '../../roadmap/query-keys.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { strings as roadmapStrings } from '../../roadmap/strings.ts';
import { formatAgo, formatExactly, localDay } from '../../shared/dates.ts';
import { strings as shared } from '../../shared/strings.ts';
import { PersonAvatar } from '../../shared/ui/person-avatar.tsx';
import { ErrorMessage, StateMessage } from '../../shared/ui/state-message.tsx';
import { VisuallyHidden } from '../../shared/ui/visually-hidden.tsx';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  item: { display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', columnGap: tokens.spacingHorizontalM },
  words: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalXS },
  when: { color: tokens.colorNeutralForeground3 },
  values: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: tokens.spacingHorizontalXS, color: tokens.colorNeutralForeground2 },
  before: { textDecorationLine: 'line-through', overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
  after: { color: tokens.colorNeutralForeground1, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
  arrow: { alignSelf: 'center', flexShrink: 0 },
  earlier: { marginBlockStart: tokens.spacingVerticalM },
  skeleton: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

/** Who changed what, newest first: before, and after. */
export function History({ activityId }: { readonly activityId: string }) {
  const styles = useStyles();
  const { api } = useOpenRoadmap();
  const history = useInfiniteQuery({
    queryKey: queryKeys.history(activityId),
    queryFn: ({ pageParam, signal }) => api.history(activityId, pageParam, signal),
    initialPageParam: 0,
    getNextPageParam: ({ changes, hasEarlier }) => (hasEarlier ? changes.at(-1)?.sequence : undefined),
    staleTime: 0,
  });
  if (history.isPending)
    return (
      <Skeleton className={styles.skeleton} aria-label={shared.loading}>
        <SkeletonItem size={32} />
        <SkeletonItem size={32} />
      </Skeleton>
    );
  if (!history.data) return <ErrorMessage error={history.error} onRetry={() => void history.refetch()} />;
  const changes = history.data.pages.flatMap((page) => page.changes);
  if (changes.length === 0)
    return (
      <StateMessage icon={<HistoryRegular />} title={strings.noHistory}>
        {strings.noHistoryBody}
      </StateMessage>
    );
  return (
    <>
      <ol className={styles.list}>
        {changes.map((change) => (
          <Entry key={change.sequence} change={change} activityId={activityId} />
        ))}
      </ol>
      {history.isError && <ErrorMessage error={history.error} onRetry={() => void (history.isFetchNextPageError ? history.fetchNextPage() : history.refetch())} />}
      {history.hasNextPage && !history.isError && (
        <Button className={styles.earlier} size="small" disabledFocusable={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {history.isFetchingNextPage ? shared.loading : strings.earlierChanges}
        </Button>
      )}
    </>
  );
}

function Entry({ change: { by, at, edits, reason }, activityId }: { readonly change: Change; readonly activityId: string }) {
  const styles = useStyles();
  const now = new Date();
  const today = localDay(now);
  const fields = edits
    .filter(({ activity }) => activity === activityId)
    .flatMap(({ before, after }) =>
      fieldNames
        .filter((field) => after[field] !== undefined)
        .map((field) => ({ field, before: describeValue(field, before, today), after: describeValue(field, after, today) })),
    );
  return (
    <li className={styles.item}>
      <PersonAvatar person={by} isDecorative size={28} />
      <div>
        <div className={styles.words}>
          <Text weight="semibold">{by.name}</Text>
          {reason ? describeReason(reason) : strings.changed(shared.and(fields.map(({ field }) => roadmapStrings.fieldNames[field])))}
          <time className={styles.when} dateTime={at} title={formatExactly(at)}>
            {formatAgo(at, now)}
          </time>
        </div>
        {fields.map(({ field, before, after }) => (
          <div key={field} className={styles.values}>
            <span>{strings.field(roadmapStrings.fieldNames[field])}</span>
            <VisuallyHidden>{strings.from}</VisuallyHidden>
            <span className={before === null ? undefined : styles.before}>{before ?? strings.nothing}</span>
            <ArrowRightRegular className={styles.arrow} aria-hidden />
            <VisuallyHidden>{strings.to}</VisuallyHidden>
            <span className={styles.after}>{after ?? strings.nothing}</span>
          </div>
        ))}
      </div>
    </li>
  );
}
