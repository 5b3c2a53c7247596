import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  ArrowForwardRegular,
  CheckmarkCircleFilled,
  CircleRegular,
  ClockRegular,
  DismissCircleRegular,
  HourglassHalfRegular,
  NotepadEditRegular,
  PeopleSwapRegular,
  PlugConnectedRegular,
  QuestionCircleRegular,
  RecordStopFilled,
  SubtractCircleRegular,
  WindowAppsRegular,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { statusNames, type Status } from '../../../../src/roadmap/status.ts';

const useStyles = makeStyles({
  root: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, whiteSpace: 'nowrap', minWidth: 0 },
  icon: { display: 'inline-flex', fontSize: '16px', color: tokens.colorNeutralForeground3 },
  done: { color: tokens.colorStatusSuccessForeground1 },
  going: { color: tokens.colorBrandForeground1 },
  stuck: { color: tokens.colorPaletteRedForeground1 },
});

const icons: Readonly<Record<Status, ReactElement>> = {
  'not-reviewed': <QuestionCircleRegular />,
  'not-started': <CircleRegular />,
  'in-planning': <NotepadEditRegular />,
  planned: <ClockRegular />,
  'in-progress': <HourglassHalfRegular />,
  blocked: <RecordStopFilled />,
  'follow-up': <ArrowForwardRegular />,
  completed: <CheckmarkCircleFilled />,
  'first-party-other': <WindowAppsRegular />,
  'third-party': <PlugConnectedRegular />,
  'ms-roadmap': <PeopleSwapRegular />,
  'will-not-pursue': <DismissCircleRegular />,
  'not-applicable': <SubtractCircleRegular />,
};

const tones: Readonly<Partial<Record<Status, 'done' | 'going' | 'stuck'>>> = {
  completed: 'done',
  'in-planning': 'going',
  planned: 'going',
  'in-progress': 'going',
  blocked: 'stuck',
};

/** A status as an icon and its name: never by colour alone. */
export function StatusMark({ status }: { readonly status: Status }) {
  const styles = useStyles();
  return (
    <span className={styles.root}>
      {iconOf(status, styles)}
      {statusNames[status]}
    </span>
  );
}

export function StatusIcon({ status }: { readonly status: Status }) {
  return iconOf(status, useStyles());
}

/** No component of its own: a board draws hundreds. */
function iconOf(status: Status, styles: ReturnType<typeof useStyles>): ReactElement {
  const tone = tones[status];
  return (
    <span className={mergeClasses(styles.icon, tone && styles[tone])} aria-hidden>
      {icons[status]}
    </span>
  );
}
