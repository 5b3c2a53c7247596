import { exportFormats, type ExportFormat } from '../../src/api/transfer.ts';
import { authorise } from '../../src/operations/refusal.ts';
import { exportChoiceCard, exportReadyCard, type OfferedExport } from '../cards/export.ts';
import { defineCommand, everyScope } from '../command.ts';

/** What people call a format, as normalised words; longer ones first. */
const words: readonly (readonly [string, ExportFormat])[] = [
  ['azure devops', 'csv-azure-devops'], ['azure boards', 'csv-azure-devops'], ['csv azure', 'csv-azure-devops'], ['devops', 'csv-azure-devops'], ['ado', 'csv-azure-devops'],
  ['jira', 'csv-jira'],
  ['excel', 'xlsx'], ['xlsx', 'xlsx'], ['workbook', 'xlsx'], ['spreadsheet', 'xlsx'],
  ['power point', 'pptx'], ['powerpoint', 'pptx'], ['pptx', 'pptx'], ['slides', 'pptx'], ['deck', 'pptx'], ['presentation', 'pptx'],
  ['workshop', 'workshop'], ['json', 'json'], ['csv', 'csv'],
];

export default defineCommand({
  name: 'export',
  usage: 'export [excel | slides | csv | azure devops | jira | workshop | json]',
  rank: 86,
  description: 'Gives you the roadmap as a file: Excel, slides, CSV, work items, workshop document or JSON.',
  scopes: everyScope,
  onlyLooks: true,
  phrases: ['export', 'export roadmap', 'export to', 'export as', 'export roadmap to', 'export roadmap as', 'download roadmap', 'download roadmap as', 'download as', 'export plan'],
  takesWords: true,
  async run(turn, said) {
    authorise(await turn.actor(), 'export');
    const offer = (format: ExportFormat): OfferedExport => ({ format, url: turn.links.place(turn.conversation, { kind: 'transfer', id: `export-${format}` }) });
    const format = formatIn(said.join(' '));
    await turn.answer(format ? exportReadyCard(offer(format)) : exportChoiceCard(exportFormats.map(offer)));
  },
});

/** Null for no word of a format, or none that is known: all of them are offered then. */
function formatIn(said: string): ExportFormat | null {
  return words.find(([word]) => ` ${said} `.includes(` ${word} `))?.[1] ?? null;
}
