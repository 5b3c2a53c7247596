import { describe, expect, it } from 'vitest';
import { evidenceClipboard, evidenceCsv, sortedRows } from '../../../src/api/evidence-text.ts';

const link = (text: string) => ({ text, href: 'https://entra.microsoft.com/' });

describe('sortedRows', () => {
  it.each([
    ['numbers by size', [10, 9, 100], 'ascending', [9, 10, 100]],
    ['numbers from the largest', [10, 9, 100], 'descending', [100, 10, 9]],
    ['names as people sort them', ['app 10', 'App 9', 'élan', 'Elba'], 'ascending', ['App 9', 'app 10', 'élan', 'Elba']],
    ['instants by time', ['2026-03-01T00:00:00Z', '2025-12-31T00:00:00Z'], 'ascending', ['2025-12-31T00:00:00Z', '2026-03-01T00:00:00Z']],
    ['links by their words', [link('b'), link('a')], 'ascending', [link('a'), link('b')]],
    ['nothing last', [null, 'b', '', 'a'], 'ascending', ['a', 'b', null, '']],
    ['nothing last also the other way', [null, 'a', 'b'], 'descending', ['b', 'a', null]],
  ] as const)('puts %s', (_, cells, direction, expected) => {
    const rows = cells.map((cell, index) => [index, cell]);
    expect(sortedRows(rows, 1, direction).map(([, cell]) => cell)).toEqual(expected);
    expect(rows.map(([index]) => index)).toEqual(cells.map((_cell, index) => index));
  });

  it('keeps the order of equal rows', () => {
    expect(sortedRows([['x', 1], ['x', 2], ['a', 3]], 0, 'descending')).toEqual([['x', 1], ['x', 2], ['a', 3]]);
  });
});

describe('evidence that leaves the product', () => {
  const evidence = { columns: ['Name', '=Sum', 'When', 'On'], rows: [[link('Ann, "the boss"'), '=HYPERLINK("x")', null, true], ['Two\nlines', -5, '2026-03-01T00:00:00Z']] };

  it('is CSV that a spreadsheet reads as it was, and never as a formula', () => {
    expect(evidenceCsv(evidence)).toBe('Name,\'=Sum,When,On\r\n"Ann, ""the boss""","\'=HYPERLINK(""x"")",,true\r\n"Two\nlines",-5,2026-03-01T00:00:00Z,\r\n');
  });

  it('is text for the clipboard with a row on each line, and never a formula', () => {
    expect(evidenceClipboard(evidence)).toBe('Name\t\'=Sum\tWhen\tOn\nAnn, "the boss"\t\'=HYPERLINK("x")\t\ttrue\nTwo lines\t-5\t2026-03-01T00:00:00Z\t');
  });
});
