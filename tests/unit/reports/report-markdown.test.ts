import { describe, expect, it } from 'vitest';
import { cellOf, plainText, shorten } from '../../../src/reports/inline-markdown.ts';
import { evidenceIn, readFindings, summaryOf } from '../../../src/reports/report-markdown.ts';

const evidence = (markdown: string, cells = 10_000) => evidenceIn(readFindings(markdown), { cells });
const summary = (markdown: string) => summaryOf(readFindings(markdown));

describe('plainText', () => {
  it.each([
    ['**bold** and *italic* and __both__ _kinds_', 'bold and italic and both kinds'],
    ['**bold with *italic* inside**', 'bold with italic inside'],
    ['~~gone~~ stays', 'gone stays'],
    ['snake_case_names and __init__.py', 'snake_case_names and init.py'],
    ['2 * 3 * 4 and https://*.example.com', '2 * 3 * 4 and https://*.example.com'],
    ['`*.literal_*` and ``double``', '*.literal_* and double'],
    ['[a link](https://example.com/(x)/y "title")', 'a link'],
    ['[**bold** [nested] link](https://example.com)', 'bold [nested] link'],
    ['![an image](https://example.com/x.png)text', 'text'],
    ['[no link] and (no link)', '[no link] and (no link)'],
    ['<https://example.com/a_b_c>', 'https://example.com/a_b_c'],
    ['a<br>b<br/>c', 'a, b, c'],
    ['<script>alert(1)</script><b onclick="x()">safe</b><!-- hidden -->', 'safe'],
    ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
    ['&lt;b&gt; &amp;amp; &#65;&#x42; &unknown; &#99999999;', '<b> &amp; AB &unknown; &#99999999;'],
    ['\\*not italic\\* \\[x\\]', '*not italic* [x]'],
    ['  many \t  spaces ', 'many spaces'],
    ['zero\u0000 half\uD800 turned\u202E stand\uE000in', 'zero half turned standin'],
  ])('reads %j as %j', (markdown, text) => {
    expect(plainText(markdown)).toBe(text);
  });
});

describe('shorten', () => {
  it.each([
    ['short enough', 12, 'short enough'],
    ['cut at a word here', 12, 'cut at a…'],
    ['nospaceshereatall', 5, 'nosp…'],
    ['abc😀def', 5, 'abc…'],
  ])('%j to %i is %j', (text, length, short) => {
    expect(shorten(text, length)).toBe(short);
  });
});

describe('cellOf', () => {
  it.each([
    ['', null],
    ['  ', null],
    ['![x](y)', null],
    ['❌ False', '❌ False'],
    ['[Name](https://entra.microsoft.com/#view/x)', { text: 'Name', href: 'https://entra.microsoft.com/#view/x' }],
    ['✅ **[Name](https://entra.microsoft.com/)**', { text: '✅ Name', href: 'https://entra.microsoft.com/' }],
    ['<https://example.com/>', { text: 'https://example.com/', href: 'https://example.com/' }],
    ['[a](https://example.com), [b](https://example.com)', 'a, b'],
    ['[x](http://example.com)', 'x'],
    ['[x](javascript:alert%281%29)', 'x'],
    ['[x](JAVASCRIPT:alert)', 'x'],
    ['[x](data:text/html,y)', 'x'],
    ['[x](//example.com)', 'x'],
    ['[x](/relative)', 'x'],
    ['[x](https://user:secret@example.com)', 'x'],
    ['[x]()', 'x'],
    ['[](https://example.com)', null],
  ])('reads %j as %j', (markdown, cell) => {
    expect(cellOf(markdown)).toEqual(cell);
  });

  it('cuts a long cell', () => {
    const cell = cellOf('word '.repeat(3000)) as string;
    expect(cell.length).toBeLessThanOrEqual(2000);
    expect(cell).toMatch(/ word…$/);
  });
});

describe('summaryOf', () => {
  it.each([
    ['\n✅ All well.\n\nMore.', 'All well.'],
    ['❌  It failed.', 'It failed.'],
    ['⚠️ Look here.', 'Look here.'],
    ['💡 ✔ Two icons.', 'Two icons.'],
    ['Summary\n\n- [App one](https://example.com)\n\nThe app is blocked.', 'The app is blocked.'],
    ['Details:\n\nThe app is blocked.', 'The app is blocked.'],
    ['## Heading here\n\n**Bold words.**', 'Bold words.'],
    ['- first item\n- second item', 'first item'],
    ['1. first item', 'first item'],
    ['> quoted words', 'quoted words'],
    ['### Only a heading\n\n|A|\n|-|\n|some text|', 'Only a heading'],
    ['Word', 'Word'],
    ['```\nsome code\n```\nAfter the code.', 'After the code.'],
    ['|A|B|\n|-|-|\n|some text|x|\n\nAfter the table.', 'After the table.'],
    ['---\n***\n✅\n', null],
    ['', null],
    ['First line.\r\nSecond line.', 'First line.'],
  ])('of %j is %j', (markdown, sentence) => {
    expect(summary(markdown)).toBe(sentence);
  });

  it('is at most 500 characters long', () => {
    const long = summary('word '.repeat(300));
    expect(long!.length).toBeLessThanOrEqual(500);
    expect(long).toMatch(/ word…$/);
  });
});

describe('evidenceIn', () => {
  it('is nothing without a table, or without a row', () => {
    expect(evidence('Text | with a pipe\nand more')).toBeNull();
    expect(evidence('| A | B |\n| --- | --- |\n\nNo rows.')).toBeNull();
    expect(evidence('```\n| A |\n|---|\n| 1 |\n```')).toBeNull();
  });

  it('reads columns and cells', () => {
    expect(evidence('Intro\n\n| **A** | B |\n|:--|--:|\n| x | [y](https://example.com/) |\n| `a\\|b` | |\n\nEnd')).toEqual({
      columns: ['A', 'B'], rows: [['x', { text: 'y', href: 'https://example.com/' }], ['a|b', null]], total: 2,
    });
  });

  it('reads rows without outer pipes, with too many and with too few cells', () => {
    expect(evidence('A | B\n--- | ---\n1 | 2 | 3\n4 |\n| | 5')).toEqual({ columns: ['A', 'B'], rows: [['1', '2'], ['4', null], [null, '5']], total: 3 });
  });

  it('stacks several tables under their headings, and joins columns of the same name', () => {
    expect(evidence('# ✅ One\n\n| Name | State |\n|-|-|\n| a | on |\n\n## Two\n| Name | Owner |\n|-|-|\n| b | Bo |\n| c | Cy |')).toEqual({
      columns: ['Section', 'Name', 'State', 'Owner'],
      rows: [['One', 'a', 'on', null], ['Two', 'b', null, 'Bo'], ['Two', 'c', null, 'Cy']],
      total: 3,
    });
  });

  it('ignores empty tables when it decides whether there are several', () => {
    expect(evidence('| A |\n|-|\n\n| B |\n|-|\n| 1 |')).toEqual({ columns: ['B'], rows: [['1']], total: 1 });
  });

  it('keeps columns apart that have the same name, or one that objects have', () => {
    expect(evidence('| X | X | __proto__ |\n|-|-|-|\n| 1 | 2 | 3 |')).toEqual({ columns: ['X', 'X', 'proto'], rows: [['1', '2', '3']], total: 1 });
  });

  it('names at most 1000 rows over all tables, and counts all', () => {
    const rows = (count: number) => '| x |\n'.repeat(count);
    const joined = evidence(`| A |\n|-|\n${rows(700)}\n| A |\n|-|\n${rows(700)}`);
    expect([joined?.rows.length, joined?.total]).toEqual([1000, 1400]);
  });

  it('names no more cells than it may', () => {
    const table = '| A | B |\n|-|-|\n| 1 | 2 |\n| 3 | 4 |\n| 5 | 6 |';
    expect(evidence(table, 5)).toMatchObject({ rows: [['1', '2'], ['3', '4']], total: 3 });
    expect(evidence(table, 0)).toMatchObject({ rows: [], total: 3 });
  });

  it('reads the first 100 tables, and counts the rows of all', () => {
    const many = evidence('| A |\n|-|\n| x |\n\n'.repeat(150));
    expect([many?.rows.length, many?.total]).toEqual([100, 150]);
  });

  it('names at most 40 columns', () => {
    const wide = `${'|A'.repeat(5000)}|\n|-|\n${'|1'.repeat(5000)}|`;
    expect(evidence(wide)?.columns).toHaveLength(40);
  });
});

describe('hostile text', () => {
  const kilobytes = 400;
  const repeat = (piece: string) => piece.repeat(Math.ceil((kilobytes * 1024) / piece.length));
  const pieces = [
    '[', '![', '[a](', '[a](b', '[a](b ', '[[]', '*a ', '**a', '*', '_a', '__', '~~', '`', '`a', '<', '<a ', '<!--', '<script>', '</', '> ', '>', '- ', '# ', '|', '|-', ':-|', ' ', '\\',
    '&', '&#', '&#x41', 'http://', '<https://', '(', ')', '"', '✅', '\n', '|\n', '|-|\n', '```\n', '|a|\n|-|\n|b|\n\n', '\uE000', '\uD800', '-', '[a] ', ' "',
  ];

  it.each(pieces)('made of %j is read in little time, on one line and on many', (piece) => {
    const cell = repeat(piece).replaceAll('\n', ' ');
    const start = performance.now();
    for (const text of [repeat(piece), repeat(`${piece.repeat(1000)}\n`), `|A|\n|-|\n${repeat(`|${piece.repeat(20).replaceAll('\n', ' ')}|\n`)}`, `|A|\n|-|\n|${cell}|`, `| ${cell}\n|-|\n|x|`]) {
      const findings = readFindings(text);
      summaryOf(findings);
      evidenceIn(findings, { cells: 100_000 });
    }
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
