import { mergeClasses } from '@fluentui/react-components';
import { CalendarLtrRegular, CommentRegular, PeopleTeamRegular, PersonRegular, WarningFilled } from '@fluentui/react-icons';
import { memo } from 'react';
import type { CatalogActivity } from '../../../../src/api/catalog.ts';
import { untouched, type ActivityState } from '../../../../src/roadmap/activity-state.ts';
import { evidenceOf, type JudgedCheck } from '../../../../src/roadmap/evidence.ts';
import { pillarNames } from '../../../../src/api/catalog.ts';
import { strings as shared } from '../../shared/strings.ts';
import { formatNumber, plural } from '../../shared/plural.ts';
import { EvidenceBadge } from '../../shared/ui/evidence-badge.tsx';
import { PersonAvatar } from '../../shared/ui/person-avatar.tsx';
import { StatusMark } from '../../shared/ui/status-mark.tsx';
import type { CardStyles } from './card-styles.ts';
import { Company, type CompanyProps } from '../../roadmap/company.tsx';
import { dueLabel } from './due-label.ts';
import { LevelMark } from './level-mark.tsx';
import { strings } from './strings.ts';

export interface ActivityCardProps extends CompanyProps {
  readonly activity: CatalogActivity;
  /** Undefined while nobody has touched it. */
  readonly state: ActivityState | undefined;
  readonly verdicts: ReadonlyMap<number, JudgedCheck>;
  readonly today: string;
  readonly isOpen: boolean;
  readonly comments: number;
  readonly styles: CardStyles;
  readonly onOpen: (activity: string) => void;
}

/** One thing to do, at a glance. Its properties stay the same objects while nothing changes here, so that an edit draws one card. */
export const ActivityCard = memo(function ActivityCard({
  activity,
  state: touched,
  verdicts,
  today,
  isOpen,
  recentEditor,
  lookers,
  comments,
  styles,
  onOpen,
}: ActivityCardProps) {
  const state = touched ?? untouched(activity.id);
  const due = state.due === null ? null : dueLabel(state.due, state.status, today);
  return (
    <button
      type="button"
      data-activity={activity.id}
      aria-keyshortcuts="s"
      className={mergeClasses(styles.card, isOpen && styles.open, recentEditor && styles.flash)}
      aria-expanded={isOpen}
      onClick={() => onOpen(activity.id)}
    >
      <span className={styles.row}>
        <span className={styles.status}>
          <StatusMark status={state.status} />
        </span>
        <span className={styles.signs}>
          <Company recentEditor={recentEditor} lookers={lookers} />
          {comments > 0 && (
            <span className={styles.comments} title={plural(comments, strings.comments)}>
              <CommentRegular className={styles.icon} aria-hidden />
              <span aria-hidden>{formatNumber(comments)}</span>
              <span className={styles.hidden}>{plural(comments, strings.comments)}</span>
            </span>
          )}
          {activity.checks.length > 0 && <EvidenceBadge evidence={evidenceOf(activity.checks, state, verdicts)} />}
        </span>
      </span>
      <span className={styles.title}>{activity.title}</span>
      <span className={styles.row}>
        <span
          className={mergeClasses(styles.owner, !state.owner && styles.quiet)}
          title={state.owner ? strings.ownedBy(state.owner.name) : undefined}
        >
          {state.owner ? <PersonAvatar person={state.owner} isDecorative size={20} /> : <PersonRegular className={styles.icon} aria-hidden />}
          <span className={styles.ellipsis}>{state.owner?.name ?? strings.unassigned}</span>
        </span>
        {due && (
          <span className={mergeClasses(styles.due, styles[due.tone])}>
            {due.tone === 'overdue' ? (
              <WarningFilled className={styles.icon} aria-hidden />
            ) : (
              <CalendarLtrRegular className={styles.icon} aria-hidden />
            )}
            {due.text}
          </span>
        )}
      </span>
      <Marks activity={activity} styles={styles} />
    </button>
  );
});

function Marks({ activity: { effort, userImpact, licenses, crossPillar }, styles }: Pick<ActivityCardProps, 'activity' | 'styles'>) {
  if (effort === null && userImpact === null && licenses.length === 0 && crossPillar.length === 0) return null;
  return (
    <span className={styles.marks}>
      {effort && <LevelMark label={strings.effort} level={effort} styles={styles} />}
      {userImpact && <LevelMark label={strings.userImpact} level={userImpact} styles={styles} />}
      {licenses.map((license) => (
        <span key={license} className={styles.pill} title={strings.needs(strings.licenses[license][1])}>
          {strings.licenses[license][0]}
        </span>
      ))}
      {crossPillar.length > 0 && <Partners pillars={crossPillar} styles={styles} />}
    </span>
  );
}

function Partners({ pillars, styles }: { readonly pillars: CatalogActivity['crossPillar']; readonly styles: CardStyles }) {
  const words = strings.crossPillar(shared.and(pillars.map((pillar) => pillarNames[pillar])));
  return (
    <span className={styles.partners} title={words}>
      <PeopleTeamRegular className={styles.icon} aria-hidden />
      <span className={styles.hidden}>{words}</span>
    </span>
  );
}
