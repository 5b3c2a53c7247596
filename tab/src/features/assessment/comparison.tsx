import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Button, Link, makeStyles, mergeClasses, Select, Skeleton, SkeletonItem, Text, tokens } from '@fluentui/react-components';
import { AddCircleRegular, ArrowRightRegular, ArrowSwapRegular, ArrowTrendingDownRegular, ArrowTrendingRegular, SubtractCircleRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { ComparedRuns, RunDetail, RunView } from '../../../../src/api/assessment.ts';
import { pillarNames } from '../../../../src/api/catalog.ts';
import { queryKeys } from '../../roadmap/query-keys.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { formatMoment } from '../../shared/dates.ts';
import { navigate, useParam } from '../../shared/location.ts';
import { formatPercent, plural } from '../../shared/plural.ts';
import { strings as shared } from '../../shared/strings.ts';
import { DataTable, type Column } from '../../shared/ui/data-table.tsx';
import { ErrorMessage } from '../../shared/ui/state-message.tsx';
import { VerdictMark } from '../../shared/ui/verdict-mark.tsx';
import { VisuallyHidden } from '../../shared/ui/visually-hidden.tsx';
import { byUrgency } from './filter-outcomes.ts';
import { strings } from './strings.ts';

type Changes = ComparedRuns['comparison'];
type Outcome = Changes['fixed'][number];

/** A longer list scrolls inside itself. */
const mostShownWhole = 100;

const phone = '@media (max-width: 639px)';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: tokens.spacingHorizontalM,
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS, rowGap: tokens.spacingVerticalXS },
  heading: { margin: 0, marginInlineEnd: 'auto', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  // Both beside the button that swaps them; on a phone below each other, and the button beside both.
  choices: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, auto) auto minmax(0, auto)',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    minWidth: 0,
    [phone]: { gridTemplateColumns: 'minmax(0, 1fr) auto', width: '100%' },
  },
  choice: { minWidth: 0, '& select': { minWidth: 0 } },
  swap: { [phone]: { gridColumn: '2', gridRow: '1 / span 2' } },
  better: { color: tokens.colorStatusSuccessForeground1 },
  worse: { color: tokens.colorPaletteRedForeground1 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  pillars: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalXL, rowGap: tokens.spacingVerticalXXS, fontSize: tokens.fontSizeBase200, fontVariantNumeric: 'tabular-nums' },
  panel: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, '& > *': { flexShrink: 0 } },
  // What only screen readers see is positioned: it must not stretch what is around.
  moved: { position: 'relative', display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalXS },
  arrow: { flexShrink: 0, ':dir(rtl)': { transform: 'scaleX(-1)' } },
  accordion: { marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalM})` },
  link: { fontSize: 'inherit', lineHeight: 'inherit', textAlign: 'start' },
});

export interface ComparisonProps {
  readonly run: RunView;
  readonly runs: readonly RunView[];
  /** Against the assessment before, which is what is shown unless the address names another one; undefined while it is on its way. */
  readonly since: RunDetail['comparison'] | undefined;
}

/** What changed between two assessments of a tenant: the one that is shown, and the one before it or any other. */
export function Comparison({ run, runs, since }: ComparisonProps) {
  const styles = useStyles();
  const { api } = useOpenRoadmap();
  const asked = useParam('with');
  const others = runs.filter((other) => other.id !== run.id && isComparable(other, run));
  const named = others.some(({ id }) => id === asked) ? asked : null;
  const beforeId = named ?? since?.before.id ?? null;
  const isDefault = beforeId !== null && beforeId === since?.before.id;
  const compared = useQuery({
    queryKey: [...queryKeys.run(run.id), 'compared-with', beforeId],
    queryFn: ({ signal }) => api.compareAssessments(run.id, beforeId ?? '', signal),
    enabled: beforeId !== null && since !== undefined && !isDefault,
    staleTime: Infinity,
  });
  if (others.length === 0) return <Text className={styles.quiet}>{strings.firstRun}</Text>;
  const changes = isDefault ? since : compared.data?.comparison;
  return (
    <section className={styles.root} aria-label={strings.whatChanged}>
      <div className={styles.head}>
        <h3 className={styles.heading}>{strings.whatChanged}</h3>
        <div className={styles.choices}>
          <RunChoice label={strings.compareFrom} runs={others} value={beforeId} onChoose={(id) => navigate({ run: run.id, with: id })} />
          <Button
            className={styles.swap} size="small" appearance="subtle" icon={<ArrowSwapRegular />} aria-label={strings.swap} title={strings.swap} disabled={beforeId === null}
            onClick={() => navigate({ run: beforeId, with: run.id, check: null })}
          />
          <RunChoice label={strings.compareTo} runs={[run, ...others.filter(({ id }) => id !== beforeId)]} value={run.id} onChoose={(id) => navigate({ run: id, with: beforeId, check: null })} />
        </div>
      </div>
      {beforeId === null && since !== undefined && <Text className={styles.quiet}>{strings.chooseEarlier}</Text>}
      {compared.isError && <ErrorMessage error={compared.error} onRetry={() => void compared.refetch()} />}
      {beforeId !== null && !isDefault && compared.isPending && <Skeleton aria-label={shared.loading}><SkeletonItem size={48} /></Skeleton>}
      {changes && beforeId !== null && <Changes key={run.id} changes={changes} beforeId={beforeId} runId={run.id} />}
    </section>
  );
}

const isComparable = (other: RunView, run: RunView): boolean => other.state === 'finished' && other.source.tenantId === run.source.tenantId;

interface RunChoiceProps {
  readonly label: string;
  readonly runs: readonly RunView[];
  readonly value: string | null;
  readonly onChoose: (id: string) => void;
}

function RunChoice({ label, runs, value, onChoose }: RunChoiceProps) {
  const styles = useStyles();
  return (
    <Select className={styles.choice} size="small" aria-label={label} value={value ?? ''} onChange={(_event, chosen) => onChoose(chosen.value)}>
      {value === null && <option value="">{strings.chooseRun}</option>}
      {runs.map(({ id, startedAt, source, score: { percent } }) => (
        <option key={id} value={id}>
          {[formatMoment(startedAt), percent === null ? shared.notScored : formatPercent(percent), ...(source.kind === 'import' ? [shared.sourceNames.import] : [])].join(' · ')}
        </option>
      ))}
    </Select>
  );
}

function Changes({ changes, beforeId, runId }: { readonly changes: Changes; readonly beforeId: string; readonly runId: string }) {
  const styles = useStyles();
  const { fixed, broken, added, gone, scoreDelta, pillars } = changes;
  // What is gone stands only in the assessment before.
  const parts: readonly { readonly id: string; readonly outcomes: readonly Outcome[]; readonly words: keyof typeof strings & ('fixed' | 'broken' | 'added' | 'gone'); readonly icon: ReactElement; readonly address: Parameters<typeof navigate>[0] }[] = [
    { id: 'broken', outcomes: broken, words: 'broken', icon: <ArrowTrendingDownRegular />, address: { run: runId } },
    { id: 'fixed', outcomes: fixed, words: 'fixed', icon: <ArrowTrendingRegular />, address: { run: runId } },
    { id: 'added', outcomes: added, words: 'added', icon: <AddCircleRegular />, address: { run: runId } },
    { id: 'gone', outcomes: gone, words: 'gone', icon: <SubtractCircleRegular />, address: { run: beforeId, with: runId } },
  ];
  const filled = parts.filter(({ outcomes }) => outcomes.length > 0);
  return (
    <>
      <div className={styles.head}>
        {scoreDelta === null ? <Text className={styles.quiet}>{strings.noneInBoth}</Text> : (
          <Text weight="semibold" className={toneOf(styles, scoreDelta)}>
            {scoreDelta === 0 ? strings.unchanged : strings.delta(moved(scoreDelta))}
          </Text>
        )}
        {filled.length === 0 && <span className={styles.quiet}>{strings.nothingChanged}</span>}
      </div>
      {pillars.length > 0 && (
        <ul className={styles.pillars} aria-label={strings.perPillarInBoth}>
          {pillars.map(({ pillar, before, after, delta }) => (
            <li key={pillar}>
              {strings.pillarMoved(pillarNames[pillar], formatPercent(before), formatPercent(after))}{' '}
              {delta !== 0 && <Text size={200} weight="semibold" className={toneOf(styles, delta)}>{moved(delta)}</Text>}
            </li>
          ))}
        </ul>
      )}
      {filled.length > 0 && (
        <Accordion collapsible multiple className={styles.accordion}>
          {filled.map(({ id, outcomes, words, icon, address }) => (
            <AccordionItem key={id} value={id}>
              <AccordionHeader as="h4" size="small" icon={icon}>{plural(outcomes.length, strings[words])}</AccordionHeader>
              <AccordionPanel className={styles.panel}>
                <Text className={styles.quiet}>{strings.means[words]}</Text>
                <DataTable
                  label={strings.changedChecks(plural(outcomes.length, strings[words]))}
                  columns={columnsFor(address, styles.link)}
                  rows={[...outcomes].sort(byUrgency)}
                  rowKey={({ id: check }) => check}
                  minWidth="460px"
                  maxHeight={outcomes.length > mostShownWhole ? 'max(320px, 62vh)' : 'none'}
                />
              </AccordionPanel>
            </AccordionItem>
          ))}
        </Accordion>
      )}
    </>
  );
}

const moved = (delta: number): string => plural(Math.abs(delta), delta > 0 ? strings.risen : strings.fallen);

const toneOf = (styles: ReturnType<typeof useStyles>, delta: number) => mergeClasses(delta > 0 && styles.better, delta < 0 && styles.worse);

const columnsFor = (address: Parameters<typeof navigate>[0], link: string): readonly Column<Outcome>[] => [
  { key: 'verdict', label: strings.verdict, width: 'clamp(106px, 24vw, 236px)', cell: (outcome) => <Verdicts of={outcome} /> },
  { key: 'check', label: strings.check, cell: ({ id, title }) => <Link as="button" className={link} onClick={() => navigate({ ...address, check: id })}>{title}</Link> },
  { key: 'risk', label: strings.risk, width: '72px', cell: ({ risk }) => shared.riskNames[risk] },
  { key: 'number', label: strings.number, width: '72px', cell: ({ reference }) => reference ?? strings.noMark },
];

/** What both assessments said, where both looked. */
function Verdicts({ of: { verdict, before, after } }: { readonly of: Outcome }) {
  const { moved: both, arrow } = useStyles();
  if (before === null || after === null) return <VerdictMark verdict={verdict} />;
  return (
    <span className={both}>
      <VerdictMark verdict={before} />
      <ArrowRightRegular className={arrow} aria-hidden />
      <VisuallyHidden>{strings.became}</VisuallyHidden>
      <VerdictMark verdict={after} />
    </span>
  );
}
