import type { Plan, PlanPart } from './plan.ts';
import type { PlanWords } from './plan-parts.ts';
import { textOf, type PlanParagraph } from './plan-sentence.ts';

/** What would be taken for Markdown, or for HTML, in what people wrote. */
const special = /[\\`*_[\]<>#|~]/g;
const escaped = (text: string): string => text.replace(special, '\\$&');

/** The plan as Markdown, to be pasted into a document or a wiki. @param title of the whole */
export function planMarkdown(plan: Plan, title: string, words: PlanWords): string {
  const { summary } = plan;
  return [
    `# ${escaped(title)}`,
    ...partsMarkdown(summary.parts, '##'),
    '## Pillars',
    tableOf(summary.figures, words),
    ...plan.sections.flatMap((section) => [`## ${section.title}`, ...partsMarkdown(section.parts, '###')]),
  ].join('\n\n') + '\n';
}

const partsMarkdown = (parts: readonly PlanPart[], heading: '##' | '###'): string[] => parts.flatMap(({ title, paragraphs }) => [`${heading} ${title}`, paragraphsMarkdown(paragraphs)]);

/** Items of a list follow each other without an empty line. */
function paragraphsMarkdown(paragraphs: readonly PlanParagraph[]): string {
  return paragraphs.map((each, index) => {
    const gap = index === 0 ? '' : each.kind === 'item' && paragraphs[index - 1]?.kind === 'item' ? '\n' : '\n\n';
    return `${gap}${each.kind === 'item' ? '- ' : ''}${escaped(textOf(each))}`;
  }).join('');
}

function tableOf(figures: Plan['summary']['figures'], { number, percent }: PlanWords): string {
  const rows = figures.map(({ name, score, total, closed, overdue, due90, blocked }) =>
    [name, score === null ? '–' : percent(score), `${number(closed)} of ${number(total)}`, number(overdue), number(due90), number(blocked)]);
  return [['Pillar', 'Score', 'Closed', 'Overdue', 'Due in 90 days', 'Blocked'], ['---', '---:', '---:', '---:', '---:', '---:'], ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
