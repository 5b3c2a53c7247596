import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { createQueryClient } from './query-client.ts';
import { RoadmapPage } from './roadmap-page.tsx';
import { useParam } from './shared/location.ts';
import { themes, useBrowserTheme, type ThemeName } from './shared/theme.ts';
import { Announcer } from './shared/ui/announcer.tsx';
import { ErrorBoundary } from './shared/ui/error-boundary.tsx';
import { Start } from './sign-in/start.tsx';

const ConfigurePage = lazy(() => import('./configure/configure-page.tsx'));

const useStyles = makeStyles({
  root: { height: '100%', backgroundColor: tokens.colorNeutralBackground1, color: tokens.colorNeutralForeground1 },
});

/** The whole tab: how it looks, who is signed in, which page. */
export function App() {
  const styles = useStyles();
  const browserTheme = useBrowserTheme();
  const [teamsTheme, setTeamsTheme] = useState<ThemeName | null>(null);
  const [client] = useState(createQueryClient);
  const page = useParam('page');
  return (
    <FluentProvider theme={themes[teamsTheme ?? browserTheme]} className={styles.root}>
      <QueryClientProvider client={client}>
        <ErrorBoundary>
          <Announcer>
            {page === 'configure'
              ? <Suspense><ConfigurePage onTheme={setTeamsTheme} /></Suspense>
              : <Start onTheme={setTeamsTheme}>{(signedIn) => <RoadmapPage key={`${signedIn.roadmapId} ${signedIn.local?.personId ?? ''}`} signedIn={signedIn} />}</Start>}
          </Announcer>
        </ErrorBoundary>
      </QueryClientProvider>
    </FluentProvider>
  );
}
