import { mergeClasses } from '@fluentui/react-components';
import type { CardStyles } from './card-styles.ts';
import { strings } from './strings.ts';

type Level = keyof typeof strings.levelNames;

const heights = ['short', 'middle', 'tall'] as const;
const bars: Readonly<Record<Level, number>> = { low: 1, medium: 2, high: 3 };

export interface LevelMarkProps {
  readonly label: string;
  readonly level: Level;
  readonly styles: CardStyles;
}

/** Effort or user impact as one to three bars; the word is there for a screen reader and on hover. */
export function LevelMark({ label, level, styles }: LevelMarkProps) {
  return (
    <span className={styles.level} title={`${label}: ${strings.levelNames[level]}`}>
      {label}
      <span className={styles.hidden}>{strings.levelNames[level]}</span>
      <span className={styles.bars} aria-hidden>
        {heights.map((height, index) => <span key={height} className={mergeClasses(styles.bar, styles[height], index < bars[level] && styles.full)} />)}
      </span>
    </span>
  );
}
