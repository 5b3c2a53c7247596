import { PlayRegular } from '@fluentui/react-icons';
import { ShrinkingButton } from '../../shared/ui/shrinking-button.tsx';
import { useRunAssessment } from './use-run-assessment.ts';

/** Starts an assessment from everywhere. */
export function RunAssessment() {
  const { label, unavailable, start } = useRunAssessment();
  return <ShrinkingButton appearance="primary" icon={<PlayRegular />} label={label} unavailable={unavailable} onClick={start} />;
}
