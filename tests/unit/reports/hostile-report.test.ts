import { describe, expect, it } from 'vitest';
import { parseReport } from '../../../src/reports/report-import.ts';
import { jsonOf, pageOf, bytesOf, report, reportTest } from './report-fixture.ts';

/** What a report from elsewhere could try. */
const attacks = [
  '<script>alert(1)</script>', '<SCRIPT SRC=//evil.example/x.js></SCRIPT>', '<scr<script>ipt>alert(1)</scr</script>ipt>', '<img src=x onerror=alert(1)>', '<img src="x" onerror="alert(1)"',
  '<svg/onload=alert(1)>', '<svg><script>alert(1)</script></svg>', '<iframe src="javascript:alert(1)"></iframe>', '<a href="javascript:alert(1)">click</a>', '<body onload=alert(1)>',
  '<style>@import "https://evil.example"</style>', '<math><mi xlink:href="javascript:alert(1)">x</mi></math>', '<details open ontoggle=alert(1)>x</details>', '<!--><script>alert(1)</script-->',
  '[click](javascript:alert(1))', '[click](JaVaScRiPt:alert(1))', '[click](java\tscript:alert(1))', '[click](data:text/html;base64,PHNjcmlwdD4=)', '[click](vbscript:x)', '[click](file:///etc/passwd)',
  '[click](//evil.example)', '[click](http://evil.example)', '[click](https://user:pass@evil.example)', '![x](https://evil.example/pixel.png)', '![x](javascript:alert(1))', '<javascript:alert(1)>',
  '&lt;script&gt;alert(1)&lt;/script&gt;', '&#60;script&#62;alert(1)', '&#x6a;avascript:alert(1)', '`<script>alert(1)</script>`', '\u202Etxt.exe', '\u0000\u0001\u0008',
] as const;

const cellsIn = (results: ReturnType<typeof parseReport>['results']) => results.flatMap(({ evidence }) => evidence?.rows.flat() ?? []);

function readWith(attack: string) {
  const table = `❌ ${attack} was found here.\n\n## ${attack}\n\n| Name | ${attack.replaceAll('|', '')} |\n|---|---|\n| ${attack.replaceAll('|', '\\|')} | [${attack.replaceAll(']', '')}](https://entra.microsoft.com/) |\n`;
  const tests = [reportTest(21770, { TestTitle: attack, TestStatus: 'Failed', TestResult: table, TestCategory: attack, TestRisk: 'High' })];
  const data = report(tests, { TenantName: attack, Domain: attack });
  return [parseReport(jsonOf(data), 'report.json', []), parseReport(bytesOf(pageOf(JSON.stringify(data).replaceAll('<', '\\u003c'))), 'report.html', [])];
}

describe('what an imported report shows', () => {
  it.each(attacks)('leads nowhere but to https addresses: %j', (attack) => {
    for (const { results } of readWith(attack)) {
      for (const cell of cellsIn(results)) {
        if (typeof cell !== 'object' || cell === null) continue;
        const { protocol, username } = new URL(cell.href);
        expect([protocol, username]).toEqual(['https:', '']);
      }
    }
  });

  it.each(attacks)('has no control characters and no reversed text: %j', (attack) => {
    for (const { results } of readWith(attack)) {
      const shown = results.map(({ summary, evidence }) => [summary, evidence?.columns, evidence?.rows]);
      expect(JSON.stringify(shown)).not.toMatch(/\\u00(?:0[0-8bcef]|1[0-9a-f])|[\u202A-\u202E\u2066-\u2069]/);
    }
  });

  it.each(attacks.filter((attack) => attack.startsWith('<') && !attack.includes('scr<')))('has no markup left of %j', (attack) => {
    for (const { results } of readWith(attack)) {
      const cells = cellsIn(results).map((cell) => (typeof cell === 'object' && cell !== null ? cell.text : String(cell ?? '')));
      for (const text of [...results.map(({ summary }) => summary), ...cells]) expect(text).not.toMatch(/<(?:script|svg|iframe|a |body|style|math|details)/i);
    }
  });
});
