import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { ConflictMessage, ConflictsMessage } from '../../roadmap/conflict-message.tsx';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { groupConflicts } from '../../roadmap/roadmap-model.ts';
import { useAnnounce } from '../../shared/ui/announcer.tsx';
import { troubleOf } from './connection-trouble.ts';
import { strings } from './strings.ts';

const useStyles = makeStyles({ body: { whiteSpace: 'normal' } });

/** Conflicts of activities whose form is not open, and the state of the connection. */
export function ConflictMessages({ shownElsewhere }: { readonly shownElsewhere: string | null }) {
  const { conflicts } = useOpenRoadmap();
  return (
    <>
      <ConnectionMessage />
      {groupConflicts(conflicts.filter(({ activity }) => activity !== shownElsewhere)).map((group) => {
        const key = group.map(({ activity, field }) => `${activity} ${field}`).join();
        const [first] = group;
        return first && group.length === 1 ? <ConflictMessage key={key} conflict={first} titled /> : <ConflictsMessage key={key} conflicts={group} />;
      })}
    </>
  );
}

/** What is wrong with the connection, how much waits for it; said once more when nothing does. */
export function ConnectionMessage() {
  const styles = useStyles();
  const { connection, sendTrouble, discardWaiting, waitingComments, roadmap: { pending } } = useOpenRoadmap();
  const announce = useAnnounce();
  const waiting = pending.length + waitingComments.filter(({ refusal }) => refusal === null).length;
  const trouble = troubleOf({ connection, sendTrouble, waiting });
  const isWell = trouble === null;
  const hasWaited = useRef(false);
  useEffect(() => {
    if (!isWell) hasWaited.current ||= waiting > 0;
    else if (hasWaited.current && waiting === 0) {
      hasWaited.current = false;
      announce(strings.allSent);
    }
  }, [announce, isWell, waiting]);
  if (!trouble) return null;
  return (
    <MessageBar key={trouble.kind} intent="warning" layout="multiline">
      <MessageBarBody className={styles.body}>{trouble.sentence}</MessageBarBody>
      {trouble.canDiscard && <MessageBarActions><Button size="small" onClick={discardWaiting}>{strings.discardWaiting}</Button></MessageBarActions>}
    </MessageBar>
  );
}
