import { Button } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { useUndo } from '../../roadmap/undo/undo-provider.tsx';
import { strings } from './strings.ts';

/** Takes back the person's own last change, and then the one before: also without a keyboard, and after the message about it has gone. */
export function UndoButton() {
  const { canEdit } = useOpenRoadmap();
  const { step, takeBack } = useUndo();
  if (!canEdit) return null;
  const name = step ? strings.undo(step.said) : strings.nothingToUndo;
  return <Button appearance="subtle" icon={<ArrowUndoRegular />} disabledFocusable={step === null} aria-label={name} title={name} onClick={takeBack} />;
}
