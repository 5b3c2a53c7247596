import { describe, expect, it } from 'vitest';
import { maxReportBytes, parseReport, reportIn } from '../../../src/reports/report-import.ts';
import { bytesOf, pageOf, report, reportTest } from './report-fixture.ts';

const rowOf = (index: number) =>
  `| [Application ${index}](https://entra.microsoft.com/#view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Overview/objectId/${index}) | ✅ Enabled | app${index}@fabrikam.example | 2026-01-01 |`;

describe('a report of a large tenant', () => {
  const rowsPerTest = 850;
  const rows = Array.from({ length: rowsPerTest }, (_, index) => rowOf(index)).join('\n');
  const tests = Array.from({ length: 100 }, (_, index) => reportTest(21770 + index, {
    TestStatus: 'Failed', TestResult: `\n❌ Found applications.\n\n| Application | State | Owner | Since |\n| :-- | :-- | :-- | :-- |\n${rows}\n`,
  }));
  const json = JSON.stringify(report(tests));

  it.each([['JSON', json], ['a page', pageOf(json)]])('of some 15 MB is read as %s', (_, text) => {
    const bytes = bytesOf(text);
    expect(bytes.byteLength).toBeGreaterThan(13 * 1024 * 1024);
    expect(bytes.byteLength).toBeLessThan(maxReportBytes);
    const { results } = parseReport(bytes, 'report', []);
    expect(results).toHaveLength(100);
    expect(results.every(({ evidence }) => evidence?.total === rowsPerTest)).toBe(true);
    expect(results[99]).toMatchObject({ id: '21869', summary: 'Found applications.' });
  }, 30_000);
});

describe('a report that is read while others work', () => {
  it('gives them their turn', async () => {
    const rows = Array.from({ length: 850 }, (_, index) => rowOf(index)).join('\n');
    const data = report(Array.from({ length: 60 }, (_, index) => reportTest(21770 + index, { TestStatus: 'Failed', TestResult: `| Application | State | Owner | Since |\n| :-- | :-- | :-- | :-- |\n${rows}\n` })));
    let turns = 0;
    const timer = setInterval(() => { turns += 1; }, 1);
    try {
      expect((await reportIn(data, 'report.json', [])).results).toHaveLength(60);
    } finally {
      clearInterval(timer);
    }
    expect(turns).toBeGreaterThan(3);
  }, 60_000);
});

describe('a hostile report', () => {
  it.each([
    ['one result of line breaks', () => report([reportTest(1, { TestResult: '\n'.repeat(5_000_000) })])],
    ['one result of pipes', () => report([reportTest(1, { TestResult: '|\n'.repeat(2_000_000) })])],
    ['one table of empty rows', () => report([reportTest(1, { TestResult: `${'|A'.repeat(40)}|\n|-|\n${'|\n'.repeat(2_000_000)}` })])],
    ['many wide tables of empty rows', () => report(Array.from({ length: 1000 }, (_, index) => reportTest(index + 1, { TestResult: `${'|A'.repeat(40)}|\n|-|\n${'|\n'.repeat(1000)}` })))],
    ['many results of open brackets', () => report(Array.from({ length: 1000 }, (_, index) => reportTest(index + 1, { TestResult: '[a](b '.repeat(3000), TestTitle: '[['.repeat(3000) })))],
    ['many results of small tables', () => report(Array.from({ length: 1000 }, (_, index) => reportTest(index + 1, { TestResult: '|a|\n|-|\n|_b_|\n\n'.repeat(1000) })))],
  ])('of %s is read without filling time or memory', (_, make) => {
    const bytes = bytesOf(JSON.stringify(make()));
    // What this process worked, not how long it had to wait for others.
    const start = process.cpuUsage();
    const { results } = parseReport(bytes, 'report.json', []);
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(10_000);
    expect(results.reduce((sum, { evidence }) => sum + (evidence?.rows.length ?? 0) * (evidence?.columns.length ?? 0), 0)).toBeLessThanOrEqual(1_000_000);
  }, 120_000);
});
