import { Link, makeStyles, Skeleton, SkeletonItem, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OverviewView } from '../../../../src/api/overview.ts';
import type { StandingView } from '../../../../src/api/standing.ts';
import { pillarNames } from '../../../../src/api/catalog.ts';
import { queryKeys } from '../../roadmap/query-keys.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { navigate } from '../../shared/location.ts';
import { formatPercent } from '../../shared/plural.ts';
import { strings as shared } from '../../shared/strings.ts';
import { AssessedBy } from '../../shared/ui/assessed-by.tsx';
import { ExplainedScore } from '../../shared/ui/explained-score.tsx';
import { ErrorMessage } from '../../shared/ui/state-message.tsx';
import { VerdictCounts } from '../../shared/ui/verdict-counts.tsx';
import { useWayBack } from '../../shared/ui/use-way-back.ts';
import { FirstAssessment } from '../header/first-assessment.tsx';
import { NextSteps } from './next-steps.tsx';
import { Panel } from './panel.tsx';
import { Regressed } from './regressed.tsx';
import { PillarTrend, ScoreTrend } from './score-trend.tsx';
import { strings } from './strings.ts';
import { Tenant } from './tenant.tsx';
import { Work } from './work.tsx';

const useStyles = makeStyles({
  root: {
    // What only screen readers see is positioned: it must not stretch what is around.
    position: 'relative',
    height: '100%', overflow: 'auto', boxSizing: 'border-box', padding: tokens.spacingHorizontalL,
    display: 'grid', alignContent: 'start', alignItems: 'start', gap: tokens.spacingHorizontalM,
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(340px, 100%), 1fr))',
  },
  first: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  score: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalL },
  pillars: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  // The middle column holds its place where a line is missing, so that all lines stand below each other.
  pillar: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 96px 8ch', alignItems: 'center', gap: tokens.spacingHorizontalM, '@media (max-width: 399px)': { gridTemplateColumns: 'minmax(0, 1fr) 96px 5ch' } },
  pillarName: { textAlign: 'start', overflowWrap: 'anywhere' },
  // Words instead of a number reach into the place of the line, which is empty then.
  percent: { justifySelf: 'end', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Where the tenant and its plan stand, on one page. */
export default function OverviewPage() {
  const styles = useStyles();
  const [root, setRoot] = useState<HTMLDivElement | null>(null);
  useWayBack('overview', root);
  const { api, roadmap: { me, standing }, cannotAssess } = useOpenRoadmap();
  const overview = useQuery({ queryKey: queryKeys.overview, queryFn: ({ signal }) => api.overview(signal), enabled: standing !== null });
  const { data } = overview;
  return (
    <div ref={setRoot} className={styles.root}>
      {standing
        ? <Scores standing={standing} overview={data} />
        : (
          <Panel title={strings.score} wide>
            <Text>{strings.noRun} {cannotAssess}</Text>
            <div className={styles.first}><FirstAssessment /></div>
          </Panel>
        )}
      {standing && <Panel title={strings.nextSteps}><NextSteps /></Panel>}
      {standing && (
        <Panel title={strings.regressed}>
          {me.role === 'guest' ? <Text className={styles.quiet}>{strings.regressedNotAllowed}</Text>
            : data ? <Regressed since={data.total.since} />
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
          <ExplainedScore percent={standing.percent} size={96} accepted="uncounted" />
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
