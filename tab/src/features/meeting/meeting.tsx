import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { NotepadRegular } from '@fluentui/react-icons';
import { useEffect } from 'react';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { navigate, useParam } from '../../shared/location.ts';
import { NoticeList } from '../../shared/ui/notices.tsx';
import { ErrorBoundary } from '../../shared/ui/error-boundary.tsx';
import { ConflictMessages } from '../header/conflict-messages.tsx';
import { Presence } from '../header/presence.tsx';
import { FollowSomebody } from './follow-somebody.tsx';
import { MinutesPage } from './minutes-page.tsx';
import { ShowLarge } from './show-large.tsx';
import { StartWorkshop } from './start-workshop.tsx';
import { strings } from './strings.ts';
import { useFollow } from './use-follow.ts';
import { useWorkshop } from './use-workshop.ts';
import { Walk } from './walk.tsx';

const useStyles = makeStyles({
  page: { height: '100%', display: 'flex', flexDirection: 'column', overflow: 'hidden', backgroundColor: tokens.colorNeutralBackground1 },
  header: {
    flexShrink: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`, borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  bar: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  names: { minWidth: 0, flexGrow: 1, margin: 0, display: 'flex', flexDirection: 'column' },
  title: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  roadmap: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  main: { flexGrow: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
});

/** The panel beside a meeting: a pillar's activities one by one, decided on together, and the minutes at the end. */
export default function Meeting({ isInTeams }: { readonly isInTeams: boolean }) {
  const styles = useStyles();
  const { catalog, roadmap } = useOpenRoadmap();
  const controls = useWorkshop();
  const follow = useFollow();
  const activity = useParam('activity');
  const isEnd = useParam('part') === 'minutes';
  const { workshop, visit } = controls;
  const shown = isEnd ? undefined : catalog.activities.find(({ id }) => id === (activity ?? workshop?.agenda[0]));
  useEffect(() => {
    if (workshop && activity !== null) visit(activity);
  }, [activity, visit, workshop]);
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <div className={styles.bar}>
          <h1 className={styles.names}>
            <span className={styles.title}>{strings.title}</span>
            <span className={styles.roadmap} title={roadmap.name}>{roadmap.name}</span>
          </h1>
          <Presence />
          {workshop && shown && <ShowLarge activity={shown} isInTeams={isInTeams} />}
          {workshop && !isEnd && <Button size="small" appearance="subtle" icon={<NotepadRegular />} onClick={() => navigate({ part: 'minutes' })}>{strings.minutes}</Button>}
        </div>
        <FollowSomebody follow={follow} controls={controls} />
      </header>
      <NoticeList><ConflictMessages shownElsewhere={workshop === null ? null : shown?.id ?? null} /></NoticeList>
      <main className={styles.main} aria-label={strings.panel}>
        <ErrorBoundary>
          {workshop === null ? <StartWorkshop controls={controls} /> : isEnd ? <MinutesPage workshop={workshop} onEnd={controls.end} /> : <Walk workshop={workshop} followed={follow.person} onMove={() => follow.choose(null)} />}
        </ErrorBoundary>
      </main>
    </div>
  );
}
