import { Link, makeStyles, Skeleton, SkeletonItem, Table, TableBody, TableCell, TableHeader, TableHeaderCell, TableRow, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { RunDetail, RunView } from '../../../../src/api/assessment.ts';
import { pillarNames } from '../../../../src/api/catalog.ts';
import { untouched } from '../../../../src/roadmap/activity-state.ts';
import { isClosed, statuses } from '../../../../src/roadmap/status.ts';
import { queryKeys } from '../../roadmap/query-keys.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { localDay } from '../../shared/dates.ts';
import { navigate } from '../../shared/location.ts';
import { formatNumber, formatPercent } from '../../shared/plural.ts';
import { strings as shared } from '../../shared/strings.ts';
import { PersonAvatar } from '../../shared/ui/person-avatar.tsx';
import { ScoreRing } from '../../shared/ui/score-ring.tsx';
import { SourceBadge } from '../../shared/ui/source-badge.tsx';
import { ErrorMessage } from '../../shared/ui/state-message.tsx';
import { VerdictCounts } from '../../shared/ui/verdict-counts.tsx';
import { Figures } from './figures.tsx';
import { NextSteps } from './next-steps.tsx';
import { Panel } from './panel.tsx';
import { ScoreTrend } from './score-trend.tsx';
import { strings } from './strings.ts';
import { Tenant } from './tenant.tsx';
import { loads, workAhead } from './workload.ts';

const useStyles = makeStyles({
  root: {
    // What only screen readers see is positioned: it must not stretch what is around.
    position: 'relative',
    height: '100%', overflow: 'auto', boxSizing: 'border-box', padding: tokens.spacingHorizontalL,
    display: 'grid', alignContent: 'start', alignItems: 'start', gap: tokens.spacingHorizontalM,
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(340px, 100%), 1fr))',
  },
  score: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalL },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
  pillars: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  pillar: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
  person: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  bad: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
});

/** Where the tenant and its plan stand, on one page. */
export default function OverviewPage() {
  const styles = useStyles();
  const { api, roadmap } = useOpenRoadmap();
  const isGuest = roadmap.me.role === 'guest';
  const runs = useQuery({ queryKey: queryKeys.runs, queryFn: ({ signal }) => api.assessments(signal) });
  const newest = runs.data?.runs.find(({ state }) => state === 'finished');
  const detail = useQuery({
    queryKey: queryKeys.run(newest?.id ?? ''), queryFn: ({ signal }) => api.assessment(newest?.id ?? '', signal), enabled: newest !== undefined && !isGuest, staleTime: Infinity,
  });
  if (runs.isPending) return <Loading />;
  const failed = [runs, detail].find(({ isError }) => isError);
  if (failed?.error) return <ErrorMessage error={failed.error} onRetry={() => void failed.refetch()} />;
  return (
    <div className={styles.root}>
      {newest ? <Score run={newest} runs={runs.data?.runs ?? []} /> : <Panel title={strings.score} wide><Text>{strings.noRun}</Text></Panel>}
      {newest && isGuest && <Panel title={strings.tenant}><Text>{strings.notAllowed}</Text></Panel>}
      {newest && !isGuest && (detail.data ? <Found detail={detail.data} /> : <Loading />)}
      <Work />
      {detail.data?.overview && <Tenant overview={detail.data.overview} at={detail.data.run.startedAt} />}
    </div>
  );
}

function Loading() {
  return (
    <Skeleton aria-label={shared.loading}>
      <SkeletonItem size={64} />
      <SkeletonItem size={128} />
    </Skeleton>
  );
}

function Score({ run, runs }: { readonly run: RunView; readonly runs: readonly RunView[] }) {
  const styles = useStyles();
  const comparable = runs.filter(({ state, source }) => state === 'finished' && source.tenantId === run.source.tenantId);
  return (
    <>
      <Panel title={strings.score}>
        <div><SourceBadge source={run.source} /></div>
        <div className={styles.score}>
          <ScoreRing percent={run.score.percent} size={96} />
          <VerdictCounts counts={run.score.counts} />
        </div>
        <Text size={200} className={styles.quiet}>{strings.trend}</Text>
        <ScoreTrend runs={comparable} />
      </Panel>
      <Panel title={strings.perPillar}>
        <ul className={styles.pillars}>
          {run.pillarScores.map(({ pillar, percent, counts }) => (
            <li key={pillar}>
              <div className={styles.pillar}>
                <Link as="button" onClick={() => navigate({ view: 'board', pillar })}>{pillarNames[pillar]}</Link>
                <Text weight="semibold">{percent === null ? shared.notScored : formatPercent(percent)}</Text>
              </div>
              <VerdictCounts counts={counts} />
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}

function Found({ detail }: { readonly detail: RunDetail }) {
  const styles = useStyles();
  const { comparison } = detail;
  return (
    <>
      <Panel title={strings.nextSteps}><NextSteps detail={detail} /></Panel>
      <Panel title={strings.regressed}>
        {!comparison && <Text className={styles.quiet}>{strings.noneBefore}</Text>}
        {comparison?.broken.length === 0 && <Text className={styles.quiet}>{strings.noneRegressed}</Text>}
        {comparison && comparison.broken.length > 0 && (
          <ul className={styles.list}>
            {comparison.broken.map(({ id, title }) => (
              <li key={id}><Link as="button" onClick={() => navigate({ view: 'assessment', run: detail.run.id, check: id })}>{title}</Link></li>
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
}

/** The plan writes about every window of days by itself; the list has no filter for 31 to 60. */
const writtenPlan = { view: 'plan', pillar: null } as const;
const openStatuses = statuses.filter((status) => !isClosed(status)).join(',');

/** The list with these filters and no other. */
const listOf = (filter: { readonly due: string; readonly status?: string }) =>
  ({ view: 'list', pillar: 'all', status: null, owner: null, effort: null, impact: null, license: null, evidence: null, cross: null, q: null, ...filter });

function Work() {
  const styles = useStyles();
  const { catalog, states } = useOpenRoadmap();
  const today = localDay(new Date());
  const ahead = workAhead(catalog.activities.map(({ id }) => states.get(id) ?? untouched(id)), today);
  const carried = loads(catalog.activities.flatMap(({ id }) => states.get(id) ?? []), today);
  return (
    <>
      <Panel title={strings.work}>
        <Figures
          figures={[
            [strings.overdue, ahead.overdue, listOf({ due: 'overdue' })], [strings.due30, ahead.due30, listOf({ due: '30' })], [strings.due60, ahead.due60, writtenPlan],
            [strings.due90, ahead.due90, writtenPlan], [strings.noDue, ahead.noDue, listOf({ due: 'none', status: openStatuses })],
          ]}
        />
        <Link as="button" onClick={() => navigate(writtenPlan)}>{strings.readPlan}</Link>
      </Panel>
      <Panel title={strings.carries}>
        {carried.length === 0 && <Text className={styles.quiet}>{strings.nobodyCarries}</Text>}
        {carried.length > 0 && (
          <Table size="small" aria-label={strings.carries}>
            <TableHeader>
              <TableRow>{[strings.person, strings.open, strings.late].map((name) => <TableHeaderCell key={name}>{name}</TableHeaderCell>)}</TableRow>
            </TableHeader>
            <TableBody>
              {carried.map(({ person, open, late }) => (
                <TableRow key={person.id}>
                  <TableCell><span className={styles.person}><PersonAvatar person={person} isDecorative />{person.name}</span></TableCell>
                  <TableCell>{formatNumber(open)}</TableCell>
                  <TableCell className={late > 0 ? styles.bad : undefined}>{formatNumber(late)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </Panel>
    </>
  );
}
