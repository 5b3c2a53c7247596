import { makeStyles, tokens } from '@fluentui/react-components';
import { formatPercent } from '../plural.ts';
import { strings } from '../strings.ts';

const radius = 16;
const around = 2 * Math.PI * radius;

const useStyles = makeStyles({
  root: { flexShrink: 0, display: 'block' },
  track: { stroke: tokens.colorNeutralStroke1, fill: 'none' },
  arc: { stroke: tokens.colorBrandStroke1, fill: 'none', strokeLinecap: 'round' },
  words: {
    fill: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
});

export interface ScoreRingProps {
  /** 0 to 100; null when nothing was judged. */
  readonly percent: number | null;
  /** Pixels. */
  readonly size: number;
}

/** A score as a ring with its number in the middle. The rest of the ring is thinner, not only paler: in high contrast all lines are white. */
export function ScoreRing({ percent, size }: ScoreRingProps) {
  const styles = useStyles();
  const length = ((percent ?? 0) / 100) * around;
  return (
    <svg
      className={styles.root}
      width={size}
      height={size}
      viewBox="0 0 40 40"
      role="img"
      aria-label={percent === null ? strings.notScored : strings.scoreOf(formatPercent(percent))}
    >
      <circle className={styles.track} cx="20" cy="20" r={radius} strokeWidth="1" />
      {length > 0 && (
        <circle
          className={styles.arc}
          cx="20"
          cy="20"
          r={radius}
          strokeWidth="4"
          strokeDasharray={`${length} ${around}`}
          transform="rotate(-90 20 20)"
        />
      )}
      <text className={styles.words} x="20" y="20" fontSize="10" textAnchor="middle" dominantBaseline="central">
        {percent ?? '–'}
      </text>
    </svg>
  );
}
