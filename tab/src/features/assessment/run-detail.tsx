import { makeStyles, MessageBar, MessageBarBody, Skeleton, SkeletonItem, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { RunDetail as Detail, RunView } from '../../../../src/api/assessment.ts';
import { pillarNames } from '../../../../src/api/catalog.ts';
import { queryKeys } from '../../roadmap/query-keys.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { formatExactly, formatMoment } from '../../shared/dates.ts';
import { useParam } from '../../shared/location.ts';
import { plural } from '../../shared/plural.ts';
import { isGoing } from '../../shared/run-states.ts';
import { strings as shared } from '../../shared/strings.ts';
import { ExplainedScore } from '../../shared/ui/explained-score.tsx';
import { PersonAvatar } from '../../shared/ui/person-avatar.tsx';
import { SourceBadge } from '../../shared/ui/source-badge.tsx';
import { ErrorMessage } from '../../shared/ui/state-message.tsx';
import { VerdictCounts } from '../../shared/ui/verdict-counts.tsx';
import { useToday } from '../../shared/use-today.ts';
import { acceptedHere } from './accepted-here.ts';
import { Comparison } from './comparison.tsx';
import { duration } from './duration.ts';
import { PillarScores } from './pillar-scores.tsx';
import { Results } from './results.tsx';
import { strings } from './strings.ts';
import { useOutcomeFilter } from './use-outcome-filter.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalL,
    '@media (max-width: 899px)': { padding: tokens.spacingHorizontalM },
  },
  head: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalL, rowGap: tokens.spacingVerticalS },
  words: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0 },
  title: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  person: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  message: { whiteSpace: 'normal' },
  quiet: { color: tokens.colorNeutralForeground2 },
  skeleton: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

export interface RunDetailProps {
  readonly run: RunView;
  /** Every assessment, to compare with. */
  readonly runs: readonly RunView[];
  readonly selectedCheck: string | null;
}

/** One assessment: scores, what changed since another one, and every result. */
export function RunDetail({ run, runs, selectedCheck }: RunDetailProps) {
  const styles = useStyles();
  const { api } = useOpenRoadmap();
  const { filter, setFilter } = useOutcomeFilter();
  const isFinished = run.state === 'finished';
  const isCompared = useParam('with') !== null;
  const detail = useQuery({
    queryKey: queryKeys.run(run.id),
    queryFn: ({ signal }) => api.assessment(run.id, signal),
    enabled: isFinished,
    staleTime: Infinity,
  });
  return (
    <div className={styles.root}>
      <RunHead run={run} outcomes={isFinished ? detail.data?.outcomes : undefined} />
      {!isFinished && (
        <MessageBar intent={run.state === 'failed' ? 'error' : 'info'} layout="multiline">
          <MessageBarBody className={styles.message}>{whyUnfinished(run)}</MessageBarBody>
        </MessageBar>
      )}
      {isFinished && <PillarScores scores={run.pillarScores} selected={filter.pillar} onSelect={(pillar) => setFilter({ ...filter, pillar })} />}
      {/* Whoever chooses what to compare goes on at the choice, while what they chose is on its way. */}
      {isFinished && (detail.isSuccess || (isCompared && detail.isPending)) && <Comparison run={run} runs={runs} since={detail.data?.comparison} />}
      {isFinished && detail.isPending && (
        <Skeleton className={styles.skeleton} aria-label={shared.loading}>
          <SkeletonItem size={72} />
          <SkeletonItem size={128} />
        </Skeleton>
      )}
      {isFinished && detail.isError && <ErrorMessage error={detail.error} onRetry={() => void detail.refetch()} />}
      {isFinished && detail.isSuccess && <Results key={run.id} runId={run.id} outcomes={detail.data.outcomes} filter={filter} onFilter={setFilter} selectedCheck={selectedCheck} />}
    </div>
  );
}

function RunHead({ run, outcomes }: { readonly run: RunView; readonly outcomes: Detail['outcomes'] | undefined }) {
  const styles = useStyles();
  return (
    <div className={styles.head}>
      <ExplainedScore percent={run.score.percent} size={88} accepted="counted" />
      <div className={styles.words}>
        <div className={styles.title}>
          <h2 className={styles.heading}>{run.source.tenantName || strings.run}</h2>
          <SourceBadge source={run.source} />
        </div>
        <div className={styles.facts}>
          <Text size={200} title={formatExactly(run.startedAt)}>
            {formatMoment(run.startedAt)}
          </Text>
          <span className={styles.person}>
            <PersonAvatar person={run.startedBy} isDecorative size={20} />
            {run.source.kind === 'import' ? strings.importedBy(run.startedBy.name, formatMoment(run.finishedAt ?? run.startedAt)) : (run.scheduled ? strings.onScheduleOf : strings.startedBy)(run.startedBy.name)}
          </span>
          {run.source.kind !== 'import' && run.finishedAt !== null && <span>{strings.took(duration(run.startedAt, run.finishedAt))}</span>}
          <span>{run.source.kind === 'import' ? run.version : strings.version(run.version)}</span>
          {run.pillars && <span>{strings.onlyPillars(shared.and(run.pillars.map((pillar) => pillarNames[pillar])))}</span>}
        </div>
        {run.state === 'finished' && <VerdictCounts counts={run.score.counts} />}
        {outcomes && <AcceptedHere outcomes={outcomes} />}
      </div>
    </div>
  );
}

/** Why the overview, which leaves these out, has other numbers. */
function AcceptedHere({ outcomes }: { readonly outcomes: Detail['outcomes'] }) {
  const styles = useStyles();
  const { catalog, states } = useOpenRoadmap();
  const count = acceptedHere(outcomes, catalog.activities, states, useToday());
  return count === 0 ? null : <Text size={200} className={styles.quiet}>{plural(count, strings.acceptedHere)}</Text>;
}

function whyUnfinished(run: RunView): string {
  if (isGoing(run)) return strings.going;
  return run.failure ?? (run.state === 'cancelled' ? strings.cancelled : strings.failedWithout);
}
