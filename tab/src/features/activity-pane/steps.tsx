import { Checkbox, Link, makeStyles, mergeClasses, ProgressBar, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled, CircleRegular } from '@fluentui/react-icons';
import { useId } from 'react';
import { untouched } from '../../../../src/roadmap/activity-state.ts';
import type { GuidanceView } from '../../../../src/api/catalog.ts';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { strings as roadmapStrings } from '../../roadmap/strings.ts';
import { formatNumber } from '../../shared/plural.ts';
import { Markdown } from '../../shared/ui/markdown.tsx';
import type { Person } from '../../shared/ui/person-avatar.tsx';
import { VisuallyHidden } from '../../shared/ui/visually-hidden.tsx';
import { RecentEditor } from './recent-editor.tsx';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  progress: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  bar: { width: '96px', flexShrink: 0 },
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  step: { display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', columnGap: tokens.spacingHorizontalXS },
  // In line with the box beside it.
  text: { padding: `6px 0` },
  done: { color: tokens.colorNeutralForeground3 },
  mark: { padding: '8px 8px 0 0', fontSize: '16px', lineHeight: 0, color: tokens.colorNeutralForeground3 },
  doneMark: { color: tokens.colorStatusSuccessForeground1 },
});

type Step = GuidanceView['doThis'][number];

/** How many of the steps, as the catalog has them today, are ticked. */
function ticked(steps: readonly Step[], keys: readonly string[]): number {
  return steps.filter(({ key }) => keys.includes(key)).length;
}

/** The steps of an activity; members tick them. */
export function Steps({ activityId, steps }: { readonly activityId: string; readonly steps: readonly Step[] }) {
  const styles = useStyles();
  const id = useId();
  const { canEdit, editTogether, roadmap, states, titleOf } = useOpenRoadmap();
  const { steps: keys } = states.get(activityId) ?? untouched(activityId);
  const tick = (key: string, isDone: boolean): void => {
    const wanted = isDone ? [...keys, key].sort() : keys.filter((other) => other !== key);
    const edit = { activity: activityId, set: { steps: wanted }, seen: roadmap.sequence, stepsBefore: keys };
    void editTogether([edit], roadmapStrings.undoableEdit(roadmapStrings.fieldNames.steps, titleOf(activityId)));
  };
  return (
    <ol className={styles.list}>
      {steps.map(({ key, text }, index) => {
        const isDone = keys.includes(key);
        const textId = `${id}-${index}`;
        return (
          <li key={textId} className={styles.step}>
            {canEdit ? (
              <Checkbox checked={isDone} aria-labelledby={textId} onChange={(_event, { checked }) => tick(key, checked === true)} />
            ) : (
              <span className={mergeClasses(styles.mark, isDone && styles.doneMark)}>
                {isDone ? <CheckmarkCircleFilled aria-hidden /> : <CircleRegular aria-hidden />}
                <VisuallyHidden>{isDone ? strings.stepDone : strings.stepOpen}</VisuallyHidden>
              </span>
            )}
            <div id={textId} className={mergeClasses(styles.text, isDone && styles.done)}>
              <Markdown>{text}</Markdown>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

export interface StepProgressProps {
  readonly steps: readonly Step[];
  readonly keys: readonly string[];
  /** Who has just ticked one; left out where that is not shown. */
  readonly editor?: Person | null;
  /** Leads to the steps; left out where they are in sight. */
  readonly onShow?: (() => void) | undefined;
}

/** `2 of 5 steps done`. */
export function StepProgress({ steps, keys, editor = null, onShow }: StepProgressProps) {
  const styles = useStyles();
  const done = ticked(steps, keys);
  const words = strings.stepsDone(formatNumber(done), formatNumber(steps.length));
  return (
    <div className={styles.progress}>
      <ProgressBar className={styles.bar} value={done} max={Math.max(1, steps.length)} thickness="large" aria-label={words} />
      {onShow ? (
        <Link as="button" onClick={onShow}>
          {words}
        </Link>
      ) : (
        <span>{words}</span>
      )}
      <RecentEditor person={editor} />
    </div>
  );
}
