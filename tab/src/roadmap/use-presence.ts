import { useEffect } from 'react';
import type { ApiClient } from '../shared/api-client.ts';
import type { Roadmap } from './roadmap-model.ts';

/** While events flow the stream keeps this window in the list; a look is renewed as often all the same. */
const renewMs = 20_000;
const settleMs = 400;

/**
 * Tells everybody which activity this window looks at. Says it again whenever the list of viewers does not:
 * a new stream begins without it.
 */
export function usePresence(api: ApiClient, session: string, activity: string | null, viewers: Roadmap['viewers'] | undefined): void {
  const isReady = viewers !== undefined;
  const known = viewers?.find((viewer) => viewer.session === session);
  const isKnown = known?.activity === activity;
  useEffect(() => {
    if (!isReady) return undefined;
    const look = (): void => {
      // Presence is a courtesy: a look that did not arrive is made up for by the next.
      api.look(session, activity).catch(() => undefined);
    };
    const soon = isKnown ? undefined : setTimeout(look, settleMs);
    const timer = setInterval(look, renewMs);
    return () => {
      clearTimeout(soon);
      clearInterval(timer);
    };
  }, [activity, api, isKnown, isReady, session]);
}
