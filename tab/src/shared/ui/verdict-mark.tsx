import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CalendarClockRegular, CheckmarkCircleFilled, DismissCircleFilled, ErrorCircleRegular, NextRegular, QuestionCircleFilled } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import type { ResultView } from '../../../../src/api/assessment.ts';
import { strings } from '../strings.ts';

export type Verdict = ResultView['result']['verdict'];

const useStyles = makeStyles({
  root: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, whiteSpace: 'nowrap' },
  icon: { display: 'inline-flex', fontSize: '16px' },
  passed: { color: tokens.colorStatusSuccessForeground1 },
  failed: { color: tokens.colorPaletteRedForeground1 },
  investigate: { color: tokens.colorStatusWarningForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

const icons: Readonly<Record<Verdict, ReactElement>> = {
  passed: <CheckmarkCircleFilled />,
  failed: <DismissCircleFilled />,
  investigate: <QuestionCircleFilled />,
  skipped: <NextRegular />,
  error: <ErrorCircleRegular />,
  planned: <CalendarClockRegular />,
};

export interface VerdictMarkProps {
  readonly verdict: Verdict;
  /** Shown in place of the verdict's name. */
  readonly label?: string;
}

/** A verdict as an icon and a word: never by colour alone. */
export function VerdictMark({ verdict, label = strings.verdictNames[verdict] }: VerdictMarkProps) {
  const styles = useStyles();
  const tone = verdict === 'passed' || verdict === 'failed' || verdict === 'investigate' ? verdict : 'quiet';
  return (
    <span className={styles.root}>
      <span className={mergeClasses(styles.icon, styles[tone])} aria-hidden>{icons[verdict]}</span>
      {label}
    </span>
  );
}
