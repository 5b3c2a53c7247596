import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { MovementView } from '../../../../src/api/overview.ts';
import { formatMoment } from '../../shared/dates.ts';
import { formatPercent } from '../../shared/plural.ts';
import { strings } from './strings.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0, flexGrow: 1, maxWidth: '420px' },
  chart: { display: 'block', flexShrink: 0 },
  wide: { width: '100%', height: 'auto' },
  line: { fill: 'none', stroke: tokens.colorBrandStroke1, strokeWidth: '2px', strokeLinejoin: 'round' },
  dot: { fill: tokens.colorBrandStroke1 },
  axis: { stroke: tokens.colorNeutralStroke2, strokeWidth: '1px' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

type Trend = MovementView['trend'];

/** The score over the last assessments, counting only what all of them judged. */
export function ScoreTrend({ trend }: { readonly trend: Trend }) {
  const styles = useStyles();
  const [first, last] = [trend[0], trend.at(-1)];
  if (!first || !last || trend.length < 2) return <Text size={200} className={styles.quiet}>{strings.trendNeedsTwo}</Text>;
  return (
    <div className={styles.root}>
      <TrendLine trend={trend} name={strings.trendOf(strings.score, figuresOf(trend))} width={320} height={72} isWide />
      <Text size={200} className={styles.quiet}>{strings.trendFromTo(trend.length, formatPercent(first.percent), formatPercent(last.percent))}</Text>
    </div>
  );
}

/** The same of one pillar, small enough for its row; nothing before a second assessment. */
export function PillarTrend({ trend, pillar }: { readonly trend: Trend; readonly pillar: string }) {
  return trend.length < 2 ? null : <TrendLine trend={trend} name={strings.trendOf(pillar, figuresOf(trend))} width={96} height={24} />;
}

const figuresOf = (trend: Trend): string => trend.map(({ percent }) => formatPercent(percent)).join(', ');

interface TrendLineProps {
  readonly trend: Trend;
  readonly name: string;
  /** Pixels, as are all lengths of the drawing; a wide one grows with its place. */
  readonly width: number;
  readonly height: number;
  readonly isWide?: boolean;
}

/** Oldest on the left in every direction of reading, as on charts everywhere; the axis goes from 0 to 100 %. */
function TrendLine({ trend, name, width, height, isWide = false }: TrendLineProps) {
  const styles = useStyles();
  const radius = isWide ? 3 : 2;
  const margin = radius + 1;
  const points = trend.map(({ startedAt, percent }, index) => ({
    startedAt,
    percent,
    x: margin + (index * (width - 2 * margin)) / (trend.length - 1),
    y: height - margin - (percent * (height - 2 * margin)) / 100,
  }));
  const shown = isWide ? points : points.slice(-1);
  return (
    <svg className={mergeClasses(styles.chart, isWide && styles.wide)} width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={name}>
      <line className={styles.axis} x1={0} x2={width} y1={height - 1} y2={height - 1} />
      <polyline className={styles.line} points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {shown.map(({ startedAt, percent, x, y }) => (
        <circle key={startedAt} className={styles.dot} cx={x} cy={y} r={radius}><title>{`${formatMoment(startedAt)}: ${formatPercent(percent)}`}</title></circle>
      ))}
    </svg>
  );
}
