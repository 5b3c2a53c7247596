import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { localDay } from '../shared/dates.ts';
import { describeConflict, describeConflicts, describeSides } from './describe-change.ts';
import { useOpenRoadmap } from './roadmap-context.ts';
import type { FieldConflict } from './roadmap-model.ts';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  body: { whiteSpace: 'normal' },
  side: { overflowWrap: 'anywhere', marginBlockStart: tokens.spacingVerticalXXS },
  name: { fontWeight: tokens.fontWeightSemibold },
});

/** Who set what a few seconds ago, and the choice: keep theirs, or mine. */
export function ConflictMessage({ conflict, titled = false }: { readonly conflict: FieldConflict; readonly titled?: boolean }) {
  const { titleOf } = useOpenRoadmap();
  const sentence = describeConflict(conflict, new Date());
  const sides = describeSides(conflict, localDay(new Date()));
  return (
    <Question conflicts={[conflict]} text={titled ? strings.inActivity(titleOf(conflict.activity), sentence) : sentence}>
      {sides.theirs !== null && <Side name={strings.theirs} value={sides.theirs} />}
      <Side name={strings.yours} value={sides.mine} />
    </Question>
  );
}

/** What one edit of many activities ran into: one question for all of it. */
export function ConflictsMessage({ conflicts }: { readonly conflicts: readonly FieldConflict[] }) {
  const { titleOf } = useOpenRoadmap();
  return <Question conflicts={conflicts} text={describeConflicts(conflicts, titleOf, localDay(new Date()))} />;
}

function Side({ name, value }: { readonly name: string; readonly value: string }) {
  const styles = useStyles();
  return <div className={styles.side}><span className={styles.name}>{name}</span> {value}</div>;
}

interface QuestionProps {
  readonly conflicts: readonly FieldConflict[];
  readonly text: string;
  readonly children?: ReactNode;
}

function Question({ conflicts, text, children }: QuestionProps) {
  const styles = useStyles();
  const { resolve } = useOpenRoadmap();
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody className={styles.body}>{text}{children}</MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={() => resolve(conflicts, 'theirs')}>{strings.keepTheirs}</Button>
        <Button size="small" onClick={() => resolve(conflicts, 'mine')}>{strings.keepMine}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}
