import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkResultSchema } from '../../../src/assessment/check.ts';
import { scoreOf } from '../../../src/assessment/score.ts';
import { parseReport, ReportRefused } from '../../../src/reports/report-import.ts';

const folder = new URL('../../../../shared/reference/official-report/', import.meta.url);
const isThere = existsSync(new URL('SampleReport.json', folder)) && existsSync(new URL('SampleReport.html', folder));
const read = (name: string) => readFileSync(new URL(name, folder));

// The file belongs to the public project and is not part of this one: the tests run where somebody has put it.
describe.skipIf(!isThere)('a report that the public assessment wrote', () => {
  it('has all its results, as its own pages count them', () => {
    const { source, executedAt, version, results } = parseReport(read('SampleReport.json'), 'SampleReport.json', []);
    expect({ source, executedAt, version }).toEqual({
      source: { tenantId: 'aaaabbbb-0000-cccc-1111-dddd2222eeee', tenantName: 'Contoso' }, executedAt: '2026-05-18T22:21:38.163Z', version: 'Zero Trust Assessment 2.1.8',
    });
    expect(results).toHaveLength(295);
    expect(scoreOf(results).counts).toEqual({ failed: 96, passed: 87, skipped: 73, planned: 37, error: 1, investigate: 1 });
    expect(results.filter(({ reference }) => reference !== null)).toHaveLength(276);
  });

  it('has what the house stores, as plain text', () => {
    for (const result of parseReport(read('SampleReport.json'), 'SampleReport.json', []).results) {
      expect(checkResultSchema.safeParse(result).error).toBeUndefined();
      expect(result.id).toMatch(/^[a-z0-9-]+$/);
      const isJudged = result.summary !== null;
      expect(result.reason === null).toBe(isJudged);
      expect(`${result.title} ${result.summary ?? ''} ${result.reason ?? ''}`).not.toMatch(/\*\*|\]\(|<[a-z]|^[✅❌⚠]/m);
    }
  });

  it('is the same in JSON and in its page', () => {
    const idsOf = (name: string) => parseReport(read(name), name, []).results.map(({ id }) => id).sort();
    expect(idsOf('SampleReport.html')).toEqual(idsOf('SampleReport.json'));
  });

  it.each(['SampleReport.json', 'SampleReport.html'])('%s is refused wherever it is cut off', (name) => {
    const bytes = read(name);
    const trimmed = bytes.toString('latin1').trimEnd().length;
    let seed = 11;
    for (let round = 0; round < 60; round += 1) {
      seed = (seed * 48_271) % 2_147_483_647;
      const length = seed % trimmed;
      expect(() => parseReport(bytes.subarray(0, length), name, []), `cut off at ${length}`).toThrow(ReportRefused);
    }
  });

  it('is refused, or read, but never breaks when bytes are damaged', () => {
    const original = read('SampleReport.json').subarray(0);
    let seed = 5;
    for (let round = 0; round < 40; round += 1) {
      const bytes = Uint8Array.from(original);
      seed = (seed * 48_271) % 2_147_483_647;
      bytes[seed % bytes.length] = seed % 256;
      try {
        expect(parseReport(bytes, 'damaged.json', []).results).toHaveLength(295);
      } catch (error) {
        expect(error).toBeInstanceOf(ReportRefused);
      }
    }
  });
});
