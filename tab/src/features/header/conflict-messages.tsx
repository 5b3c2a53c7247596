import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { ConflictMessage, ConflictsMessage } from '../../roadmap/conflict-message.tsx';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { groupConflicts } from '../../roadmap/roadmap-model.ts';
import { plural } from '../../shared/plural.ts';
import { useAnnounce } from '../../shared/ui/announcer.tsx';
import { strings } from './strings.ts';

/** Conflicts of activities whose form is not open, and the state of the connection. */
export function ConflictMessages({ shownElsewhere }: { readonly shownElsewhere: string | null }) {
  const { conflicts } = useOpenRoadmap();
  return (
    <>
      <Connection />
      {groupConflicts(conflicts.filter(({ activity }) => activity !== shownElsewhere)).map((group) => {
        const key = group.map(({ activity, field }) => `${activity} ${field}`).join();
        const [first] = group;
        return first && group.length === 1 ? <ConflictMessage key={key} conflict={first} titled /> : <ConflictsMessage key={key} conflicts={group} />;
      })}
    </>
  );
}

/** That there is none, and how much waits for it; said once more when all of it is sent. */
function Connection() {
  const { liveStatus, roadmap: { pending } } = useOpenRoadmap();
  const announce = useAnnounce();
  const isOffline = liveStatus === 'offline';
  const hasWaited = useRef(false);
  useEffect(() => {
    if (isOffline) hasWaited.current ||= pending.length > 0;
    else if (hasWaited.current && pending.length === 0) {
      hasWaited.current = false;
      announce(strings.allSent);
    }
  }, [announce, isOffline, pending.length]);
  if (!isOffline) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{pending.length === 0 ? strings.offline : strings.offlineWaiting(plural(pending.length, strings.waitingChanges))}</MessageBarBody>
    </MessageBar>
  );
}
