import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runViewSchema } from '../../src/api/assessment.ts';
import { checkResultSchema } from '../../src/assessment/check.ts';
import { verdicts } from '../../src/assessment/verdict.ts';
import { sampleTenant } from '../../src/simulator/sample-tenant.ts';
import { startSimulator } from '../../src/simulator/simulator.ts';
import { sampleReport } from './sample-report.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const officialReport = join(root, '..', 'shared', 'reference', 'official-report', 'SampleReport.json');
let folder: string;
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'zero-trust-cli-')); });
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ended { readonly code: number | null; readonly stdout: string; readonly stderr: string }

function cli(args: readonly string[], environment: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'scripts', 'cli.mjs'), ...args], { cwd: folder, env: { ...process.env, DATA_DIR: join(folder, 'data'), ...environment } });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => { stdout += chunk.toString(); });
    child.stderr.on('data', (chunk: Buffer) => { stderr += chunk.toString(); });
    child.on('exit', (code) => resolve({ code, stdout, stderr }));
  });
}

describe('assess', () => {
  it('ends with what it has found when it is interrupted', async () => {
    let asked = 0;
    let interrupt = () => {};
    // After thirty questions nothing is answered any more: the run cannot end by itself.
    const simulator = await startSimulator({
      tenant: sampleTenant(),
      fault: () => {
        asked += 1;
        if (asked === 31) interrupt();
        return asked > 30 ? { kind: 'status', status: 429, headers: { 'retry-after': '30' } } : null;
      },
    });
    try {
      const child = spawn(process.execPath, [join(root, 'dist', 'src', 'cli.js'), 'assess', '--graph-url', simulator.url], { stdio: ['ignore', 'pipe', 'ignore'] });
      interrupt = () => child.kill('SIGINT');
      let stdout = '';
      child.stdout.on('data', (chunk: Buffer) => { stdout += chunk.toString(); });
      const code = await new Promise((resolve) => { child.on('close', resolve); });
      const { run, results } = z.object({ run: runViewSchema, results: z.array(checkResultSchema) }).parse(JSON.parse(stdout));
      expect([code, run.state]).toEqual([0, 'cancelled']);
      expect(results.length).toBeLessThan(run.progress.total);
      expect(run.progress.done).toBe(results.length);
    } finally {
      await simulator.close();
    }
  });

  it('prints the run and its results as JSON, every verdict that a tenant can have among them', async () => {
    const { code, stdout } = await cli(['assess', '--tenant', 'sample']);
    expect(code).toBe(0);
    const { run, results } = z.object({ run: runViewSchema, results: z.array(checkResultSchema) }).parse(JSON.parse(stdout));
    expect(run).toMatchObject({ state: 'finished', source: { kind: 'sample', tenantName: 'Contoso' } });
    expect(run.progress.done).toBe(results.length);
    expect(new Set(results.map(({ verdict }) => verdict)).size).toBeGreaterThanOrEqual(verdicts.length - 1);
    expect(results.find(({ reference }) => reference === 21844)?.verdict).toBe('investigate');
    expect(results.find(({ reference }) => reference === 21858)?.reason).toContain('AuditLog.Read.All');
  });

  it('writes to a file, only the checks that were asked for', async () => {
    const { code, stdout } = await cli(['assess', '--tenant', 'sample', '--check', '21787', '21865', '--json', 'out.json', '--now', '2026-03-31T09:00:00Z']);
    expect([code, stdout]).toEqual([0, '']);
    const { run, results } = JSON.parse(await readFile(join(folder, 'out.json'), 'utf8')) as { run: { startedAt: string }; results: { reference: number }[] };
    expect(results.map(({ reference }) => reference)).toEqual([21787, 21865]);
    expect(run.startedAt).toBe('2026-03-31T09:00:00.000Z');
  });

  it.each([
    ['an unknown check', ['assess', '--tenant', 'sample', '--check', '1'], 2, /There is no check 1/],
    ['an unknown pillar', ['assess', '--tenant', 'sample', '--pillar', 'weather'], 2, /There is no pillar "weather"/],
    ['a time that is none', ['assess', '--tenant', 'sample', '--now', 'soon'], 2, /--now soon is not a time/],
    ['an option that is none', ['assess', '--fast'], 2, /--fast/],
    ['no tenant', ['assess'], 2, /Say which tenant/],
    ['another host in the clear', ['assess', '--graph-url', 'http://graph.example'], 2, /must use https/],
    ['no command', [], 2, /Name a command/],
    ['an unknown command', ['asess'], 2, /There is no command "asess"/],
    ['nobody who answers', ['assess', '--graph-url', 'http://127.0.0.1:9/prefix', '--check', '21787'], 3, /127\.0\.0\.1:9|reach/],
  ])('says what is wrong with %s', async (_what, args, exitCode, sentence) => {
    const { code, stdout, stderr } = await cli(args, { TENANT_ID: '', CLIENT_ID: '' });
    expect([code, stdout]).toEqual([exitCode, '']);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

describe('import', () => {
  const roadmap = ['--roadmap', '19:general.zero-trust@thread.tacv2'];

  it('takes a report in and says what it means', async () => {
    await writeFile(join(folder, 'report.json'), sampleReport());
    const { code, stdout } = await cli(['import', 'report.json', ...roadmap]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Imported 3 results of Fabrikam/);
    expect(stdout).toMatch(/1 contradicted/);
  });

  it.skipIf(!existsSync(officialReport))('takes all 295 results of a real report in', async () => {
    const { code, stdout } = await cli(['import', officialReport, ...roadmap]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Imported 295 results/);
    expect(stdout).toContain('Passed 87 · Failed 96 · To investigate 1 · Skipped 73 · Error 1 · Planned 37');
  });

  it.each([
    ['a file that is not there', 'nothing.json', '', /There is no file/],
    ['half a report', 'half.json', sampleReport().slice(0, 500), /half\.json/],
    ['something else', 'else.json', '{"a":1}', /else\.json/],
  ])('refuses %s', async (_what, name, content, sentence) => {
    if (content) await writeFile(join(folder, name), content);
    const { code, stderr } = await cli(['import', name, ...roadmap]);
    expect(code).toBe(1);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
