import { PeopleTeamRegular, PersonProhibitedRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo, useState, type ReactNode } from 'react';
import { fetchSession } from '../shared/api-client.ts';
import { windowStore } from '../shared/browser-store.ts';
import { navigate, readParam, useParam } from '../shared/location.ts';
import type { ThemeName } from '../shared/theme.ts';
import { PageSkeleton } from '../shared/ui/page-skeleton.tsx';
import { ErrorMessage, StateMessage } from '../shared/ui/state-message.tsx';
import { WholePage } from '../shared/ui/whole-page.tsx';
import type { LocalSession, SignedIn } from './signed-in.ts';
import { strings } from './strings.ts';

const LocalStart = lazy(() => import('./local-start.tsx'));

export interface StartProps {
  /** Teams says how it looks; outside Teams nobody does. */
  readonly onTheme: (theme: ThemeName) => void;
  readonly children: (signedIn: SignedIn) => ReactNode;
}

/** The shape of what follows, from the start: it does not change its looks twice before it is there. */
const loading = <WholePage><PageSkeleton /></WholePage>;

/** Signs in the way this server wants: through Teams, or by picking a sample person in local mode. */
export function Start({ onTheme, children }: StartProps) {
  const session = useQuery({ queryKey: ['session'], queryFn: fetchSession, staleTime: Infinity });
  if (session.isPending) return loading;
  if (session.isError)
    return (
      <WholePage>
        <ErrorMessage error={session.error} onRetry={() => void session.refetch()} />
      </WholePage>
    );
  return session.data.mode === 'local' ? (
    <StartLocally session={session.data}>{children}</StartLocally>
  ) : (
    <StartInTeams onTheme={onTheme}>{children}</StartInTeams>
  );
}

const personKey = 'zero-trust-roadmap.person';

function StartLocally({ session, children }: { readonly session: LocalSession; readonly children: StartProps['children'] }) {
  const roadmapId = useParam('roadmap');
  const [personId, setPersonId] = useState(() => {
    const remembered = windowStore.get(personKey);
    return session.people.some(({ id }) => id === remembered) ? remembered : null;
  });
  const signedIn = useMemo<SignedIn | null>(() => {
    if (personId === null || roadmapId === null) return null;
    const become = (id: string): void => {
      windowStore.set(personKey, id);
      setPersonId(id);
    };
    return { roadmapId, authorization: () => Promise.resolve(`Bearer local:${personId}`), local: { people: session.people, personId, become }, pickPerson: null };
  }, [session, roadmapId, personId]);
  if (signedIn) return children(signedIn);
  return (
    <Suspense fallback={loading}>
      <LocalStart
        session={session}
        roadmapId={roadmapId}
        onStart={(start) => {
          windowStore.set(personKey, start.personId);
          setPersonId(start.personId);
          navigate({ roadmap: start.roadmapId });
        }}
      />
    </Suspense>
  );
}

type InTeams =
  | { readonly state: 'waiting' | 'outside' }
  | { readonly state: 'failed'; readonly reason: string }
  | { readonly state: 'in'; readonly signedIn: SignedIn };

function StartInTeams({ onTheme, children }: StartProps) {
  const [inTeams, setInTeams] = useState<InTeams>({ state: 'waiting' });
  useEffect(() => {
    let isGone = false;
    const show = (next: InTeams): void => {
      if (!isGone) setInTeams(next);
    };
    signInThroughTeams(onTheme).then(show, (error: unknown) =>
      show({ state: 'failed', reason: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      isGone = true;
    };
  }, [onTheme]);
  switch (inTeams.state) {
    case 'waiting':
      return loading;
    case 'outside':
      return (
        <WholePage>
          <StateMessage icon={<PeopleTeamRegular />} title={strings.openInTeams}>
            {strings.openInTeamsBody}
          </StateMessage>
        </WholePage>
      );
    case 'failed':
      return (
        <WholePage>
          <StateMessage role="alert" icon={<PersonProhibitedRegular />} title={strings.signInFailed}>
            {strings.signInFailedBody(inTeams.reason)}
          </StateMessage>
        </WholePage>
      );
    case 'in':
      return children(inTeams.signedIn);
  }
}

/** The Teams library is loaded only where it is needed: a plain browser does without it. */
async function signInThroughTeams(onTheme: (theme: ThemeName) => void): Promise<InTeams> {
  const teams = await import('./teams-host.ts');
  try {
    const host = await teams.enterTeams();
    onTheme(host.theme);
    host.onThemeChange(onTheme);
    if (host.isRightToLeft && readParam('dir') === null) navigate({ dir: 'rtl' }, { replace: true });
    if (host.isSidePanel) navigate({ frame: 'sidePanel' }, { replace: true });
    const here = new URLSearchParams(globalThis.location.search);
    if (Object.keys(host.params).every((name) => !here.has(name))) navigate(host.params, { replace: true });
    await host.authorization();
    teams.showToTeams();
    return { state: 'in', signedIn: { roadmapId: host.roadmapId, authorization: host.authorization, local: null, pickPerson: teams.peoplePicker() } };
  } catch (error) {
    if (error instanceof teams.NotInTeams) return { state: 'outside' };
    const reason = error instanceof Error ? error.message : String(error);
    teams.failInTeams(reason);
    return { state: 'failed', reason };
  }
}
