import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { VisuallyHidden } from '../../shared/ui/visually-hidden.tsx';
import { strings } from './strings.ts';

type Level = keyof typeof strings.levelNames;

const useStyles = makeStyles({
  root: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, whiteSpace: 'nowrap', color: tokens.colorNeutralForeground2 },
  bars: { display: 'inline-flex', alignItems: 'flex-end', gap: '1px', height: '10px' },
  bar: { width: '3px', boxSizing: 'border-box', border: `1px solid ${tokens.colorNeutralForeground3}`, borderRadius: '1px' },
  full: { backgroundColor: tokens.colorNeutralForeground3 },
  short: { height: '4px' },
  middle: { height: '7px' },
  tall: { height: '10px' },
});

const heights = ['short', 'middle', 'tall'] as const;
const bars: Readonly<Record<Level, number>> = { low: 1, medium: 2, high: 3 };

/** Effort or user impact as one to three bars; the word is there for a screen reader and on hover. */
export function LevelMark({ label, level }: { readonly label: string; readonly level: Level }) {
  const styles = useStyles();
  return (
    <span className={styles.root} title={`${label}: ${strings.levelNames[level]}`}>
      {label}
      <VisuallyHidden>{strings.levelNames[level]}</VisuallyHidden>
      <span className={styles.bars} aria-hidden>
        {heights.map((height, index) => <span key={height} className={mergeClasses(styles.bar, styles[height], index < bars[level] && styles.full)} />)}
      </span>
    </span>
  );
}
