import { statusNames, type Status } from '../roadmap/status.ts';
import { xml } from './xml.ts';

/** Fill and text of a status; the word stands in the cell, so that nothing depends on the colour. */
const statusColours: readonly { readonly statuses: readonly Status[]; readonly fill: string; readonly text: string; readonly isBold: boolean }[] = [
  { statuses: ['completed'], fill: 'DFF6DD', text: '0B5A08', isBold: true },
  { statuses: ['first-party-other', 'third-party'], fill: 'E9F5E8', text: '1E4E1C', isBold: false },
  { statuses: ['blocked'], fill: 'FDE7E9', text: '8E0B16', isBold: true },
  { statuses: ['follow-up', 'ms-roadmap'], fill: 'FFF4CE', text: '6A4B00', isBold: false },
  { statuses: ['in-progress'], fill: 'CFE4FA', text: '0C3B5E', isBold: true },
  { statuses: ['in-planning', 'planned', 'not-started'], fill: 'EBF3FC', text: '0C3B5E', isBold: false },
  { statuses: ['will-not-pursue', 'not-applicable'], fill: 'F0F0F0', text: '424242', isBold: false },
];

/** Positions in the lists of the style sheet below. */
export const styleIds = {
  text: 1, header: 2, day: 3, moment: 4, title: 5, note: 6, number: 7, share: 8, headerAtEnd: 9,
  statusFormats: statusColours.map(({ statuses }, format) => ({ format, words: statuses.map((status) => statusNames[status]) })),
} as const;

/** Fonts, fills and formats. Calibri is there wherever Excel is, and has a twin of the same widths elsewhere. */
export function stylesXml(): string {
  return xml`<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="4"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="18"/><name val="Calibri"/><family val="2"/></font><font><sz val="10"/><color rgb="FF5A5A5A"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF0F3B66"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="10"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center"/></xf><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf><xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="3" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="9" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment horizontal="right" vertical="center"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="${statusColours.length}">${statusColours.map(({ fill, text, isBold }) => xml`<dxf><font>${isBold ? xml`<b/>` : xml``}<color rgb="FF${text}"/></font><fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/><bgColor rgb="FF${fill}"/></patternFill></fill></dxf>`)}</dxfs><tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/></styleSheet>`.text;
}
