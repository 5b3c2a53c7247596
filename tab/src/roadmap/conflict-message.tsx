import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { describeConflict } from './describe-change.ts';
import { useOpenRoadmap } from './roadmap-context.ts';
import type { FieldConflict } from './roadmap-model.ts';
import { strings } from './strings.ts';

const useStyles = makeStyles({ body: { whiteSpace: 'normal' } });

/** Who set what a few seconds ago, and the choice: keep theirs, or mine. */
export function ConflictMessage({ conflict, titled = false }: { readonly conflict: FieldConflict; readonly titled?: boolean }) {
  const styles = useStyles();
  const { catalog, resolve } = useOpenRoadmap();
  const title = catalog.activities.find(({ id }) => id === conflict.activity)?.title ?? conflict.activity;
  const sentence = describeConflict(conflict, new Date());
  return (
    <MessageBar intent="warning" layout="multiline" politeness="assertive">
      <MessageBarBody className={styles.body}>{titled ? strings.inActivity(title, sentence) : sentence}</MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={() => resolve(conflict, 'theirs')}>{strings.keepTheirs}</Button>
        <Button size="small" onClick={() => resolve(conflict, 'mine')}>{strings.keepMine}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}
