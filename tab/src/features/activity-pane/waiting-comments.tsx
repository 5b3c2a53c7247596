import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import type { Unsaid } from '../../roadmap/outbox.ts';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  item: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderInlineStartWidth: '3px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorNeutralStrokeAccessible,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  refused: { borderInlineStartColor: tokens.colorStatusDangerBorder2 },
  why: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  text: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, marginBlockStart: tokens.spacingVerticalXS },
});

export interface WaitingCommentsProps {
  readonly activityId: string;
  /** Takes the words of a refused comment to write them anew; null while other words are being written. */
  readonly onRewrite: ((waiting: Unsaid) => void) | null;
}

/** One's own comments on an activity that the server does not have: on their way, or refused. */
export function WaitingComments({ activityId, onRewrite }: WaitingCommentsProps) {
  const styles = useStyles();
  const { waitingComments, dropComment } = useOpenRoadmap();
  const here = waitingComments.filter(({ activity }) => activity === activityId);
  if (here.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={strings.waitingComments}>
      {here.map((waiting) => (
        <li key={waiting.comment.id} className={mergeClasses(styles.item, waiting.refusal !== null && styles.refused)}>
          <span className={styles.why}>{waiting.refusal === null ? strings.commentWaits : strings.commentNotSaved(waiting.refusal)}</span>
          <p className={styles.text}>{waiting.comment.text}</p>
          {waiting.refusal !== null && (
            <div className={styles.actions}>
              {onRewrite && <Button size="small" onClick={() => onRewrite(waiting)}>{strings.rewriteComment}</Button>}
              <Button size="small" appearance="subtle" onClick={() => dropComment(waiting.comment.id)}>{strings.discardComment}</Button>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
