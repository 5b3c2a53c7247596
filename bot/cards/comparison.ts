import type { CardElement } from '@microsoft/teams.cards';
import type { Outcome } from '../../src/assessment/run.ts';
import { verdictNames } from '../../src/assessment/verdict.ts';
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
    text: `Comparison of ${title}. ${deltaSentence(compared)} ${fixed.length} fixed, ${broken.length} broken, ${added.length} new, ${gone.length} gone.`,
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
      ...changes('New', added, Math.ceil(mostItems / 2)),
      ...changes('Gone', gone, Math.ceil(mostItems / 2)),
    ],
    actions: [openRoadmap(roadmapUrl)],
  }));
}

function deltaSentence({ comparison: { scoreDelta } }: AssessmentComparison): string {
  if (scoreDelta === null) return 'No check was judged in both.';
  if (scoreDelta === 0) return 'Unchanged over the checks judged in both.';
  return `${scoreDelta > 0 ? 'Up' : 'Down'} ${counted(Math.abs(scoreDelta), 'point')} over the checks judged in both.`;
}

/** Over the checks judged in both, as the score is: a pillar that was looked at once has not moved. */
function pillarLines({ comparison }: AssessmentComparison): CardElement[] {
  const facts = comparison.pillars.map(({ pillar, before, after, delta }) => ({ title: pillarNames[pillar], value: `${percent(before)} → ${percent(after)}${delta === 0 ? '' : ` (${signed.format(delta)})`}` }));
  return facts.length === 0 ? [] : [subheading('Pillars'), note('Over the checks judged in both.'), { type: 'FactSet', facts, spacing: 'Small' }];
}

const signed = new Intl.NumberFormat('en', { signDisplay: 'always' });

/** What stands beside a list's name: new and gone are no news of their own, but of what was looked at. */
const meanings = { Broken: '', Fixed: '', New: ', judged only now', Gone: ', judged only before' } as const;

function changes(label: keyof typeof meanings, outcomes: readonly Outcome[], most: number): CardElement[] {
  if (outcomes.length === 0) return [];
  const shown = outcomes.slice(0, most);
  return [
    subheading(`${label}: ${counted(outcomes.length, 'check')}${meanings[label]}`),
    ...shown.map(({ risk, title, verdict }) => plain({ strong: `${capitalised(risk)} risk: ` }, title, ...(label === 'New' || label === 'Gone' ? [` (${verdictNames[verdict].toLowerCase()})`] : []))),
    ...moreInRoadmap(outcomes.length, shown.length),
  ];
}
