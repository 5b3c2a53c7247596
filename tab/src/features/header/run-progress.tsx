import { makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useOpenRoadmap } from '../../roadmap/roadmap-context.ts';
import { pillarNames } from '../../../../src/api/catalog.ts';
import { isGoing } from '../../shared/run-states.ts';
import { useNotices } from '../../shared/ui/notices.tsx';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    fontSize: tokens.fontSizeBase200,
  },
  words: { whiteSpace: 'nowrap', color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  bar: { flexGrow: 1 },
});

/** How far the assessment is that is going now; the reason when it failed while one watched. */
export function RunProgress() {
  const styles = useStyles();
  const { latestRun } = useOpenRoadmap().roadmap;
  const { notify } = useNotices();
  const watched = useRef<string | null>(null);
  useEffect(() => {
    if (!latestRun) return;
    if (isGoing(latestRun)) watched.current = latestRun.id;
    if (watched.current === latestRun.id && latestRun.failure !== null) {
      watched.current = null;
      notify({ key: 'run', intent: 'error', text: latestRun.failure });
    }
  }, [latestRun, notify]);
  if (!latestRun || !isGoing(latestRun)) return null;
  const { done, total, pillar } = latestRun.progress;
  return (
    <div className={styles.root}>
      <ProgressBar
        className={styles.bar}
        aria-label={strings.progressLabel}
        thickness="large"
        max={1}
        {...(latestRun.state === 'running' && { value: total === 0 ? 0 : done / total })}
      />
      <span className={styles.words}>
        {latestRun.state === 'queued' ? strings.waiting : strings.progress(done, total, pillar && pillarNames[pillar])}
      </span>
    </div>
  );
}
