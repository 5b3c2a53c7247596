import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import { AddCircleRegular, ArrowTrendingDownRegular, ArrowTrendingRegular, SubtractCircleRegular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import type { RunDetail } from '../../../../src/api/assessment.ts';
import { formatMoment } from '../../shared/dates.ts';
import { navigate } from '../../shared/location.ts';
import { plural } from '../../shared/plural.ts';
import { VerdictMark } from '../../shared/ui/verdict-mark.tsx';
import { strings } from './strings.ts';

type Outcome = NonNullable<RunDetail['comparison']>['fixed'][number];

const pointFormat = new Intl.NumberFormat('en', { signDisplay: 'exceptZero' });

const useStyles = makeStyles({
  root: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: tokens.spacingHorizontalM },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  better: { color: tokens.colorStatusSuccessForeground1 },
  worse: { color: tokens.colorPaletteRedForeground1 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  accordion: { marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalM})` },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: `0 0 ${tokens.spacingVerticalS}`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
  },
  item: {
    display: 'grid',
    gridTemplateColumns: '116px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'start',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  link: { fontSize: 'inherit', lineHeight: 'inherit', textAlign: 'start' },
});

/** What changed since the assessment before this one of the same tenant. */
export function Comparison({ comparison, runId }: { readonly comparison: RunDetail['comparison']; readonly runId: string }) {
  const styles = useStyles();
  if (!comparison) return <Text className={styles.quiet}>{strings.firstRun}</Text>;
  const { before, fixed, broken, added, gone, scoreDelta } = comparison;
  // What is gone stands only in the assessment before.
  const parts: readonly {
    readonly id: string;
    readonly outcomes: readonly Outcome[];
    readonly words: typeof strings.fixed | typeof strings.broken | typeof strings.added | typeof strings.gone;
    readonly icon: ReactElement;
    readonly run: string;
  }[] = [
    { id: 'broken', outcomes: broken, words: strings.broken, icon: <ArrowTrendingDownRegular />, run: runId },
    { id: 'fixed', outcomes: fixed, words: strings.fixed, icon: <ArrowTrendingRegular />, run: runId },
    { id: 'added', outcomes: added, words: strings.added, icon: <AddCircleRegular />, run: runId },
    { id: 'gone', outcomes: gone, words: strings.gone, icon: <SubtractCircleRegular />, run: before.id },
  ];
  const filled = parts.filter(({ outcomes }) => outcomes.length > 0);
  return (
    <section className={styles.root}>
      <div className={styles.head}>
        <h3 className={styles.heading}>{strings.since(formatMoment(before.startedAt))}</h3>
        {scoreDelta !== null && (
          <Text weight="semibold" className={scoreDelta > 0 ? styles.better : scoreDelta < 0 ? styles.worse : undefined}>
            {scoreDelta === 0 ? strings.unchanged : strings.delta(pointFormat.format(scoreDelta))}
          </Text>
        )}
        {filled.length === 0 && <span className={styles.quiet}>{strings.nothingChanged}</span>}
      </div>
      {filled.length > 0 && (
        <Accordion collapsible multiple className={styles.accordion}>
          {filled.map(({ id, outcomes, words, icon, run }) => (
            <AccordionItem key={id} value={id}>
              <AccordionHeader as="h4" size="small" icon={icon}>
                {plural(outcomes.length, words)}
              </AccordionHeader>
              <AccordionPanel>
                <ul className={styles.list}>
                  {outcomes.map((outcome) => (
                    <li key={outcome.id} className={styles.item}>
                      <VerdictMark verdict={outcome.verdict} />
                      <Link as="button" className={styles.link} onClick={() => navigate({ run, check: outcome.id })}>
                        {outcome.title}
                      </Link>
                    </li>
                  ))}
                </ul>
              </AccordionPanel>
            </AccordionItem>
          ))}
        </Accordion>
      )}
    </section>
  );
}
