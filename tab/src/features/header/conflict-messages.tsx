import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { ConflictMessage } from '../../roadmap/conflict-message.tsx';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { strings } from './strings.ts';

/** Conflicts of activities whose form is not open, and the state of the connection. */
export function ConflictMessages({ shownElsewhere }: { readonly shownElsewhere: string | null }) {
  const { conflicts, liveStatus } = useOpenRoadmap();
  return (
    <>
      {liveStatus === 'offline' && <MessageBar intent="warning"><MessageBarBody>{strings.offline}</MessageBarBody></MessageBar>}
      {conflicts.filter(({ activity }) => activity !== shownElsewhere).map((conflict) => (
        <ConflictMessage key={`${conflict.activity} ${conflict.field}`} conflict={conflict} titled />
      ))}
    </>
  );
}
