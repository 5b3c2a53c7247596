import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect } from 'react';
import type { CatalogActivity } from '../../../../src/api/catalog.ts';
import { untouched } from '../../../../src/roadmap/activity-state.ts';
import { evidenceOf } from '../../../../src/roadmap/evidence.ts';
import { useCompany } from '../../roadmap/company.tsx';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { navigate, useParam } from '../../shared/location.ts';
import { formatNumber } from '../../shared/plural.ts';
import { strings as shared } from '../../shared/strings.ts';
import { BottomPane } from '../../shared/ui/bottom-pane.tsx';
import { EvidenceBadge } from '../../shared/ui/evidence-badge.tsx';
import { PersonAvatar } from '../../shared/ui/person-avatar.tsx';
import { tabId, Tabs, type TabItem } from '../../shared/ui/tabs.tsx';
import { useNarrow } from '../../shared/use-window-width.ts';
import { useToday } from '../../shared/use-today.ts';
import { Discussion } from './discussion.tsx';
import { EditForm } from './edit-form.tsx';
import { Evidence } from './evidence.tsx';
import { ExceptionBadge } from './exception-badge.tsx';
import { Guidance } from './guidance.tsx';
import { History } from './history.tsx';
import { PaneMessages } from './pane-messages.tsx';
import { ReadOnlyState } from './read-only-state.tsx';
import { ShareLink } from './share-link.tsx';
import { strings } from './strings.ts';

const narrow = '@media (max-width: 799px)';
const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(260px, 340px)',
    height: '100%',
    boxSizing: 'border-box',
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)', height: 'auto', minHeight: '100%' },
  },
  reading: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
    minWidth: 0,
  },
  tabs: { paddingInlineStart: tokens.spacingHorizontalXS, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  panel: { flexGrow: 1, minHeight: 0, overflow: 'auto', padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`, boxSizing: 'border-box' },
  form: {
    overflow: 'auto',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalL}`,
    borderInlineStartWidth: '1px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorNeutralStroke2,
  },
});

const parts = ['guidance', 'work', 'evidence', 'discussion', 'history'] as const;
type Part = (typeof parts)[number];
const isPart = (name: string | null): name is Part => parts.some((part) => part === name);
const panelId = 'activity-part';

/** Where there is room the work stands beside the other parts. */
function partsOf({ checks }: CatalogActivity, comments: number, isNarrow: boolean): readonly TabItem<Part>[] {
  const titles: Readonly<Record<Part, string>> = {
    guidance: strings.guidance,
    work: strings.work,
    evidence: checks.length > 0 ? strings.evidenceCount(checks.length) : strings.evidence,
    discussion: comments > 0 ? strings.discussionCount(formatNumber(comments)) : strings.discussion,
    history: strings.history,
  };
  return parts.filter((part) => part !== 'work' || isNarrow).map((id) => ({ id, title: titles[id] }));
}

const cardOf = (activity: string) => document.querySelector<HTMLElement>(`[data-activity="${CSS.escape(activity)}"]`);

/** Everything about one activity: what to do, what the team decided, what proves it, what people say, and who changed what. */
export default function ActivityPane({ activity, isInTeams }: { readonly activity: CatalogActivity; readonly isInTeams: boolean }) {
  const styles = useStyles();
  const { roadmap, states, canEdit } = useOpenRoadmap();
  const isNarrow = useNarrow();
  const today = useToday();
  const asked = useParam('part');
  const items = partsOf(activity, roadmap.comments.counts[activity.id] ?? 0, isNarrow);
  const part = isPart(asked) && items.some(({ id }) => id === asked) ? asked : 'guidance';
  const state = states.get(activity.id) ?? untouched(activity.id);
  const { lookers: company } = useCompany()(activity.id);
  // The pane takes room from the view: its card stays in sight.
  useEffect(() => {
    // No arrow without braces: newer browsers give a promise back, which React would take for a cleanup.
    cardOf(activity.id)?.scrollIntoView({ block: 'nearest' });
  }, [activity.id]);
  const show = (next: Part): void => navigate({ part: next === 'guidance' ? null : next }, { replace: true });
  const close = (): void => navigate({ activity: null, part: null });
  const marks = (
    <>
      {activity.checks.length > 0 && <EvidenceBadge evidence={evidenceOf(activity.checks, state, roadmap.verdicts)} />}
      {state.exception && <ExceptionBadge exception={state.exception} today={today} isAlone />}
      {company.length > 0 && (
        <span
          role="img"
          aria-label={strings.alsoLooking(shared.and(company.map(({ name }) => name)))}
          title={strings.alsoLooking(shared.and(company.map(({ name }) => name)))}
        >
          {company.map((person) => (
            <PersonAvatar key={person.id} person={person} isDecorative size={20} />
          ))}
        </span>
      )}
      <ShareLink activity={activity} isInTeams={isInTeams} />
    </>
  );
  const isBesideSteps = part === 'guidance';
  const work = canEdit ? <EditForm state={state} onShowSteps={isBesideSteps ? undefined : () => show('guidance')} /> : <ReadOnlyState state={state} />;
  return (
    <BottomPane title={activity.title} marks={marks} resizeLabel={strings.resize} returnTo={() => cardOf(activity.id)} onClose={close}>
      <div className={styles.columns}>
        <div className={styles.reading}>
          <PaneMessages activityId={activity.id} isFormShown={!isNarrow || part === 'work'} isCovering={isNarrow} />
          <div className={styles.tabs}>
            <Tabs<Part> label={strings.tabs} items={items} selected={part} panelId={panelId} onSelect={show} />
          </div>
          <div className={styles.panel} role="tabpanel" id={panelId} aria-labelledby={tabId(panelId, part)} tabIndex={0}>
            {part === 'guidance' && <Guidance activityId={activity.id} />}
            {part === 'work' && work}
            {part === 'evidence' && <Evidence activity={activity} />}
            {part === 'discussion' && <Discussion activityId={activity.id} />}
            {part === 'history' && <History activityId={activity.id} />}
          </div>
        </div>
        {!isNarrow && (
          <section className={styles.form} aria-label={strings.work}>
            {work}
          </section>
        )}
      </div>
    </BottomPane>
  );
}
