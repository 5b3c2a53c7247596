import type { CardElement } from '@microsoft/teams.cards';
import type { Outcome } from '../../src/assessment/run.ts';
import { pillarNames } from '../../src/catalog/catalog.ts';
import type { AssessmentComparison } from '../../src/operations/compare-assessments.ts';
import { openRoadmap } from './buttons.ts';
import { cardMessage, fitting, type CardMessage } from './card-message.ts';
import { sourceLabel } from './source-label.ts';
import { capitalised, counted, dayInWords, heading, line, moreInRoadmap, note, percent, plain, subheading } from './text.ts';

/** Two assessments side by side: the score, the pillars, and which checks changed sides. */
export function comparisonCard(compared: AssessmentComparison, { roadmapUrl }: { readonly roadmapUrl: string }): CardMessage {
  const { before, after, comparison: { fixed, broken, added, gone } } = compared;
  const title = `${dayInWords(before.startedAt)} and ${dayInWords(after.startedAt)}`;
  return fitting((mostItems) => cardMessage({
    text: `Comparison of ${title}. ${deltaSentence(compared)} ${fixed.length} fixed, ${broken.length} broken.`,
    body: [
      heading('Assessments compared'),
      line(title),
      plain({ strong: sourceLabel(after.source) }),
      ...(sourceLabel(before.source) === sourceLabel(after.source) ? [] : [plain(`Before: ${sourceLabel(before.source)}`)]),
      line(`**${percent(before.score.percent)} → ${percent(after.score.percent)}**`),
      note(deltaSentence(compared)),
      ...pillarLines(compared),
      ...changes('Broken', broken, mostItems),
      ...changes('Fixed', fixed, mostItems),
      ...(fixed.length + broken.length === 0 ? [line('No check changed its verdict.')] : []),
      ...(added.length + gone.length === 0 ? [] : [note(`${counted(added.length, 'check was', 'checks were')} judged only now, ${gone.length} only before.`)]),
    ],
    actions: [openRoadmap(roadmapUrl)],
  }));
}

function deltaSentence({ comparison: { scoreDelta } }: AssessmentComparison): string {
  if (scoreDelta === null) return 'No check was judged in both.';
  if (scoreDelta === 0) return 'Unchanged over the checks judged in both.';
  return `${scoreDelta > 0 ? 'Up' : 'Down'} ${counted(Math.abs(scoreDelta), 'point')} over the checks judged in both.`;
}

function pillarLines({ before, after }: AssessmentComparison): CardElement[] {
  const facts = after.pillarScores.flatMap(({ pillar, percent: now }) => {
    const then = before.pillarScores.find((score) => score.pillar === pillar)?.percent ?? null;
    return now === null && then === null ? [] : [{ title: pillarNames[pillar], value: `${percent(then)} → ${percent(now)}` }];
  });
  return facts.length === 0 ? [] : [subheading('Pillars'), { type: 'FactSet', facts, spacing: 'Small' }];
}

function changes(label: 'Broken' | 'Fixed', outcomes: readonly Outcome[], most: number): CardElement[] {
  if (outcomes.length === 0) return [];
  const shown = outcomes.slice(0, most);
  return [
    subheading(`${label}: ${counted(outcomes.length, 'check')}`),
    ...shown.map(({ risk, title }) => plain({ strong: `${capitalised(risk)} risk: ` }, title)),
    ...moreInRoadmap(outcomes.length, shown.length),
  ];
}
