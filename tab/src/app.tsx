import { FluentProvider } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { createQueryClient } from './query-client.ts';
import { RoadmapPage } from './roadmap-page.tsx';
import { forgetOldDrafts } from './shared/kept-draft.ts';
import { useParam } from './shared/location.ts';
import { themes, useBrowserTheme, type ThemeName } from './shared/theme.ts';
import { Announcer } from './shared/ui/announcer.tsx';
import { ErrorBoundary } from './shared/ui/error-boundary.tsx';
import { Start } from './sign-in/start.tsx';

const ConfigurePage = lazy(() => import('./configure/configure-page.tsx'));

// Not a class: Fluent gives the provider's classes to its portals as well, and a menu would cover the page.
const wholePage = { height: '100%' } as const;

/** The whole tab: how it looks, who is signed in, which page. */
export function App() {
  const browserTheme = useBrowserTheme();
  const [teamsTheme, setTeamsTheme] = useState<ThemeName | null>(null);
  const [client] = useState(createQueryClient);
  const page = useParam('page');
  const theme = teamsTheme ?? browserTheme;
  const direction = useParam('dir') === 'rtl' ? 'rtl' : 'ltr';
  useEffect(() => forgetOldDrafts(), []);
  useEffect(() => {
    document.documentElement.dir = direction;
  }, [direction]);
  useEffect(() => {
    // What the browser itself draws follows too: scrollbars, the calendar of a date field.
    document.documentElement.style.colorScheme = theme === 'default' ? 'light' : 'dark';
  }, [theme]);
  return (
    <FluentProvider theme={themes[theme]} dir={direction} style={wholePage}>
      <QueryClientProvider client={client}>
        <ErrorBoundary>
          <Announcer>
            {page === 'configure' ? (
              <Suspense>
                <ConfigurePage onTheme={setTeamsTheme} />
              </Suspense>
            ) : (
              <Start onTheme={setTeamsTheme}>
                {(signedIn) => <RoadmapPage key={`${signedIn.roadmapId} ${signedIn.local?.personId ?? ''}`} signedIn={signedIn} />}
              </Start>
            )}
          </Announcer>
        </ErrorBoundary>
      </QueryClientProvider>
    </FluentProvider>
  );
}
