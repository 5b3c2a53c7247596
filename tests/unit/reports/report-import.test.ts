import { describe, expect, it } from 'vitest';
import { checkResultSchema, type CheckResult } from '../../../src/assessment/check.ts';
import { maxReportBytes, parseReport, ReportRefused } from '../../../src/reports/report-import.ts';
import { bytesOf, jsonOf, knownCheck, pageOf, report, reportTest } from './report-fixture.ts';

const parse = (bytes: Uint8Array, fileName = 'report.json') => parseReport(bytes, fileName, [knownCheck]);
const resultsOf = (...tests: unknown[]): CheckResult[] => parse(jsonOf(report(tests))).results;
const resultOf = (more: Readonly<Record<string, unknown>>): CheckResult => resultsOf(reportTest(21770, more))[0]!;

/** The sentence that a file is refused with. */
function refusal(bytes: Uint8Array, fileName?: string): string {
  try {
    parse(bytes, fileName);
  } catch (error) {
    if (error instanceof ReportRefused) return error.message;
    throw error;
  }
  throw new Error('The file was accepted.');
}

describe('a good report', () => {
  it('becomes results like our own', () => {
    const { source, executedAt, version, results } = parse(jsonOf());
    expect({ source, executedAt, version }).toEqual({
      source: { tenantId: 'aaaabbbb-0000-cccc-1111-dddd2222eeee', tenantName: 'Fabrikam' },
      executedAt: '2026-05-18T22:21:38.163Z', version: 'Zero Trust Assessment 2.1.8',
    });
    expect(results).toEqual([{
      id: '21770', reference: 21770, title: 'Invented check 21770', pillars: ['identity'], category: 'Invented', risk: 'high',
      verdict: 'passed', reason: null, summary: 'All is well here.', evidence: null,
    }]);
  });

  it('may start with a byte order mark', () => {
    expect(parse(new Uint8Array([0xef, 0xbb, 0xbf, ...jsonOf()])).results).toHaveLength(1);
  });

  it.each(['ZeroTrustAssessmentReport.html', 'ZeroTrustAssessmentReport-classic.html'])('may be the page %s', (fileName) => {
    for (const indent of [0, 2]) {
      const page = bytesOf(pageOf(JSON.stringify(report([reportTest(21770, { TestResult: 'It says "}" and \\" and {[ here.' })]), null, indent)));
      expect(parse(page, fileName).results).toMatchObject([{ id: '21770', summary: 'It says "}" and " and {[ here.' }]);
    }
  });

  it('may be a page whose code holds an empty placeholder before the data', () => {
    expect(parse(bytesOf(pageOf(`{Tests:[]},z=1,reportData=${JSON.stringify(report())}`))).results).toHaveLength(1);
  });

  it('may have unknown members, and members after the end mark', () => {
    const data = { ...report([reportTest(21770, { TestNovelty: { a: [1] } })]), IsDemo: 'true', Novelty: null };
    expect(parse(jsonOf(data)).results).toHaveLength(1);
  });

  it('may lack everything but its time, tests and end mark', () => {
    const { source, version, results } = parse(jsonOf({ ExecutedAt: '2026-01-01T00:00:00Z', Tests: [{ TestId: 21867, TestStatus: 'Failed' }, { TestId: '35001', TestStatus: 'Skipped' }], EndOfJson: 'EndOfJson' }));
    expect({ source, version }).toEqual({ source: { tenantId: '', tenantName: 'Unnamed tenant' }, version: 'Zero Trust Assessment' });
    expect(results).toMatchObject([
      { id: 'apps-have-owners', reference: 21867, title: 'Applications have owners', category: 'Applications', risk: 'low', summary: 'Applications have owners' },
      { id: '35001', reference: 35001, title: 'Check 35001', pillars: [], category: 'Other', risk: 'low', reason: 'The report gives no reason.' },
    ]);
  });

  it('keeps neither descriptions nor the account that made it', () => {
    const kept = JSON.stringify(parse(jsonOf()));
    expect(kept).not.toContain('nobody keeps');
    expect(kept).not.toContain('someone@');
  });

  it.each([
    ['2026-05-19T08:21:38.1634512+02:00', '2026-05-19T06:21:38.163Z'],
    ['2026-05-19T08:21:38Z', '2026-05-19T08:21:38.000Z'],
    ['2026-05-19T08:21:38', '2026-05-19T08:21:38.000Z'],
    ['2026-05-19 08:21', '2026-05-19T08:21:00.000Z'],
    ['2026-01-01T01:00:00-0530', '2026-01-01T06:30:00.000Z'],
  ])('made at %s was made at %s', (ExecutedAt, executedAt) => {
    expect(parse(jsonOf(report(undefined, { ExecutedAt }))).executedAt).toBe(executedAt);
  });
});

describe('who a test is', () => {
  it.each([
    [21770, '21770', 21770],
    ['21770', '21770', 21770],
    [' 21770 ', '21770', 21770],
    [21867, 'apps-have-owners', 21867],
    ['21867', 'apps-have-owners', 21867],
    ['1F2E3D4C-0000-4CCC-8111-DDDD2222EEEE', '1f2e3d4c-0000-4ccc-8111-dddd2222eeee', null],
  ])('%j is %s', (testId, id, reference) => {
    expect(resultsOf(reportTest(testId))).toMatchObject([{ id, reference }]);
  });

  it.each(['__proto__', 'a/b', 'a#b', 'a?b', 'ä', '-a', 'a-', 'a b', 'x'.repeat(101)])('%j can be no key', (testId) => {
    expect(refusal(jsonOf(report([reportTest(1), reportTest(testId)])))).toMatch(/^report\.json: Tests\[1\] has a TestId that is neither a number nor a GUID\./);
  });

  it('does not let a report reach the prototype of objects', () => {
    const text = JSON.stringify(report([reportTest(1)])).replace('"TestTitle"', '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"TestTitle"');
    expect(parse(bytesOf(text)).results).toHaveLength(1);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('what a test says', () => {
  it.each([
    ['Passed', 'passed'], ['Failed', 'failed'], ['Investigate', 'investigate'], ['Skipped', 'skipped'], ['Error', 'error'], ['Planned', 'planned'], ['FAILED', 'failed'],
  ])('status %s is %s', (TestStatus, verdict) => {
    expect(resultOf({ TestStatus })).toMatchObject({ verdict });
  });

  it.each(['Warning', 'constructor'])('the unknown status %s is an error that says so', (TestStatus) => {
    expect(resultOf({ TestStatus })).toMatchObject({ verdict: 'error', summary: null, reason: `The report gives the status “${TestStatus}”, which this app does not know.` });
  });

  it.each([
    ['Critical', 'high'], ['High', 'high'], ['medium', 'medium'], ['LOW', 'low'], ['Unranked', 'low'], ['Novel', 'low'], ['', 'low'], [null, 'low'], [7, 'low'],
  ])('risk %j weighs %s', (TestRisk, risk) => {
    expect(resultOf({ TestRisk }).risk).toBe(risk);
  });

  it.each([
    ['Identity', ['identity']], ['Devices', ['devices']], ['Data', ['data']], ['Network', ['network']], ['Infrastructure', ['infrastructure']],
    ['SecOps', ['security-operations']], ['security-ops', ['security-operations']], ['Security Operations', ['security-operations']], ['AI', ['ai']], ['DevSecOps', ['devsecops']],
    [['AI', 'Data'], ['data', 'ai']], [['AI', 'ai', 'Novel', 7], ['ai']], ['Network, AI', ['network', 'ai']], ['Novel', []], [null, []], [7, []], [undefined, []],
  ])('pillar %j is %j', (TestPillar, pillars) => {
    expect(resultOf({ TestPillar }).pillars).toEqual(pillars);
  });

  it('takes the pillars of our own check where the report names none', () => {
    expect(resultsOf(reportTest(21867, { TestPillar: null }), reportTest(21770, { TestPillar: null }))).toMatchObject([{ pillars: ['identity', 'devsecops'] }, { pillars: [] }]);
  });

  it('gives the reason of a skipped test as plain text, without evidence', () => {
    const skipped = resultOf({ TestStatus: 'Skipped', SkippedReason: 'Needs _Some-Service_, see [the **page**](https://example.com).', TestResult: 'X\n\n|A|\n|-|\n|1|\n' });
    expect(skipped).toMatchObject({ reason: 'Needs Some-Service, see the page.', summary: null, evidence: null });
  });

  it('takes the reason from the result where none is given', () => {
    expect(resultOf({ TestStatus: 'Skipped', TestResult: '\nSkipped. No mailbox here.\n' }).reason).toBe('No mailbox here.');
    expect(resultOf({ TestStatus: 'Error', TestResult: '❌ It broke.\r\n - **Message**: no answer.\r\n```\ntrace\n```' }).reason).toBe('It broke. Message: no answer.');
    expect(resultOf({ TestStatus: 'Error', TestResult: null }).reason).toBe('The report gives no reason.');
  });

  it('says what planned means, whatever code the report gives', () => {
    expect(resultOf({ TestStatus: 'Planned', SkippedReason: 'UnderConstruction' }).reason).toBe('The public assessment announces this check, but does not perform it yet.');
  });

  it('makes titles and names plain', () => {
    expect(resultOf({ TestTitle: '**No** `x` <b>apps</b> &amp; [more](https://example.com)\u202E\u0000\n' }).title).toBe('No x apps & more');
    expect(parse(jsonOf(report(undefined, { TenantName: '<img src=x onerror=alert(1)>Fab' }))).source.tenantName).toBe('Fab');
    expect(parse(jsonOf(report(undefined, { TenantName: null }))).source.tenantName).toBe('fabrikam.example');
  });

  it('gives evidence that the store takes', () => {
    const rows = Array.from({ length: 1500 }, (_, index) => `| [User ${index}](https://entra.microsoft.com/#u/${index}) | ✅ |`).join('\n');
    const [result] = resultsOf(reportTest(21770, { TestStatus: 'Failed', TestResult: `Found users.\n\n| User | MFA |\n| :-- | --- |\n${rows}\n` }));
    expect(checkResultSchema.safeParse(result).success).toBe(true);
    expect(result).toMatchObject({ summary: 'Found users.', evidence: { columns: ['User', 'MFA'], total: 1500 } });
    expect(result?.evidence?.rows).toHaveLength(1000);
    expect(result?.evidence?.rows[999]).toEqual([{ text: 'User 999', href: 'https://entra.microsoft.com/#u/999' }, '✅']);
  });
});

describe('a file that is no good', () => {
  const page = pageOf(JSON.stringify(report()));

  it.each<[string, Uint8Array, RegExp]>([
    ['an empty file', new Uint8Array(), /^report\.json is empty\./],
    ['white space', bytesOf(' \r\n\t'), /^report\.json is empty\./],
    ['a ZIP archive', bytesOf('PK\u0003\u0004 and so on'), /is a ZIP archive/],
    ['a PDF', bytesOf('%PDF-1.7'), /is a PDF/],
    ['UTF-16 text', new Uint8Array(Buffer.from('\uFEFF{}', 'utf16le')), /is UTF-16 text.*Save it as UTF-8/],
    ['bytes', new Uint8Array([0x7b, 0xff, 0xfe, 0x00]), /is not UTF-8 text/],
    ['plain text', bytesOf('TestId,TestStatus\n1,Passed'), /neither JSON nor a web page/],
    ['another page', bytesOf('<!doctype html><html><body>Hello</body></html>'), /web page without report data/],
    ['the empty page', bytesOf(pageOf('{Tests:[{TestId:1}],EndOfJson:"EndOfJson"}')), /empty page that reports are made from/],
    ['a page cut off in its data', bytesOf(page.slice(0, page.indexOf('EndOfJson'))), /ends at character \d+, in the middle of the report's data/],
    ['a page cut off after its data', bytesOf(page.slice(0, page.indexOf('</body>'))), /ends at character \d+, before the page is complete/],
    ['a page with damaged data', bytesOf(page.replace('"Tests"', '"Tests" "Tests"')), /is not valid JSON/],
    ['a page of another thing', bytesOf(pageOf('{"a":1}')), /is not a report of the public assessment: it has no list of tests/],
    ['JSON with a comma too many', bytesOf('{"Tests":[1,]}'), /is not valid JSON/],
    ['JSON with something after it', bytesOf(`${JSON.stringify(report())} x`), /is not valid JSON at character \d+/],
    ['a list', bytesOf('[1]'), /is not a report of the public assessment: it has no list of tests/],
    ['a foreign object', bytesOf('{"run":{},"results":[]}'), /it has no list of tests/],
    ['a list of tests that is none', jsonOf(report(undefined, { Tests: { a: 1 } })), /it has no list of tests/],
    ['no test', jsonOf(report([])), /its list of tests is empty/],
    ['no end mark', jsonOf(report(undefined, { EndOfJson: undefined })), /lacks the mark that ends a report \(EndOfJson\)/],
    ['another end mark', jsonOf(report(undefined, { EndOfJson: true })), /EndOfJson/],
    ['no time', jsonOf(report(undefined, { ExecutedAt: null })), /does not say when its assessment ran/],
    ['an ambiguous time', jsonOf(report(undefined, { ExecutedAt: '5/6/2026 8:00:00 AM' })), /does not say when its assessment ran/],
    ['an impossible time', jsonOf(report(undefined, { ExecutedAt: '2026-13-45T08:00:00Z' })), /does not say when its assessment ran/],
    ['a test without id', jsonOf(report([reportTest(1), reportTest(undefined)])), /Tests\[1\] has no usable TestId\./],
    ['a test with an empty id', jsonOf(report([reportTest(' ')])), /Tests\[0\] has no usable TestId\./],
    ['a test with half an id', jsonOf(report([reportTest(1.5)])), /Tests\[0\] has no usable TestId\./],
    ['a test without status', jsonOf(report([reportTest(1), reportTest(2), reportTest(3, { TestStatus: null })])), /Tests\[2\] has no usable TestStatus\./],
    ['a test without either', jsonOf(report([{}])), /Tests\[0\] has no usable TestId and TestStatus\./],
    ['a test that is none', jsonOf(report([reportTest(1), 'x'])), /Tests\[1\] is not a test\./],
    ['the same test twice', jsonOf(report([reportTest(1), reportTest(2), reportTest('1')])), /Tests\[0\] and Tests\[2\] are the same test \(1\)/],
    ['more tests than there can be', jsonOf(report(Array.from({ length: 1001 }, (_, index) => reportTest(index + 1)))), /lists 1001 tests, more than the 1000/],
  ])('%s is refused', (_, bytes, sentence) => {
    expect(refusal(bytes)).toMatch(sentence);
    expect(refusal(bytes)).toMatch(/\.$/);
  });

  it('is named as the workshop document that it is', () => {
    const document = { metadata: { version: '1.0.0', exportType: 'full-configuration' }, configuration: { pillars: { identity: { taskOverrides: {} } } }, statistics: {} };
    expect(refusal(jsonOf(document), 'ZeroTrustWorkshop.json')).toMatch(/^ZeroTrustWorkshop\.json is a document of the Zero Trust Workshop: .* cannot be imported as a report/);
  });

  it('is refused when it is one byte too large', () => {
    const bytes = new Uint8Array(maxReportBytes + 1).fill(0x20);
    expect(refusal(bytes)).toMatch(/is larger than 50 MB/);
    expect(refusal(bytes.subarray(1))).toMatch(/is empty/);
  });

  it('says at which character it ends, wherever it was cut off', () => {
    const text = JSON.stringify(report([reportTest(21770, { TestResult: 'quote \\" brace } slash \\\\' })]));
    for (let length = 1; length < text.length; length += 1) expect(refusal(bytesOf(text.slice(0, length)))).toContain(`ends at character ${length}, in the middle of the data`);
  });

  it('names the file without letting the name play tricks', () => {
    expect(refusal(new Uint8Array(), '<b>x</b>\u202E.json\n')).toMatch(/^x\.json is empty/);
    expect(refusal(new Uint8Array(), ' ')).toMatch(/^The file is empty/);
  });

  it('may be nested as deep as it likes', () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    expect(refusal(bytesOf(deep))).toMatch(/is not a report/);
    expect(refusal(bytesOf('['.repeat(200_000)))).toMatch(/ends at character 200000/);
    expect(parse(bytesOf(JSON.stringify(report()).replace('"TenantInfo":null', `"TenantInfo":${deep}`))).results).toHaveLength(1);
  });
});
