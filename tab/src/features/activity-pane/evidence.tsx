import { Field, makeStyles, Select, Skeleton, SkeletonItem, Text, tokens } from '@fluentui/react-components';
import { CircleHintRegular, PersonAccountsRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import type { ActivityEvidenceView, PastVerdict } from '../../../../src/api/assessment.ts';
import type { CatalogActivity } from '../../../../src/api/catalog.ts';
import { queryKeys } from '../../roadmap/query-keys.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { formatMoment } from '../../shared/dates.ts';
import { navigate, useParam } from '../../shared/location.ts';
import { strings as shared } from '../../shared/strings.ts';
import { useNarrow } from '../../shared/use-window-width.ts';
import { ErrorMessage, StateMessage } from '../../shared/ui/state-message.tsx';
import { CheckResult } from '../check-result/check-result.tsx';
import { strings as results } from '../check-result/strings.ts';
import { runsOf, verdictChange } from '../check-result/verdict-change.ts';
import { strings } from './strings.ts';
import { useEvidence } from './use-evidence.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  choice: { maxWidth: '480px', '& select': { minWidth: 0, width: '100%', textOverflow: 'ellipsis' } },
  change: { margin: `0 0 ${tokens.spacingVerticalXS}`, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  item: {
    paddingBottom: tokens.spacingVerticalM,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ':last-child': { borderBottomStyle: 'none', paddingBottom: 0 },
  },
  heading: {
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  notYet: { display: 'flex', gap: tokens.spacingHorizontalS, color: tokens.colorNeutralForeground2 },
  icon: { fontSize: '20px', flexShrink: 0 },
  skeleton: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

/** What every check that proves the activity says: now, and in the last assessments. */
export function Evidence({ activity }: { readonly activity: CatalogActivity }) {
  const styles = useStyles();
  const asked = useParam('past');
  const hasChecks = activity.checks.length > 0;
  const evidence = useEvidence(activity.id, { enabled: hasChecks });
  if (!hasChecks)
    return (
      <StateMessage icon={<PersonAccountsRegular />} title={strings.noChecks}>
        {strings.noChecksBody}
      </StateMessage>
    );
  if (evidence.isPending)
    return (
      <Skeleton className={styles.skeleton} aria-label={shared.loading}>
        <SkeletonItem />
        <SkeletonItem size={96} />
      </Skeleton>
    );
  if (evidence.isError) return <ErrorMessage error={evidence.error} onRetry={() => void evidence.refetch()} />;
  const runs = runsOf(evidence.data.checks.map(({ history }) => history));
  const past = runs.find(({ id }) => id === asked) ?? null;
  return (
    <div className={styles.root}>
      {runs.length > 1 && <RunChoice runs={runs} selected={past?.id ?? null} />}
      <ul className={styles.list}>
        {evidence.data.checks.map((check) => (
          <li key={check.reference} className={styles.item}>
            <h3 className={styles.heading}>{check.latest?.result.title ?? strings.checkNumber(check.reference)}</h3>
            <Change history={check.history} />
            {past ? <PastEvidence check={check} run={past} /> : check.latest ? <CheckResult view={check.latest} headingLevel="h4" isCollapsed /> : <NotChecked body={strings.notCheckedBody} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

type JudgedCheck = ActivityEvidenceView['checks'][number];

/** The newest verdicts, or those of one of the last assessments; the address says which. */
function RunChoice({ runs, selected }: { readonly runs: readonly PastVerdict['run'][]; readonly selected: string | null }) {
  const styles = useStyles();
  const isNarrow = useNarrow();
  return (
    <Field className={styles.choice} label={results.evidenceOf} size="small" orientation={isNarrow ? 'vertical' : 'horizontal'}>
      <Select size="small" value={selected ?? ''} onChange={(_event, { value }) => navigate({ past: value || null }, { replace: true })}>
        <option value="">{results.newestEvidence}</option>
        {runs.map(({ id, startedAt, source }) => (
          <option key={id} value={id}>{[formatMoment(startedAt), ...(source.kind === 'tenant' ? [] : [shared.sourceNames[source.kind]])].join(' · ')}</option>
        ))}
      </Select>
    </Field>
  );
}

/** Since when the check says what it says. */
function Change({ history }: Pick<JudgedCheck, 'history'>) {
  const styles = useStyles();
  const change = verdictChange(history);
  if (!change) return history.length > 1 && history[0] ? <p className={styles.change}>{results.sameInAll(shared.verdictNames[history[0].verdict], history.length)}</p> : null;
  return <p className={styles.change}>{results.changedSince(shared.verdictNames[change.now], formatMoment(change.since), shared.verdictNames[change.before].toLowerCase())}</p>;
}

/** What the check said in an earlier assessment, with the rows of that time. */
function PastEvidence({ check: { history }, run }: { readonly check: JudgedCheck; readonly run: PastVerdict['run'] }) {
  const styles = useStyles();
  const { api } = useOpenRoadmap();
  const then = history.find((each) => each.run.id === run.id);
  const result = useQuery({
    queryKey: queryKeys.result(run.id, then?.checkId ?? ''),
    queryFn: ({ signal }) => api.result(run.id, then?.checkId ?? '', signal),
    enabled: then !== undefined,
    staleTime: Infinity,
  });
  if (!then) return <NotChecked body={results.notCheckedThen} />;
  if (result.isPending) return <Skeleton className={styles.skeleton} aria-label={shared.loading}><SkeletonItem size={48} /></Skeleton>;
  if (result.isError) return <ErrorMessage error={result.error} onRetry={() => void result.refetch()} />;
  return <CheckResult view={result.data} headingLevel="h4" isCollapsed />;
}

function NotChecked({ body }: { readonly body: string }) {
  const styles = useStyles();
  return (
    <div className={styles.notYet}>
      <CircleHintRegular className={styles.icon} aria-hidden />
      <span>
        <Text weight="semibold">{strings.notChecked}.</Text> {body}
      </span>
    </div>
  );
}
