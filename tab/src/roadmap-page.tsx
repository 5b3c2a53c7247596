import { makeStyles, tokens } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { ConflictMessages } from './features/header/conflict-messages.tsx';
import { Header, viewPanelId } from './features/header/header.tsx';
import { views } from './features/views.ts';
import { createQueryClient } from './query-client.ts';
import { useOpenRoadmap } from './roadmap/roadmap-context.ts';
import { RoadmapProvider } from './roadmap/roadmap-provider.tsx';
import { createApiClient } from './shared/api-client.ts';
import { lazyPart } from './shared/lazy-part.tsx';
import { useParam } from './shared/location.ts';
import { loadPartsWhenIdle } from './shared/parts.ts';
import { ErrorBoundary, PartBoundary } from './shared/ui/error-boundary.tsx';
import { NoticeList, NoticesProvider } from './shared/ui/notices.tsx';
import { PageSkeleton } from './shared/ui/page-skeleton.tsx';
import { tabId } from './shared/ui/tabs.tsx';
import { WholePage } from './shared/ui/whole-page.tsx';
import { PickPersonContext } from './sign-in/pick-person.ts';
import type { SignedIn } from './sign-in/signed-in.ts';

const Meeting = lazy(() => import('./features/meeting/meeting.tsx'));
const ActivityPane = lazyPart(() => import('./features/activity-pane/activity-pane.tsx'));
const UnknownActivity = lazyPart(() => import('./features/activity-pane/unknown-activity.tsx'));

const useStyles = makeStyles({
  page: { height: '100%', display: 'flex', flexDirection: 'column', overflow: 'hidden' },
  panel: { height: '100%' },
  view: { flexGrow: 1, minHeight: 0, overflow: 'auto', position: 'relative', backgroundColor: tokens.colorNeutralBackground3 },
});

/** One roadmap, opened by somebody. */
export function RoadmapPage({ signedIn }: { readonly signedIn: SignedIn }) {
  const [api] = useState(() => createApiClient(signedIn.roadmapId, signedIn.authorization));
  // A cache of its own: what one person or roadmap was shown never shows to another.
  const [client] = useState(createQueryClient);
  const frame = useParam('frame');
  return (
    <QueryClientProvider client={client}>
      <PickPersonContext.Provider value={signedIn.pickPerson}>
        <NoticesProvider>
          <RoadmapProvider api={api} loading={<WholePage><PageSkeleton /></WholePage>}>
            {frame === 'sidePanel' ? <Suspense fallback={<WholePage><PageSkeleton /></WholePage>}><Meeting isInTeams={signedIn.local === null} /></Suspense> : <Page signedIn={signedIn} />}
          </RoadmapProvider>
        </NoticesProvider>
      </PickPersonContext.Provider>
    </QueryClientProvider>
  );
}

function Page({ signedIn }: { readonly signedIn: SignedIn }) {
  const styles = useStyles();
  const { catalog } = useOpenRoadmap();
  const viewId = useParam('view');
  const activityId = useParam('activity');
  const view = views.find(({ id }) => id === viewId) ?? views[0];
  const activity = catalog.activities.find(({ id }) => id === activityId);
  // By now the first view is drawn.
  useEffect(loadPartsWhenIdle, []);
  return (
    <div className={styles.page}>
      <Header local={signedIn.local} views={views} viewId={view?.id ?? ''} />
      <NoticeList>{activityId !== null && !activity && <PartBoundary><Suspense><UnknownActivity id={activityId} /></Suspense></PartBoundary>}<ConflictMessages shownElsewhere={activity?.id ?? null} /></NoticeList>
      <main className={styles.view}>
        <div className={styles.panel} role="tabpanel" id={viewPanelId} aria-labelledby={tabId(viewPanelId, view?.id ?? '')}>
          <ErrorBoundary key={view?.id}>
            <Suspense fallback={<PageSkeleton />}>{view && <view.Component />}</Suspense>
          </ErrorBoundary>
        </div>
      </main>
      {activity && <ErrorBoundary key={activity.id}><Suspense><ActivityPane activity={activity} isInTeams={signedIn.local === null} /></Suspense></ErrorBoundary>}
    </div>
  );
}
