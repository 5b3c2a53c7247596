import { ArrowUploadRegular } from '@fluentui/react-icons';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { navigate } from '../../shared/location.ts';
import { ShrinkingButton } from '../../shared/ui/shrinking-button.tsx';
import { strings } from './strings.ts';

/** Leads to where a report of the public assessment tool is taken in: there one sees what it is before it counts. */
export function ImportReport() {
  const { cannotAssess } = useOpenRoadmap();
  return (
    <ShrinkingButton
      isMinor
      icon={<ArrowUploadRegular />}
      label={strings.importReport}
      unavailable={cannotAssess}
      onClick={() => navigate({ view: 'settings', part: 'import', activity: null })}
    />
  );
}
