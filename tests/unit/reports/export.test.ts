import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { exportFormats, type ExportFormat } from '../../../src/api/transfer.ts';
import { loadExport } from '../../../src/reports/export-format.ts';
import { roadmapDocumentSchema } from '../../../src/reports/roadmap-document.ts';
import type { RoadmapContent } from '../../../src/reports/roadmap-content.ts';
import { statuses } from '../../../src/roadmap/status.ts';
import { wholeCatalog } from '../catalog/whole-catalog.ts';
import { content, fixtureScore, formula, provingChecks, someStates } from './content-fixture.ts';

async function textOf(format: ExportFormat, of: RoadmapContent = content()): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of (await loadExport(format)).write(of)) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString('utf8');
}

/** Reads RFC 4180, quotes and line breaks inside them included. */
function rowsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < csv.length; at += 1) {
    const letter = csv[at]!;
    if (isQuoted && letter === '"' && csv[at + 1] === '"') { cell += '"'; at += 1; }
    else if (letter === '"') isQuoted = !isQuoted;
    else if (!isQuoted && letter === ',') { rows.at(-1)!.push(cell); cell = ''; }
    else if (!isQuoted && letter === '\r' && csv[at + 1] === '\n') { rows.at(-1)!.push(cell); cell = ''; rows.push([]); at += 1; }
    else cell += letter;
  }
  rows.pop();
  return rows;
}
const tableOf = async (format: ExportFormat, of?: RoadmapContent) => {
  const [header = [], ...rows] = rowsOf((await textOf(format, of)).replace(/^\uFEFF/, ''));
  return { header, rows, cell: (row: readonly string[] | undefined, title: string) => row?.[header.indexOf(title)] };
};

describe('the formats of an export', () => {
  it('are the files of the folder', async () => {
    const files = await readdir(new URL('../../../src/reports/export/', import.meta.url));
    expect(files.map((file) => file.replace('.ts', '')).sort()).toEqual([...exportFormats].sort());
    for (const format of exportFormats) expect((await loadExport(format)).format).toBe(format);
  });

  it.each(exportFormats.filter((format) => format.startsWith('csv')))('%s lets nothing start a formula', async (format) => {
    const { rows } = await tableOf(format);
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  });

  it.each(exportFormats)('%s is written for a roadmap that nobody has touched', async (format) => {
    expect((await textOf(format, content([], { runs: [], standing: null }))).length).toBeGreaterThan(40);
  });
});

describe('the plain CSV', () => {
  it('has a row for every activity with all that was decided, and opens in Excel with its accents', async () => {
    const { rows, header, cell } = await tableOf('csv');
    expect((await textOf('csv')).startsWith('\uFEFFId,Activity,Pillar')).toBe(true);
    expect(rows).toHaveLength(wholeCatalog.activities.length + 1);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([header.length]));
    const row = rows.find(([id]) => id === 'RMI_003');
    expect(['Status', 'Owner', 'Due', 'Ticket', 'Changed', 'Changed by'].map((title) => cell(row, title))).toEqual(['In progress', 'Nadia Brandt', '2026-03-15', 'SEC-1', '2026-03-30T10:00:00.000Z', 'Nadia Brandt']);
    expect(cell(rows.find(([id]) => id === 'RMI_006'), 'Notes')).toBe(`'${formula}\nsecond "line"`);
    expect(cell(rows.at(-1), 'Activity')).toBe('Ask <the> "board" & others; soon');
  });
});

describe('work items for another tool', () => {
  it('are what the team has taken up and not closed, due first', async () => {
    const { rows, cell } = await tableOf('csv-azure-devops');
    expect(rows.map((row) => /activity (\S+?)</.exec(cell(row, 'Description') ?? '')?.[1])).toEqual(['RMI_003', 'RMI_006', 'own-12345678']);
  });

  it('for Azure Boards name type and title, no id and no state, and describe themselves in HTML that nobody breaks out of', async () => {
    const { header, rows, cell } = await tableOf('csv-azure-devops');
    expect(header).toEqual(['Work Item Type', 'Title', 'Priority', 'Tags', 'Description']);
    for (const row of rows) {
      expect(cell(row, 'Work Item Type')).toBe('Task');
      expect(cell(row, 'Title')!.length).toBeLessThanOrEqual(255);
      expect(cell(row, 'Priority')).toMatch(/^[1-4]$/);
      expect(cell(row, 'Description')).not.toMatch(/<(?!\/?(?:p|ol|li|br)>)/);
    }
    expect(cell(rows[1], 'Description')).toContain('HYPERLINK(&quot;https://evil.example&quot;;&quot;click&quot;)<br>second');
    expect(cell(rows[0], 'Tags')).toMatch(/^Zero Trust; Identity; .+; (?:First|Then|Next)$/);
  });

  it('for Azure Boards are at most the 1,000 that one import takes', async () => {
    const states = [...wholeCatalog.activities.map(({ id }) => ({ id, status: 'planned' as const })), ...Array.from({ length: 200 }, (_, index) => (
      { ...someStates.at(-1)!, id: `own-${String(index).padStart(8, '0')}` }))];
    expect((await tableOf('csv-azure-devops', content(states))).rows).toHaveLength(1000);
  });

  it('for Jira have a summary, labels in columns of their own and without spaces, and text that is no markup', async () => {
    const { header, rows, cell } = await tableOf('csv-jira');
    expect(header).toEqual(['Summary', 'Issue Type', 'Priority', 'Due Date', 'Labels', 'Labels', 'Labels', 'Description']);
    expect(rows[0]?.slice(1, 7)).toEqual(['Task', expect.stringMatching(/^(?:High|Medium|Low)$/), '2026-03-15', 'zero-trust', 'identity', expect.stringMatching(/^(?:first|then|next)$/)]);
    expect(cell(rows[2], 'Description')).not.toMatch(/(?<!\\)[{}[\]|!]/);
  });
});

describe('the JSON of a roadmap', () => {
  it('holds the whole state with the history of evidence, as its schema says', async () => {
    const document = roadmapDocumentSchema.parse(JSON.parse(await textOf('json')));
    expect(document.activities).toHaveLength(wholeCatalog.activities.length + 1);
    expect(document).toMatchObject({ roadmap: { name: 'Zero Trust › General', change: 3 }, assessments: [{ percent: fixtureScore }] });
    const of = (id: string) => document.activities.find((activity) => activity.id === id);
    expect(of('RMI_001')).toMatchObject({ status: 'completed', own: false, comments: [{ text: 'Well done' }], lastSet: { status: { change: 3, by: { name: 'Nadia Brandt' } } } });
    expect(of('RMI_001')?.evidence.checks[0]).toEqual({ reference: provingChecks[0], verdicts: [{ assessment: document.assessments[0]!.id, at: '2026-03-30T10:55:00.000Z', verdict: 'passed' }] });
    expect(of('RMI_007')?.exception).toMatchObject({ until: '2026-12-31' });
    expect(of('own-12345678')).toMatchObject({ own: true, pillar: 'data' });
  });

  it('is described by the schema that stands in the documentation', async () => {
    const documented = await readFile(new URL('../../../docs/roadmap-export.schema.json', import.meta.url), 'utf8');
    expect(JSON.parse(documented)).toEqual(z.toJSONSchema(roadmapDocumentSchema));
    expect(documented).toContain(statuses[0]);
  });
});
