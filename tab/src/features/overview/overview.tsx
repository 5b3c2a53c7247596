import { Link, makeStyles, mergeClasses, Skeleton, SkeletonItem, Table, TableBody, TableCell, TableHeader, TableHeaderCell, TableRow, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { MovementView, OverviewView } from '../../../../src/api/overview.ts';
import type { StandingView } from '../../../../src/api/standing.ts';
import { pillarNames } from '../../../../src/api/catalog.ts';
import { untouched } from '../../../../src/roadmap/activity-state.ts';
import { isClosed, statuses } from '../../../../src/roadmap/status.ts';
import { allActivities } from '../../roadmap/filter/activity-filter.ts';
import { queryKeys } from '../../roadmap/query-keys.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { navigate } from '../../shared/location.ts';
import { formatNumber, formatPercent, plural } from '../../shared/plural.ts';
import { strings as shared } from '../../shared/strings.ts';
import { useToday } from '../../shared/use-today.ts';
import { AssessedBy } from '../../shared/ui/assessed-by.tsx';
import { PersonAvatar } from '../../shared/ui/person-avatar.tsx';
import { ScoreRing } from '../../shared/ui/score-ring.tsx';
import { ErrorMessage } from '../../shared/ui/state-message.tsx';
import { VerdictCounts } from '../../shared/ui/verdict-counts.tsx';
import { Figures } from './figures.tsx';
import { NextSteps } from './next-steps.tsx';
import { Panel } from './panel.tsx';
import { PillarTrend, ScoreTrend } from './score-trend.tsx';
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
  pillars: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  // The middle column holds its place where a line is missing, so that all lines stand below each other.
  pillar: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 96px 8ch', alignItems: 'center', gap: tokens.spacingHorizontalM, '@media (max-width: 399px)': { gridTemplateColumns: 'minmax(0, 1fr) 96px 5ch' } },
  pillarName: { textAlign: 'start', overflowWrap: 'anywhere' },
  // Words instead of a number reach into the place of the line, which is empty then.
  percent: { justifySelf: 'end', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  person: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  // Names take what numbers leave.
  number: { width: '72px', boxSizing: 'border-box', fontVariantNumeric: 'tabular-nums' },
  // As an inline box, so that the mark of the list stands at its first line.
  title: { display: 'inline', textAlign: 'start' },
  quiet: { color: tokens.colorNeutralForeground2 },
  bad: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
});

/** Where the tenant and its plan stand, on one page. */
export default function OverviewPage() {
  const styles = useStyles();
  const { api, roadmap: { me, standing } } = useOpenRoadmap();
  const overview = useQuery({ queryKey: queryKeys.overview, queryFn: ({ signal }) => api.overview(signal), enabled: standing !== null });
  const { data } = overview;
  return (
    <div className={styles.root}>
      {standing
        ? <Scores standing={standing} overview={data} />
        : <Panel title={strings.score} wide><Text>{strings.noRun}</Text></Panel>}
      {standing && <Panel title={strings.nextSteps}><NextSteps /></Panel>}
      {standing && (
        <Panel title={strings.regressed}>
          {me.role === 'guest' ? <Text className={styles.quiet}>{strings.regressedNotAllowed}</Text>
            : data ? <Regressed overview={data} />
              : overview.error ? <ErrorMessage error={overview.error} onRetry={() => void overview.refetch()} /> : <Loading />}
        </Panel>
      )}
      <Work />
      {standing && me.role === 'guest' && <Panel title={strings.tenant} wide><Text className={styles.quiet}>{strings.notAllowed}</Text></Panel>}
      {data?.tenant && <Tenant overview={data.tenant.overview} at={data.tenant.at} />}
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

function Scores({ standing, overview }: { readonly standing: StandingView; readonly overview: OverviewView | undefined }) {
  const styles = useStyles();
  const isMixed = standing.runs.length > 1;
  return (
    <>
      <Panel title={strings.score}>
        <div><AssessedBy runs={standing.runs} /></div>
        <div className={styles.score}>
          <ScoreRing percent={standing.percent} size={96} />
          <VerdictCounts counts={standing.counts} accepted={standing.accepted} />
        </div>
        <Text size={200} className={styles.quiet}>{strings.trend}</Text>
        {overview && <ScoreTrend trend={overview.total.trend} />}
      </Panel>
      <Panel title={strings.perPillar}>
        <ul className={styles.pillars}>
          {standing.pillars.map(({ pillar, percent, counts, accepted, runs }) => (
            <li key={pillar}>
              <div className={styles.pillar}>
                <Link as="button" className={styles.pillarName} onClick={() => navigate({ view: 'board', pillar })}>{pillarNames[pillar]}</Link>
                <span><PillarTrend trend={overview?.pillars.find((of) => of.pillar === pillar)?.trend ?? []} pillar={pillarNames[pillar]} /></span>
                <Text weight="semibold" className={styles.percent}>{percent === null ? shared.notScored : formatPercent(percent)}</Text>
              </div>
              <VerdictCounts counts={counts} accepted={accepted} />
              {isMixed && <AssessedBy runs={standing.runs.filter(({ id }) => runs.includes(id))} />}
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}

/** The others are asked for. */
const mostRegressed = 8;

/** What passed before and does not now, in every pillar since it was last looked at. */
function Regressed({ overview: { total, pillars } }: { readonly overview: OverviewView }) {
  const styles = useStyles();
  const [isWhole, setWhole] = useState(false);
  const rest = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isWhole) rest.current?.querySelector('button')?.focus();
  }, [isWhole]);
  const changes = [total, ...pillars].flatMap(({ since }: MovementView) => since ?? []);
  const broken = [...new Map(changes.flatMap(({ run, broken: found }) => found.map((check) => [check.id, { ...check, run: run.id }] as const))).values()];
  if (changes.length === 0) return <Text className={styles.quiet}>{strings.noneBefore}</Text>;
  if (broken.length === 0) return <Text className={styles.quiet}>{strings.noneRegressed}</Text>;
  return (
    <ul className={styles.list}>
      {broken.slice(0, isWhole ? undefined : mostRegressed).map(({ id, title, run }, index) => (
        <li key={id} ref={index === mostRegressed ? rest : undefined}><Link as="button" className={styles.title} onClick={() => navigate({ view: 'assessment', run, check: id })}>{title}</Link></li>
      ))}
      {!isWhole && broken.length > mostRegressed && (
        <li><Link as="button" onClick={() => setWhole(true)}>{plural(broken.length - mostRegressed, strings.moreRegressed)}</Link></li>
      )}
    </ul>
  );
}

/** The plan writes about every window of days by itself; the list has no filter for 31 to 60. */
const writtenPlan = { view: 'plan', pillar: null } as const;
const openStatuses = statuses.filter((status) => !isClosed(status)).join(',');

/** The list with these filters and no other. */
const listOf = (filter: { readonly due: string; readonly status?: string }) =>
  ({ ...allActivities, view: 'list', pillar: 'all', ...filter });

function Work() {
  const styles = useStyles();
  const { catalog, states } = useOpenRoadmap();
  const today = useToday();
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
              <TableRow>
                <TableHeaderCell>{strings.person}</TableHeaderCell>
                {[strings.open, strings.late].map((name) => <TableHeaderCell key={name} className={styles.number}>{name}</TableHeaderCell>)}
              </TableRow>
            </TableHeader>
            <TableBody>
              {carried.map(({ person, open, late }) => (
                <TableRow key={person.id}>
                  <TableCell><span className={styles.person}><PersonAvatar person={person} isDecorative />{person.name}</span></TableCell>
                  <TableCell className={styles.number}>{formatNumber(open)}</TableCell>
                  <TableCell className={mergeClasses(styles.number, late > 0 && styles.bad)}>{formatNumber(late)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </Panel>
    </>
  );
}
