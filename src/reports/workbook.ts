import { withoutFormula } from './csv.ts';
import { styleIds, stylesXml } from './workbook-styles.ts';
import { xml, xmlText } from './xml.ts';
import { zip } from './zip.ts';

/** A cell: text, a number, a share (0 to 1), a calendar day (`yyyy-MM-dd`) or a moment (ISO 8601); null is empty. */
export type Cell =
  | { readonly kind: 'text' | 'title' | 'note' | 'day' | 'moment'; readonly text: string }
  | { readonly kind: 'number' | 'share'; readonly value: number }
  | null;

export interface Table {
  /** Letters, digits and underscores: Excel calls it so in formulas. */
  readonly name: string;
  /** `width` in characters; the title of a column of numbers stands above them. */
  readonly columns: readonly { readonly title: string; readonly width: number; readonly isNumber?: boolean }[];
  readonly rows: readonly (readonly Cell[])[];
  /** Column with a status in words, from 0; its cells are coloured by their word. */
  readonly statusColumn: number | null;
}

/** A sheet: lines of text, then a table with filters whose header stays in sight where nothing stands above it. */
export interface Sheet {
  readonly name: string;
  readonly lines: readonly Cell[];
  readonly table: Table;
  /** Columns that stay in sight, from the left. */
  readonly frozenColumns: number;
}

export interface Workbook {
  readonly title: string;
  readonly author: string;
  readonly at: Date;
  readonly sheets: readonly Sheet[];
}

/** The longest text that Excel takes in a cell. */
const maxCellText = 32_767;
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const contentTypes = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * An Excel workbook (ECMA-376 transitional) with real tables. Written here rather than by a library: it takes a few hundred lines, and the library
 * that is common for it has had no release for years and brings some hundred and fifty packages along.
 */
export function workbookBytes(workbook: Workbook): Uint8Array {
  const { sheets, title, author, at } = workbook;
  const strings = new SharedStrings();
  const sheetXml = sheets.map((sheet, index) => sheetPart(sheet, index + 1, strings));
  const numbers = sheets.map((_, index) => index + 1);
  const part = (name: string, content: string) => ({ name, content: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}` });
  return zip([
    part('[Content_Types].xml', xml`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${contentTypes}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${contentTypes}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${contentTypes}.sharedStrings+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${numbers.map((number) => xml`<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${contentTypes}.worksheet+xml"/><Override PartName="/xl/tables/table${number}.xml" ContentType="${contentTypes}.table+xml"/>`)}</Types>`.text),
    part('_rels/.rels', xml`<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`.text),
    part('docProps/core.xml', xml`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${title}</dc:title><dc:creator>${author}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${at.toISOString()}</dcterms:created></cp:coreProperties>`.text),
    part('xl/workbook.xml', xml`<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets.map(({ name }, index) => xml`<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)}</sheets><definedNames>${sheets.map((sheet, index) => xml`<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${sheet.name}'!$${headerRow(sheet)}:$${headerRow(sheet)}</definedName>`)}</definedNames></workbook>`.text),
    part('xl/_rels/workbook.xml.rels', xml`<Relationships xmlns="${packageRelations}">${numbers.map((number) => xml`<Relationship Id="rId${number}" Type="${relations}/worksheet" Target="worksheets/sheet${number}.xml"/>`)}<Relationship Id="rId${sheets.length + 1}" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="rId${sheets.length + 2}" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`.text),
    part('xl/styles.xml', stylesXml()),
    part('xl/sharedStrings.xml', strings.xml()),
    ...numbers.map((number, index) => part(`xl/worksheets/sheet${number}.xml`, sheetXml[index] ?? '')),
    ...numbers.map((number) => part(`xl/worksheets/_rels/sheet${number}.xml.rels`, xml`<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/table" Target="../tables/table${number}.xml"/></Relationships>`.text)),
    ...sheets.map((sheet, index) => part(`xl/tables/table${index + 1}.xml`, tablePart(sheet, index + 1))),
  ]);
}

/** The row of the table's header, from 1. */
const headerRow = ({ lines }: Sheet): number => (lines.length === 0 ? 1 : lines.length + 2);

function tableRange(sheet: Sheet): string {
  const { columns, rows } = sheet.table;
  return `A${headerRow(sheet)}:${columnName(columns.length - 1)}${headerRow(sheet) + rows.length}`;
}

function sheetPart(sheet: Sheet, number: number, strings: SharedStrings): string {
  const { lines, table, frozenColumns } = sheet;
  const header = headerRow(sheet);
  const first = header + 1;
  const corner = `${columnName(frozenColumns)}${first}`;
  const titles = table.columns.map(({ title, isNumber }, index) => cellXml({ kind: 'text', text: title }, `${columnName(index)}${header}`, strings, isNumber ? styleIds.headerAtEnd : styleIds.header));
  const status = table.statusColumn === null ? '' : columnName(table.statusColumn);
  return xml`<worksheet xmlns="${main}" xmlns:r="${relations}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView ${number === 1 ? xml`tabSelected="1" ` : xml``}showGridLines="0" workbookViewId="0"><pane ${frozenColumns > 0 ? xml`xSplit="${frozenColumns}" ` : xml``}ySplit="${header}" topLeftCell="${corner}" activePane="${frozenColumns > 0 ? 'bottomRight' : 'bottomLeft'}" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${table.columns.map(({ width }, index) => xml`<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`)}</cols><sheetData>${lines.map((line, index) => xml`<row r="${index + 1}">${cellXml(line, `A${index + 1}`, strings)}</row>`)}<row r="${header}">${titles}</row>${table.rows.map((row, at) => xml`<row r="${first + at}">${row.map((cell, index) => cellXml(cell, `${columnName(index)}${first + at}`, strings))}</row>`)}</sheetData>${status === '' ? xml`` : statusColours(`${status}${first}:${status}${header + table.rows.length}`, `${status}${first}`)}<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup orientation="landscape" fitToHeight="0"/><tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>`.text;
}

/** Follows the word when somebody changes it in Excel. */
function statusColours(range: string, cell: string) {
  return xml`<conditionalFormatting sqref="${range}">${styleIds.statusFormats.map(({ words, format }, index) => xml`<cfRule type="expression" dxfId="${format}" priority="${index + 1}"><formula>OR(${words.map((word, at) => xml`${at === 0 ? '' : ','}${cell}="${word}"`)})</formula></cfRule>`)}</conditionalFormatting>`;
}

function tablePart(sheet: Sheet, number: number): string {
  const { name, columns } = sheet.table;
  return xml`<table xmlns="${main}" id="${number}" name="${name}" displayName="${name}" ref="${tableRange(sheet)}" totalsRowShown="0"><autoFilter ref="${tableRange(sheet)}"/><tableColumns count="${columns.length}">${columns.map(({ title }, index) => xml`<tableColumn id="${index + 1}" name="${title}"/>`)}</tableColumns><tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>`.text;
}

function cellXml(cell: Cell, place: string, strings: SharedStrings, style?: number) {
  if (cell === null) return xml``;
  switch (cell.kind) {
    case 'number': case 'share': return xml`<c r="${place}" s="${style ?? styleIds[cell.kind]}"><v>${cell.value}</v></c>`;
    case 'day': case 'moment': {
      if (cell.text === '') return xml``;
      return xml`<c r="${place}" s="${styleIds[cell.kind]}"><v>${serialOf(cell.text)}</v></c>`;
    }
    case 'text': case 'title': case 'note': {
      if (cell.text === '') return xml``;
      return xml`<c r="${place}" s="${style ?? styleIds[cell.kind]}" t="s"><v>${strings.indexOf(withoutFormula(cell.text).slice(0, maxCellText))}</v></c>`;
    }
  }
}

/** Days since the beginning of Excel's calendar; a moment is shown in UTC. */
function serialOf(text: string): number {
  return (Date.parse(text) - Date.UTC(1899, 11, 30)) / 86_400_000;
}

/** `0` is A, `26` is AA. */
export function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);
}

/** Texts of all sheets, each once. */
class SharedStrings {
  readonly #indexes = new Map<string, number>();

  indexOf(text: string): number {
    const index = this.#indexes.get(text) ?? this.#indexes.size;
    this.#indexes.set(text, index);
    return index;
  }

  xml(): string {
    const texts = [...this.#indexes.keys()];
    return `<sst xmlns="${main}" uniqueCount="${texts.length}">${texts.map((text) => `<si><t xml:space="preserve">${xmlText(text)}</t></si>`).join('')}</sst>`;
  }
}
