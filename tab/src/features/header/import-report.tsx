import { makeStyles } from '@fluentui/react-components';
import { ArrowUploadRegular } from '@fluentui/react-icons';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { ShrinkingButton } from '../../shared/ui/shrinking-button.tsx';
import { strings } from './strings.ts';
import { showImport } from './use-run-assessment.ts';

// On a small phone what was done last, and whose findings these are, need the room; the settings have it too.
const useStyles = makeStyles({ root: { display: 'contents', '@media (max-width: 399px)': { display: 'none' } } });

/** The same from everywhere. */
export function ImportReport() {
  const styles = useStyles();
  const { cannotAssess } = useOpenRoadmap();
  return (
    <span className={styles.root}>
      <ShrinkingButton
        isMinor
        icon={<ArrowUploadRegular />}
        label={strings.importReport}
        unavailable={cannotAssess}
        onClick={showImport}
      />
    </span>
  );
}
