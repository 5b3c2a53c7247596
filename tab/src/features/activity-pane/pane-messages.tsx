import { makeStyles, tokens } from '@fluentui/react-components';
import type { FieldName } from '../../../../src/roadmap/activity-state.ts';
import { ConflictMessage } from '../../roadmap/conflict-message.tsx';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { NoticeList } from '../../shared/ui/notices.tsx';
import { ConnectionMessage } from '../header/conflict-messages.tsx';

/** Each of these fields of the form asks the question itself, right below. */
const askedInForm: ReadonlySet<FieldName> = new Set(['status', 'owner', 'due', 'notes', 'ticket', 'cost', 'exception']);

const useStyles = makeStyles({
  questions: { flexShrink: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}` },
});

export interface PaneMessagesProps {
  readonly activityId: string;
  readonly isFormShown: boolean;
  /** The pane covers the page, and with it the messages below the header. */
  readonly isCovering: boolean;
}

/** Questions about an activity that nothing else in its pane asks; and the messages of the page, where the pane covers them. */
export function PaneMessages({ activityId, isFormShown, isCovering }: PaneMessagesProps) {
  const styles = useStyles();
  const { conflicts } = useOpenRoadmap();
  const unasked = conflicts.filter(({ activity, field }) => activity === activityId && !(isFormShown && askedInForm.has(field)));
  return (
    <>
      {isCovering && <NoticeList><ConnectionMessage /></NoticeList>}
      {unasked.length > 0 && <div className={styles.questions}>{unasked.map((conflict) => <ConflictMessage key={conflict.field} conflict={conflict} />)}</div>}
    </>
  );
}
