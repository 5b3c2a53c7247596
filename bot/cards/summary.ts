import type { CardElement, IColumnSet } from '@microsoft/teams.cards';
import type { RunView } from '../../src/api/assessment.ts';
import type { Outcome } from '../../src/assessment/run.ts';
import type { PillarScore } from '../../src/assessment/score.ts';
import { pillarNames } from '../../src/catalog/catalog.ts';
import type { Since, Summary } from '../../src/operations/load-summary.ts';
import { openRoadmap, runAssessment } from './buttons.ts';
import { cardMessage, fitting, type CardMessage } from './card-message.ts';
import { besideChart, scoreDonut, scoreInWords, scoreTrendLine } from './score-charts.ts';
import { sourceLabel } from './source-label.ts';
import { capitalised, counted, dayInWords, heading, line, moreInRoadmap, note, percent, plain, subheading } from './text.ts';

/** A finished run in one look. Titles and numbers only: guests of a channel see its cards. */
export function summaryCard({ run, gravest, since, trend }: Summary, { roadmapUrl }: { readonly roadmapUrl: string }): CardMessage {
  return fitting((mostItems) => cardMessage({
    text: summaryText(run, gravest, since),
    body: [
      heading('Zero Trust assessment'),
      plain({ strong: sourceLabel(run.source) }),
      ...scoreLines(run, since),
      subheading('Score per pillar'),
      ...(run.pillarScores.length === 0 ? [line('No check was judged.')] : run.pillarScores.map(pillarRow)),
      ...trendLines(trend),
      ...failureLines(run, gravest.slice(0, Math.max(mostItems, 1))),
      ...changeLines(since, Math.min(mostItems, mostChangesNamed)),
      plain(footnote(run)),
    ],
    actions: [openRoadmap(roadmapUrl), ...(run.source.kind === 'import' ? [] : [runAssessment('Run again', run.pillars)])],
  }));
}

const mostChangesNamed = 4;

function scoreLines(run: RunView, since: Since | null): CardElement[] {
  const { percent: score } = run.score;
  const words = [scoreInWords(score), note(score === null ? 'No check could be judged.' : `Zero Trust score: passed checks, weighted by risk. ${scoreChange(since)}`), ...countLines(run)];
  const donut = scoreDonut(run.score);
  return donut === null ? words : [besideChart(words, donut)];
}

function trendLines(trend: Summary['trend']): CardElement[] {
  const chart = scoreTrendLine(trend);
  return chart.length === 0 ? [] : [subheading('Score over the assessments'), ...chart];
}

function scoreChange(since: Since | null): string {
  if (!since) return 'First assessment of this tenant.';
  const day = dayInWords(since.before.startedAt);
  const { scoreDelta } = since.comparison;
  if (scoreDelta === null) return `Nothing to compare with the run of ${day}: no check was judged in both.`;
  if (scoreDelta === 0) return `Unchanged since ${day}.`;
  return `${scoreDelta > 0 ? 'Up' : 'Down'} ${counted(Math.abs(scoreDelta), 'point')} since ${day}.`;
}

function countLines(run: RunView): CardElement[] {
  const parts = countsOf(run).flatMap(({ count, label }, index) => [...(index === 0 ? [] : [' · ']), { strong: String(count) }, ` ${label}`]);
  return [plain(...parts)];
}

function countsOf({ score: { counts } }: RunView): { count: number; label: string }[] {
  return [
    { count: counts.passed, label: 'passed' },
    { count: counts.failed, label: 'failed' },
    { count: counts.investigate, label: 'to investigate' },
    { count: counts.skipped, label: 'skipped' },
    ...(counts.error > 0 ? [{ count: counts.error, label: 'could not be read' }] : []),
    ...(counts.planned > 0 ? [{ count: counts.planned, label: 'planned' }] : []),
  ];
}

/** Name and figures on the left, score on the right; both wrap on a phone. */
function pillarRow({ pillar, percent: score, counts }: PillarScore): IColumnSet {
  const figures = [`${counts.passed} passed`, `${counts.failed} failed`, ...(counts.investigate > 0 ? [`${counts.investigate} to investigate`] : [])];
  return {
    type: 'ColumnSet',
    spacing: 'Small',
    columns: [
      { type: 'Column', width: 'stretch', items: [{ type: 'TextBlock', text: pillarNames[pillar], wrap: true }, { ...note(figures.join(' · ')), spacing: 'None' }] },
      { type: 'Column', width: 'auto', items: [{ type: 'TextBlock', text: percent(score), weight: 'Bolder', horizontalAlignment: 'Right' }], verticalContentAlignment: 'Center' },
    ],
  };
}

function failureLines(run: RunView, gravest: readonly Outcome[]): CardElement[] {
  if (gravest.length === 0) return [];
  return [
    subheading('Gravest failures'),
    // Titles say what is true when a check passes.
    note('What should be true, and is not:'),
    ...gravest.map(({ risk, title }) => plain({ strong: `${capitalised(risk)} risk: ` }, title)),
    ...moreInRoadmap(run.score.counts.failed, gravest.length),
  ];
}

function changeLines(since: Since | null, most: number): CardElement[] {
  if (!since) return [];
  const { fixed, broken } = since.comparison;
  const title = subheading(`Since ${dayInWords(since.before.startedAt)}`);
  if (fixed.length + broken.length === 0) return [title, line('No check changed its verdict.')];
  return [title, ...outcomeList('Broken', broken, most), ...outcomeList('Fixed', fixed, most)];
}

function outcomeList(label: string, outcomes: readonly Outcome[], most: number): CardElement[] {
  if (outcomes.length === 0) return [];
  return [
    line(`${label}: ${counted(outcomes.length, 'check')}`),
    ...outcomes.slice(0, most).map(({ title }) => plain({ strong: `${label}: ` }, title)),
    ...moreInRoadmap(outcomes.length, Math.min(outcomes.length, most)),
  ];
}

function footnote(run: RunView): string {
  const scope = run.pillars === null ? '' : ` · ${run.pillars.map((pillar) => pillarNames[pillar]).join(', ')} only`;
  const by = run.source.kind === 'import' ? `Imported by ${run.startedBy.name}, report of` : `${run.scheduled ? `Run on the schedule that ${run.startedBy.name} set,` : `Run by ${run.startedBy.name}`} on`;
  return `${by} ${dayInWords(run.startedAt)}${scope}`;
}

function summaryText(run: RunView, gravest: readonly Outcome[], since: Since | null): string {
  const counts = countsOf(run).map(({ count, label }) => `${count} ${label}`).join(', ');
  const worst = gravest[0] ? ` Gravest failure: ${gravest[0].title}.` : '';
  return `Zero Trust assessment, ${sourceLabel(run.source)}: ${percent(run.score.percent)}. ${counts}. ${scoreChange(since)}${worst}`;
}
