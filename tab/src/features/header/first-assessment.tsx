import { Button } from '@fluentui/react-components';
import { ArrowUploadRegular, PlayRegular } from '@fluentui/react-icons';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { useFocusReturn } from '../../shared/ui/use-focus-return.ts';
import { strings } from './strings.ts';
import { showImport, useRunAssessment } from './use-run-assessment.ts';

/** The ways on where there is no assessment yet. They stay reachable for those who may not, so that the reason can be read. */
export function FirstAssessment() {
  const { cannotAssess } = useOpenRoadmap();
  const { label, unavailable, start } = useRunAssessment();
  // With the first assessment they go, and what was pressed with them.
  useFocusReturn();
  return (
    <>
      <Button appearance="primary" icon={<PlayRegular />} disabledFocusable={unavailable !== null} title={unavailable ?? undefined} onClick={start}>{label}</Button>
      <Button icon={<ArrowUploadRegular />} disabledFocusable={cannotAssess !== null} title={cannotAssess ?? undefined} onClick={showImport}>{strings.importAReport}</Button>
    </>
  );
}
