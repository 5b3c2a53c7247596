import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { formatNumber, formatPercent } from '../../shared/plural.ts';
import { unseen } from '../../shared/ui/visually-hidden.tsx';
import { layOutSankey, type Flow } from './sankey.ts';
import { strings } from './strings.ts';

/** In units of the drawing, which shrinks to its place; the longest label stands to the right of the last column. */
const [width, height, nodeWidth, labelRoom] = [860, 230, 10, 330];

const phone = '@media (max-width: 639px)';
const wider = '@media (min-width: 640px)';

const useStyles = makeStyles({
  root: { margin: 0, maxWidth: '860px' },
  chart: { width: '100%', height: 'auto', minWidth: '560px', display: 'block' },
  // A phone shows the table instead: the drawing would be too small to read.
  scroll: { overflowX: 'auto', [phone]: { display: 'none' } },
  table: {
    width: '100%', borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200,
    '& caption': { textAlign: 'start', fontWeight: tokens.fontWeightSemibold },
    '& th, & td': { textAlign: 'start', verticalAlign: 'top', padding: `${tokens.spacingVerticalXXS} 0`, paddingInlineEnd: tokens.spacingHorizontalS, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
    '& th': { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
    '& th:last-child, & td:last-child': { textAlign: 'end', paddingInlineEnd: 0, whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  },
  heard: { [wider]: unseen },
  label: { fill: tokens.colorNeutralForeground1, fontFamily: tokens.fontFamilyBase, fontSize: '12px' },
  good: { fill: tokens.colorPaletteGreenBackground3, stroke: tokens.colorPaletteGreenBackground3 },
  fair: { fill: tokens.colorPaletteMarigoldBackground3, stroke: tokens.colorPaletteMarigoldBackground3 },
  bad: { fill: tokens.colorPaletteRedBackground3, stroke: tokens.colorPaletteRedBackground3 },
  plain: { fill: tokens.colorNeutralStroke1, stroke: tokens.colorNeutralStroke1 },
  band: { fillOpacity: 0.35, strokeOpacity: 0.8, strokeWidth: '0.5px' },
});

export type Tone = 'good' | 'fair' | 'bad' | 'plain';

export interface FlowChartProps {
  readonly name: string;
  readonly flows: readonly Flow[];
  readonly toneOf: (node: string) => Tone;
}

/** Who or what goes where, as bands whose width is a share of the whole; the same as a table for those who hear it, and on a phone. */
export function FlowChart({ name, flows, toneOf }: FlowChartProps) {
  const styles = useStyles();
  const titleId = useId();
  const { nodes, bands } = layOutSankey(flows, { height, gap: 14 });
  const total = nodes.filter(({ column }) => column === 0).reduce((all, { value }) => all + value, 0);
  const lastColumn = Math.max(1, ...nodes.map(({ column }) => column));
  const xOf = (column: number) => (column * (width - labelRoom - nodeWidth)) / lastColumn;
  const nodeOf = new Map(nodes.map((node) => [node.name, node]));
  return (
    <figure className={styles.root}>
      {/* Flows go to the right, and labels grow there, in every direction of reading. As an attribute, since styles are mirrored. */}
      <div className={styles.scroll} dir="ltr" tabIndex={0} role="group" aria-label={name}>
        <svg className={styles.chart} viewBox={`0 -8 ${width} ${height + 16}`} aria-labelledby={titleId} role="img">
          <title id={titleId}>{name}</title>
          {bands.map(({ from, to, y0, y1, height: thickness }) => {
            const [x0, x1] = [xOf(nodeOf.get(from)?.column ?? 0) + nodeWidth, xOf(nodeOf.get(to)?.column ?? 0)];
            const middle = (x0 + x1) / 2;
            const path = `M${x0},${y0} C${middle},${y0} ${middle},${y1} ${x1},${y1} L${x1},${y1 + thickness} C${middle},${y1 + thickness} ${middle},${y0 + thickness} ${x0},${y0 + thickness} Z`;
            return <path key={`${from} ${to}`} d={path} className={mergeClasses(styles[toneOf(to)], styles.band)} />;
          })}
          {nodes.map((node) => (
            <g key={node.name}>
              <rect x={xOf(node.column)} y={node.y} width={nodeWidth} height={Math.max(1, node.height)} className={styles[toneOf(node.name)]} />
              <text className={styles.label} x={xOf(node.column) + nodeWidth + 6} y={node.y + node.height / 2} dominantBaseline="central">
                {strings.flowOf(node.name, formatNumber(node.value), formatPercent((100 * node.value) / total))}
              </text>
            </g>
          ))}
        </svg>
      </div>
      <div className={styles.heard}>
        <table className={styles.table}>
          <caption>{name}</caption>
          <thead><tr><th scope="col">{strings.from}</th><th scope="col">{strings.to}</th><th scope="col">{strings.count}</th></tr></thead>
          <tbody>{flows.filter(({ value }) => value > 0).map(({ from, to, value }) => <tr key={`${from} ${to}`}><td>{from}</td><td>{to}</td><td>{formatNumber(value)} ({formatPercent((100 * value) / total)})</td></tr>)}</tbody>
        </table>
      </div>
    </figure>
  );
}
