import type { CardElement, IExecuteAction, ITable } from '@microsoft/teams.cards';
import type { Cell } from '../../src/assessment/evidence-table.ts';
import { verdictNames } from '../../src/assessment/verdict.ts';
import { pillarNames } from '../../src/catalog/catalog.ts';
import type { CheckDetail } from '../../src/operations/load-check.ts';
import { openRoadmap } from './buttons.ts';
import { cardMessage, fitting, type CardMessage } from './card-message.ts';
import type { FailedChecksPage } from './failed-checks.ts';
import { sourceLabel } from './source-label.ts';
import { capitalised, counted, dayInWords, heading, line, note, plain, shorten, subheading } from './text.ts';

export interface CheckDetailOptions {
  readonly roadmapUrl: string;
  /** True in personal chat; elsewhere the card says where the rows are. */
  readonly showsEvidence: boolean;
  /** The list that this was opened from. */
  readonly back: FailedChecksPage | null;
}

const mostColumns = 3;
const mostRows = 5;
const longestCell = 60;
const mostActivities = 3;

/** One check: what it looks at, what it said, why that matters, how to mend it. */
export function checkDetailCard(check: CheckDetail, { roadmapUrl, showsEvidence, back }: CheckDetailOptions): CardMessage {
  const { reference, title, pillars, risk, text, latest } = check;
  const verdict = latest ? verdictNames[latest.verdict] : 'Not judged yet';
  const marks = [pillars.map((pillar) => pillarNames[pillar]).join(', '), `${capitalised(risk)} risk`].join(' · ');
  return fitting((mostItems) => cardMessage({
    text: `Check ${reference}: ${title}. ${verdict}.`,
    body: [
      heading(`Check ${reference}`),
      plain({ strong: title }),
      note(marks),
      line(latest ? `**${verdict}** on ${dayInWords(latest.run.startedAt)}` : 'No assessment has judged it yet. Say “run assessment” to find out.'),
      ...(latest ? [plain(sourceLabel(latest.run.source))] : []),
      ...findings(check, showsEvidence, Math.min(mostItems, mostRows)),
      ...(text ? [
        subheading('Why it matters'), ...paragraphs(text.whyItMatters),
        subheading('How to mend'), ...text.howToMend.slice(0, mostItems).map((step, index) => line(`${index + 1}. ${prose(step)}`)),
        ...(text.howToMend.length > mostItems ? [note(`and ${counted(text.howToMend.length - mostItems, 'more step')} in the roadmap`)] : []),
      ] : [note('This check comes from an imported report; its guidance is in the report.')]),
      ...(check.mendedBy.length > 0 ? [subheading('In the roadmap'), ...check.mendedBy.slice(0, mostActivities).map((activity) => plain({ strong: activity.title }, ` (${activity.id})`))] : []),
    ],
    actions: [...(back ? [backTo(back)] : []), openRoadmap(roadmapUrl)],
  }));
}

function findings({ latest, result }: CheckDetail, showsEvidence: boolean, rows: number): CardElement[] {
  if (!latest) return [];
  if (!showsEvidence) return [note('What was found stands in the roadmap, and here in a personal chat with me.')];
  if (!result) return [];
  const said = result.summary ?? result.reason;
  return [...(said === null ? [] : [{ type: 'RichTextBlock' as const, inlines: [{ type: 'TextRun' as const, text: shorten(said, 600) }], spacing: 'Medium' as const }]), ...evidence(result.evidence, rows)];
}

function evidence(table: NonNullable<CheckDetail['result']>['evidence'], most: number): CardElement[] {
  if (table === null || table.rows.length === 0 || most === 0) return [];
  const columns = table.columns.slice(0, mostColumns);
  const shown = table.rows.slice(0, most);
  const element: ITable = {
    type: 'Table',
    spacing: 'Medium',
    firstRowAsHeaders: true,
    columns: columns.map(() => ({ width: 1 })),
    rows: [
      { type: 'TableRow', cells: columns.map((column) => ({ type: 'TableCell', items: [plain({ strong: column })] })) },
      ...shown.map((row) => ({ type: 'TableRow' as const, cells: row.slice(0, mostColumns).map((cell) => ({ type: 'TableCell' as const, items: [plain(shorten(cellText(cell), longestCell) || '–')] })) })),
    ],
  };
  return [element, ...(table.total > shown.length ? [note(`and ${counted(table.total - shown.length, 'more row')} in the roadmap`)] : [])];
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? 'Yes' : 'No';
  if (typeof cell === 'number') return new Intl.NumberFormat('en').format(cell);
  return typeof cell === 'string' ? cell : cell.text;
}

function paragraphs(markdown: string): CardElement[] {
  return markdown.split(/\n\s*\n/).map((paragraph) => line(prose(paragraph)));
}

/** Our own texts hold code marks and line breaks, which a text block shows as they are. */
function prose(markdown: string): string {
  return shorten(markdown.replaceAll('`', ''), 700);
}

function backTo({ pillars, risk, page }: FailedChecksPage): IExecuteAction {
  return { type: 'Action.Execute', title: 'Back to the list', verb: 'show-failed', data: { pillars: pillars && [...pillars], risk, page } };
}
