import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { CatalogActivity } from '../../../../src/api/catalog.ts';
import { untouched } from '../../../../src/roadmap/activity-state.ts';
import { evidenceOf } from '../../../../src/roadmap/evidence.ts';
import { lookingAt } from '../../roadmap/others-looking.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { navigate } from '../../shared/location.ts';
import { strings as shared } from '../../shared/strings.ts';
import { BottomPane } from '../../shared/ui/bottom-pane.tsx';
import { EvidenceBadge } from '../../shared/ui/evidence-badge.tsx';
import { PersonAvatar } from '../../shared/ui/person-avatar.tsx';
import { tabId, Tabs, type TabItem } from '../../shared/ui/tabs.tsx';
import { EditForm } from './edit-form.tsx';
import { Evidence } from './evidence.tsx';
import { Guidance } from './guidance.tsx';
import { History } from './history.tsx';
import { ReadOnlyState } from './read-only-state.tsx';
import { strings } from './strings.ts';

const narrow = '@media (max-width: 799px)';
const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(260px, 340px)',
    height: '100%',
    boxSizing: 'border-box',
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)', height: 'auto' },
  },
  reading: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
    minWidth: 0,
    [narrow]: { order: 2, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  tabs: { paddingInlineStart: tokens.spacingHorizontalXS, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  panel: { flexGrow: 1, minHeight: 0, overflow: 'auto', padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`, boxSizing: 'border-box' },
  form: {
    overflow: 'auto',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalL}`,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    [narrow]: { borderLeftStyle: 'none' },
  },
});

type Page = 'guidance' | 'evidence' | 'history';
const panelId = 'activity-page';
const pages = ({ checks }: CatalogActivity): readonly TabItem<Page>[] => [
  { id: 'guidance', title: strings.guidance },
  { id: 'evidence', title: checks.length > 0 ? strings.evidenceCount(checks.length) : strings.evidence },
  { id: 'history', title: strings.history },
];

const cardOf = (activity: string) => document.querySelector<HTMLElement>(`[data-activity="${CSS.escape(activity)}"]`);

/** Everything about one activity: what to do, what proves it, what the team decided, and who changed that. */
export default function ActivityPane({ activity }: { readonly activity: CatalogActivity }) {
  const styles = useStyles();
  const { roadmap, states, session, canEdit } = useOpenRoadmap();
  const [page, setPage] = useState<Page>('guidance');
  const state = states.get(activity.id);
  const company = lookingAt(roadmap.viewers, session, roadmap.me.person.id).get(activity.id) ?? [];
  // The pane takes room from the view: its card stays in sight.
  useEffect(() => {
    // No arrow without braces: newer browsers give a promise back, which React would take for a cleanup.
    cardOf(activity.id)?.scrollIntoView({ block: 'nearest' });
  }, [activity.id]);
  const close = (): void => {
    navigate({ activity: null });
    cardOf(activity.id)?.focus();
  };
  const marks = (
    <>
      {activity.checks.length > 0 && <EvidenceBadge evidence={evidenceOf(activity.checks, state, roadmap.verdicts)} />}
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
    </>
  );
  return (
    <BottomPane title={activity.title} marks={marks} resizeLabel={strings.resize} onClose={close}>
      <div className={styles.columns}>
        <div className={styles.reading}>
          <div className={styles.tabs}>
            <Tabs<Page> label={strings.tabs} items={pages(activity)} selected={page} panelId={panelId} onSelect={setPage} />
          </div>
          <div className={styles.panel} role="tabpanel" id={panelId} aria-labelledby={tabId(panelId, page)} tabIndex={0}>
            {page === 'guidance' && <Guidance activityId={activity.id} />}
            {page === 'evidence' && <Evidence activity={activity} />}
            {page === 'history' && <History activityId={activity.id} />}
          </div>
        </div>
        <section className={styles.form} aria-label={strings.edit}>
          {canEdit ? <EditForm state={state ?? untouched(activity.id)} /> : <ReadOnlyState state={state ?? untouched(activity.id)} />}
        </section>
      </div>
    </BottomPane>
  );
}
