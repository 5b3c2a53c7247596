import { makeStyles, tokens } from '@fluentui/react-components';
import type { FieldName } from '../../../../src/roadmap/activity-state.ts';
import { ConflictMessage } from '../../roadmap/conflict-message.tsx';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';

/** Each of these fields of the form asks the question itself, right below. */
const askedInForm: ReadonlySet<FieldName> = new Set(['status', 'owner', 'due', 'notes', 'ticket', 'cost', 'exception']);

const useStyles = makeStyles({
  root: { flexShrink: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}` },
});

/** Questions about an activity that nothing else in its pane asks; the pane may cover the messages of the page. */
export function ConflictList({ activityId, isFormShown }: { readonly activityId: string; readonly isFormShown: boolean }) {
  const styles = useStyles();
  const { conflicts } = useOpenRoadmap();
  const unasked = conflicts.filter(({ activity, field }) => activity === activityId && !(isFormShown && askedInForm.has(field)));
  if (unasked.length === 0) return null;
  return <div className={styles.root}>{unasked.map((conflict) => <ConflictMessage key={conflict.field} conflict={conflict} />)}</div>;
}
