import type { CardElement } from '@microsoft/teams.cards';
import type { ExportFormat } from '../../src/api/transfer.ts';
import { cardMessage, type CardMessage } from './card-message.ts';
import { heading, line, note, plain } from './text.ts';

const formats: Readonly<Record<ExportFormat, { readonly name: string; readonly who: string }>> = {
  xlsx: { name: 'Excel workbook', who: 'to sort, filter and report' },
  pptx: { name: 'Slides', who: 'for a steering committee' },
  csv: { name: 'CSV', who: 'for scripts and other spreadsheets' },
  'csv-azure-devops': { name: 'Azure Boards', who: 'open work as new tasks' },
  'csv-jira': { name: 'Jira', who: 'open work as new tasks' },
  workshop: { name: 'Workshop document', who: 'for the public Zero Trust Workshop app' },
  json: { name: 'JSON', who: 'the whole state, for other programs' },
};

export interface OfferedExport {
  readonly format: ExportFormat;
  readonly url: string;
}

const forMembers = note('Members of this conversation can download it; guests cannot.');

/** Where the roadmap can be downloaded. The addresses open the tab, which asks who comes: nothing can be had from them without signing in. */
export function exportReadyCard({ format, url }: OfferedExport): CardMessage {
  const { name, who } = formats[format];
  const how = 'The button opens the roadmap at the download. The file shows the roadmap as it is when you download it.';
  return cardMessage({
    text: `Your export is ready: ${name}. ${how}`,
    body: [heading('Your export is ready'), plain({ strong: name }, `, ${who}`), line(how), forMembers],
    actions: [{ type: 'Action.OpenUrl', title: 'Open the download', url }],
  });
}

/** Every format, a row with a button each: a card's own row of buttons is too short for all. */
export function exportChoiceCard(offered: readonly OfferedExport[]): CardMessage {
  return cardMessage({
    text: `Export the roadmap as: ${offered.map(({ format }) => formats[format].name).join(', ')}.`,
    body: [heading('Export the roadmap'), ...offered.map(row), forMembers],
  });
}

function row({ format, url }: OfferedExport): CardElement {
  const { name, who } = formats[format];
  return {
    type: 'ColumnSet',
    spacing: 'Medium',
    columns: [
      { type: 'Column', width: 'stretch', items: [{ ...plain({ strong: name }), spacing: 'None' }, { ...note(who), spacing: 'None' }] },
      { type: 'Column', width: 'auto', verticalContentAlignment: 'Center', items: [{ type: 'ActionSet', actions: [{ type: 'Action.OpenUrl', title: 'Open', tooltip: `Open the download: ${name}`, url }] }] },
    ],
  };
}
