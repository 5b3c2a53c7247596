import { useEffect, useState } from 'react';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { navigate, useParam } from '../../shared/location.ts';
import { useAnnounce } from '../../shared/ui/announcer.tsx';
import type { Person } from '../../shared/ui/person-avatar.tsx';
import { presenters } from './presenters.ts';
import { strings } from './strings.ts';

export interface Follow {
  /** Who else looks at an activity now, each with that activity. */
  readonly others: ReturnType<typeof presenters>;
  readonly person: Person | null;
  readonly choose: (person: Person | null) => void;
}

/** Shows the activity that somebody else looks at, for as long as one follows them. Presence tells it: everybody's window says what it shows. */
export function useFollow(): Follow {
  const { roadmap, session, catalog } = useOpenRoadmap();
  const announce = useAnnounce();
  const mine = useParam('activity');
  const [person, choose] = useState<Person | null>(null);
  const others = presenters(roadmap.viewers, session, roadmap.me.person.id);
  const theirs = others.find((other) => other.person.id === person?.id)?.activity ?? null;
  const title = catalog.activities.find(({ id }) => id === theirs)?.title ?? null;
  useEffect(() => {
    if (person === null || theirs === null || title === null || theirs === mine) return;
    navigate({ activity: theirs, part: null }, { replace: true });
    announce(strings.nowAt(person.name, title));
    // Only their moves count: what this window shows meanwhile is set by them or ends the following.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [person, theirs, title]);
  return { others, person, choose };
}
