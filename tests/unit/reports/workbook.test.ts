import { describe, expect, it } from 'vitest';
import { loadExport } from '../../../src/reports/export-format.ts';
import { columnName } from '../../../src/reports/workbook.ts';
import { pillarIds, pillarNames } from '../../../src/catalog/catalog.ts';
import { zip } from '../../../src/reports/zip.ts';
import { wholeCatalog } from '../catalog/whole-catalog.ts';
import { content, fixtureScore, formula } from './content-fixture.ts';
import { unzip } from './unzip.ts';

async function partsOf(of = content()): Promise<ReadonlyMap<string, string>> {
  for await (const bytes of (await loadExport('xlsx')).write(of)) return unzip(bytes as Uint8Array);
  throw new Error('nothing was written');
}

/** Cells of a sheet by their place; texts are looked up. */
function cellsOf(parts: ReadonlyMap<string, string>, sheet: number): ReadonlyMap<string, { readonly value: string; readonly style: string; readonly isText: boolean }> {
  const strings = [...parts.get('xl/sharedStrings.xml')!.matchAll(/<si><t[^>]*>([^<]*)<\/t><\/si>/g)].map(([, text = '']) => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'));
  return new Map([...parts.get(`xl/worksheets/sheet${sheet}.xml`)!.matchAll(/<c r="([A-Z]+\d+)" s="(\d+)"( t="s")?><v>([^<]*)<\/v>/g)].map(([, place = '', style = '', text, value = '']) => (
    [place, { value: text ? strings[Number(value)]! : value, style, isText: text !== undefined }] as const)));
}

describe('the workbook', () => {
  it('has a summary and a sheet with a table for every pillar', async () => {
    const parts = await partsOf();
    expect([...parts.get('xl/workbook.xml')!.matchAll(/<sheet name="([^"]+)"/g)].map(([, name]) => name)).toEqual(['Summary', ...pillarIds.map((pillar) => pillarNames[pillar])]);
    pillarIds.forEach((pillar, index) => {
      const count = content().activities.filter(({ activity }) => activity.pillar === pillar).length;
      const table = parts.get(`xl/tables/table${index + 2}.xml`)!;
      expect(table).toContain(`ref="A1:U${count + 1}"`);
      expect(table).toContain(`<autoFilter ref="A1:U${count + 1}"/>`);
      const headers = [...table.matchAll(/<tableColumn id="\d+" name="([^"]+)"/g)].map(([, name]) => name);
      const cells = cellsOf(parts, index + 2);
      expect(headers).toEqual(headers.map((_, column) => cells.get(`${columnName(column)}1`)?.value));
      expect(new Set(headers).size).toBe(headers.length);
      expect(parts.get(`xl/worksheets/sheet${index + 2}.xml`)).toMatch(/<pane xSplit="2" ySplit="1" topLeftCell="C2" activePane="bottomRight" state="frozen"\/>/);
    });
  });

  it('keeps days as days, numbers as numbers and texts as texts, formulas among them', async () => {
    const parts = await partsOf();
    const cells = cellsOf(parts, 2);
    const row = [...cells].find(([, { value }]) => value === 'RMI_006')![0].replace('A', '');
    // 20 April 2026 in Excel's calendar.
    expect(cells.get(`I${row}`)).toEqual({ value: '46132', style: '3', isText: false });
    expect(cells.get(`S${row}`)).toMatchObject({ value: `'${formula}\nsecond "line"`, isText: true });
    expect([...parts.values()].join('')).not.toMatch(/<f>/);
    const summary = cellsOf(parts, 1);
    expect([summary.get('A7'), summary.get('B7'), summary.get('L7')]).toEqual([
      { value: 'Identity', style: '1', isText: true }, { value: '104', style: '7', isText: false }, { value: String(fixtureScore / 100), style: '8', isText: false }]);
    expect(summary.get('B15')?.value).toBe(String(wholeCatalog.activities.length + 1));
  });

  it('colours a status by its word, which stands in the cell', async () => {
    const sheet = (await partsOf()).get('xl/worksheets/sheet2.xml')!;
    expect(sheet).toContain('<formula>OR(G2="Completed")</formula>');
    expect(sheet.match(/<cfRule /g)).toHaveLength(7);
  });

  it('is sound XML whatever people write', async () => {
    const hostile = '<>&"\u0000\u0008\uFFFF\uD800]]>\u{1F680}';
    const parts = await partsOf(content([{ id: 'RMI_001', status: 'completed', notes: hostile.repeat(3000), ticket: hostile }], { by: { id: 'x', name: hostile } }));
    const strings = parts.get('xl/sharedStrings.xml')!;
    expect(strings).toContain('&lt;&gt;&amp;&quot;\uFFFD]]&gt;\u{1F680}');
    expect([...parts.values()].join('')).not.toMatch(/[\u0000-\u0008\uFFFF]|\p{Surrogate}/u);
    for (const [, text = ''] of strings.matchAll(/<t[^>]*>([^<]*)<\/t>/g)) expect(text.replace(/&\w+;/g, 'x').length).toBeLessThanOrEqual(32_767);
  });
});

describe('columnName', () => {
  it.each([[0, 'A'], [25, 'Z'], [26, 'AA'], [51, 'AZ'], [52, 'BA'], [701, 'ZZ'], [702, 'AAA']])('%i is %s', (index, name) => expect(columnName(index)).toBe(name));
});

describe('an archive', () => {
  it('gives back what went in, empty files and other letters included', () => {
    const entries = [{ name: 'a/ä.xml', content: 'x'.repeat(100_000) }, { name: 'leer', content: '' }];
    expect([...unzip(zip(entries))]).toEqual(entries.map(({ name, content: text }) => [name, text]));
  });
});
