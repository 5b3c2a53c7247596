import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { WarningFilled } from '@fluentui/react-icons';
import { pillarNames } from '../../../../src/api/catalog.ts';
import { isClosed, statusNames } from '../../../../src/roadmap/status.ts';
import { formatDay } from '../../shared/dates.ts';
import { EvidenceBadge } from '../../shared/ui/evidence-badge.tsx';
import { PersonAvatar } from '../../shared/ui/person-avatar.tsx';
import { StatusIcon, StatusMark } from '../../shared/ui/status-mark.tsx';
import type { ColumnId, ListRow } from './columns.ts';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  title: {
    // Faces stand at the end of the cell.
    marginInlineEnd: 'auto',
    padding: 0,
    border: 'none',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: 'inherit',
    textAlign: 'start',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    display: 'block',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  wrapped: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical', // eslint-disable-line @typescript-eslint/no-deprecated -- without it no browser ends the second line with an ellipsis
    WebkitLineClamp: 2,
    whiteSpace: 'normal',
    lineHeight: tokens.lineHeightBase300,
  },
  ellipsis: { overflow: 'hidden', textOverflow: 'ellipsis' },
  quiet: { color: tokens.colorNeutralForeground3 },
  due: { fontVariantNumeric: 'tabular-nums' },
  late: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXXS, color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
});

export interface CellProps {
  readonly column: ColumnId;
  readonly row: ListRow;
  readonly today: string;
  readonly isOpen: boolean;
  /** There is no head above it that says what it is about. */
  readonly isPhone: boolean;
}

/** What one column says of an activity. */
export function Cell({ column, row: { activity, state, evidence }, today, isOpen, isPhone }: CellProps) {
  const styles = useStyles();
  const none = <span className={styles.quiet}>{strings.none}</span>;
  switch (column) {
    case 'title':
      return <button type="button" className={mergeClasses(styles.title, isPhone && styles.wrapped)} data-activity={activity.id} data-stop="title" title={activity.title} aria-expanded={isOpen}>{activity.title}</button>;
    case 'id': return <>{activity.id}</>;
    case 'pillar': return <>{pillarNames[activity.pillar]}</>;
    case 'horizon': return <>{strings.horizonNames[activity.horizon]}</>;
    case 'status': return isPhone ? <><StatusIcon status={state.status} /><span className={styles.ellipsis}>{statusNames[state.status]}</span></> : <StatusMark status={state.status} />;
    case 'owner':
      return state.owner ? (
        <>
          <PersonAvatar person={state.owner} isDecorative size={20} />
          <span className={styles.ellipsis}>{state.owner.name}</span>
        </>
      ) : isPhone ? <span className={mergeClasses(styles.quiet, styles.ellipsis)}>{strings.nobody}</span> : none;
    case 'due': {
      if (state.due === null) return isPhone ? null : none;
      const isLate = state.due < today && !isClosed(state.status);
      const day = formatDay(state.due, today);
      return (
        <span className={mergeClasses(styles.due, isLate && styles.late)} {...(isLate && { title: strings.late(day) })}>
          {isLate && <WarningFilled aria-label={strings.late(day)} role="img" />}
          {day}
        </span>
      );
    }
    case 'effort': return activity.effort === null ? none : <>{strings.levelNames[activity.effort]}</>;
    case 'impact': return activity.userImpact === null ? none : <>{strings.levelNames[activity.userImpact]}</>;
    case 'evidence': return activity.checks.length === 0 ? none : <EvidenceBadge evidence={evidence} />;
  }
}
