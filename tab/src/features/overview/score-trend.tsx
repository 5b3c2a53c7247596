import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { RunView } from '../../../../src/api/assessment.ts';
import { formatMoment } from '../../shared/dates.ts';
import { formatPercent } from '../../shared/plural.ts';
import { strings } from './strings.ts';

const [width, height, margin] = [320, 72, 6];
const mostRuns = 24;

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0, flexGrow: 1, maxWidth: '420px' },
  chart: { width: '100%', height: 'auto', display: 'block' },
  line: { fill: 'none', stroke: tokens.colorBrandStroke1, strokeWidth: '2px' },
  dot: { fill: tokens.colorBrandStroke1 },
  axis: { stroke: tokens.colorNeutralStroke2, strokeWidth: '1px' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** The score of the last finished assessments of one tenant, oldest on the left; the axis goes from 0 to 100 %. @property runs newest first */
export function ScoreTrend({ runs }: { readonly runs: readonly RunView[] }) {
  const styles = useStyles();
  const scored = runs.flatMap(({ id, startedAt, score: { percent } }) => (percent === null ? [] : [{ id, startedAt, percent }])).slice(0, mostRuns).reverse();
  const [first, last] = [scored[0], scored.at(-1)];
  if (!first || !last || scored.length < 2) return <Text size={200} className={styles.quiet}>{strings.trendNeedsTwo}</Text>;
  const points = scored.map((run, index) => ({
    ...run,
    x: margin + (index * (width - 2 * margin)) / (scored.length - 1),
    y: height - margin - (run.percent * (height - 2 * margin)) / 100,
  }));
  const name = strings.trendOf(scored.length, formatPercent(first.percent), formatPercent(last.percent));
  return (
    <div className={styles.root}>
      <svg className={styles.chart} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={name}>
        <line className={styles.axis} x1={0} x2={width} y1={height - margin} y2={height - margin} />
        <polyline className={styles.line} points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
        {points.map(({ id, startedAt, percent, x, y }) => (
          <circle key={id} className={styles.dot} cx={x} cy={y} r={3}><title>{`${formatMoment(startedAt)}: ${formatPercent(percent)}`}</title></circle>
        ))}
      </svg>
      <Text size={200} className={styles.quiet}>{name}</Text>
    </div>
  );
}
