import type { CardElement, IDonutChart, ILineChart } from '@microsoft/teams.cards';
import type { TrendPoint } from '../../src/assessment/trend.ts';
import type { Score } from '../../src/assessment/score.ts';
import { counted, dayInWords, note, percent, plain } from './text.ts';

/** The slices, in words and colours of Teams; the words stand in the legend, so that nobody needs the colours. */
const slices = [
  { verdict: 'passed', legend: 'Passed', color: 'good' },
  { verdict: 'failed', legend: 'Failed', color: 'attention' },
  { verdict: 'investigate', legend: 'To investigate', color: 'warning' },
  { verdict: 'skipped', legend: 'Skipped', color: 'neutral' },
] as const satisfies readonly { readonly verdict: keyof Score['counts']; readonly legend: string; readonly color: string }[];

/** What was judged as a ring; a client without charts reads a sentence. Null where nothing was looked at. */
export function scoreDonut({ counts }: Score): IDonutChart | null {
  const data = slices.map(({ verdict, legend, color }) => ({ legend, color, value: counts[verdict] })).filter(({ value }) => value > 0);
  if (data.length === 0) return null;
  const judged = counts.passed + counts.failed + counts.investigate;
  // Not every client writes a figure into the ring: the score stands beside it.
  return { type: 'Chart.Donut', title: 'Checks by verdict', data, maxWidth: '240px', fallback: plain(`${counts.passed} of ${counted(judged, 'judged check')} passed.`) };
}

/** The score in large letters. */
export function scoreInWords(score: number | null): CardElement {
  return { type: 'TextBlock', text: percent(score), size: 'ExtraLarge', weight: 'Bolder', spacing: 'Medium', wrap: true };
}

const mostPointsInWords = 6;

/** The score over the last assessments as a line; a client without charts reads the figures. Nothing with fewer than two. */
export function scoreTrendLine(trend: readonly TrendPoint[]): CardElement[] {
  const [first, last] = [trend[0], trend.at(-1)];
  if (!first || !last || trend.length < 2) return [];
  const chart: ILineChart = {
    type: 'Chart.Line',
    title: 'Score over the assessments',
    xAxisTitle: 'Assessment',
    yAxisTitle: 'Score in %',
    yMin: 0,
    yMax: 100,
    data: [{ legend: 'Score', color: 'categoricalBlue', values: trend.map(({ startedAt, percent: score }) => ({ x: startedAt.slice(0, 10), y: score })) }],
    fallback: plain({ strong: 'Score: ' }, trend.slice(-mostPointsInWords).map(({ percent: score }) => percent(score)).join(' → ')),
  };
  return [chart, note(`Over the checks judged in all ${trend.length} assessments: ${percent(first.percent)} on ${dayInWords(first.startedAt)}, now ${percent(last.percent)}.`)];
}

/** Words and their ring side by side where the chat is wide, one below the other on a phone and in clients that know no such layout. */
export function besideChart(words: CardElement[], chart: CardElement): CardElement {
  return {
    type: 'Container',
    spacing: 'Medium',
    layouts: [{ type: 'Layout.Flow', targetWidth: 'atLeast:Standard', itemFit: 'Fit', verticalItemsAlignment: 'Center', columnSpacing: 'Large' }],
    items: [{ type: 'Container', items: words }, chart],
  };
}
