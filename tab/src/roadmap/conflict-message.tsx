import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { localDay } from '../shared/dates.ts';
import { describeConflict, describeConflicts } from './describe-change.ts';
import { useOpenRoadmap } from './roadmap-context.ts';
import type { FieldConflict } from './roadmap-model.ts';
import { strings } from './strings.ts';

const useStyles = makeStyles({ body: { whiteSpace: 'normal' } });

/** Who set what a few seconds ago, and the choice: keep theirs, or mine. */
export function ConflictMessage({ conflict, titled = false }: { readonly conflict: FieldConflict; readonly titled?: boolean }) {
  const titleOf = useTitleOf();
  const sentence = describeConflict(conflict, new Date());
  return <Question conflicts={[conflict]} text={titled ? strings.inActivity(titleOf(conflict.activity), sentence) : sentence} />;
}

/** What one edit of many activities ran into: one question for all of it. */
export function ConflictsMessage({ conflicts }: { readonly conflicts: readonly FieldConflict[] }) {
  const titleOf = useTitleOf();
  return <Question conflicts={conflicts} text={describeConflicts(conflicts, titleOf, localDay(new Date()))} />;
}

function Question({ conflicts, text }: { readonly conflicts: readonly FieldConflict[]; readonly text: string }) {
  const styles = useStyles();
  const { resolve } = useOpenRoadmap();
  return (
    <MessageBar intent="warning" layout="multiline" politeness="assertive">
      <MessageBarBody className={styles.body}>{text}</MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={() => resolve(conflicts, 'theirs')}>{strings.keepTheirs}</Button>
        <Button size="small" onClick={() => resolve(conflicts, 'mine')}>{strings.keepMine}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}

function useTitleOf(): (activity: string) => string {
  const { catalog } = useOpenRoadmap();
  return (activity) => catalog.activities.find(({ id }) => id === activity)?.title ?? activity;
}
