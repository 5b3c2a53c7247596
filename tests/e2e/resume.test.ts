import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TableClient } from '@azure/data-tables';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runListSchema, startedAssessmentSchema } from '../../src/api/assessment.ts';
import { localPeople } from '../../src/local/people.ts';
import { roadmap } from './ask-server.ts';
import { startStack, type Stack } from './stack.ts';

let stack: Stack;
beforeAll(async () => { stack = await startStack({ playground: false }); }, 120_000);
afterAll(() => stack.stop());

const call = (path: string, init: RequestInit = {}) => fetch(stack.url + roadmap + path, {
  ...init, headers: { Authorization: `Bearer local:${localPeople[0]?.id ?? ''}`, 'Content-Type': 'application/json' },
});
const newestRun = async () => runListSchema.parse(await (await call('/assessments')).json()).runs[0];

it('goes on with a run whose process was killed, and redoes only the checks that were missing', async () => {
  const connectionString = await readFile(join(stack.dataDir, 'storage-connection'), 'utf8');
  const results = TableClient.fromConnectionString(connectionString, 'Results', { allowInsecureConnection: true });
  const judgedAt = async () => {
    const rows: (readonly [string, string])[] = [];
    for await (const row of results.listEntities({ queryOptions: { filter: `RowKey ge 'verdict:' and RowKey lt 'verdict;'` } })) rows.push([row.rowKey ?? '', row.timestamp ?? '']);
    return new Map(rows);
  };

  const started = startedAssessmentSchema.parse(await (await call('/assessments', { method: 'POST', body: '{"pillars":null}' })).json());
  const { total } = started.run.progress;
  await expect.poll(async () => (await judgedAt()).size, { interval: 20, timeout: 15_000 }).toBeGreaterThanOrEqual(3);
  const [app] = execFileSync('pgrep', ['-P', String(stack.process.pid), '-f', 'main.js']).toString().trim().split('\n');
  process.kill(Number(app), 'SIGKILL');
  const before = await judgedAt();
  expect(before.size).toBeLessThan(total);

  await expect.poll(async () => (await newestRun().catch(() => undefined))?.state, { interval: 250, timeout: 150_000 }).toBe('finished');
  const after = await judgedAt();
  expect(after.size).toBe(total);
  for (const [check, timestamp] of before) expect([check, after.get(check)]).toEqual([check, timestamp]);
  expect(stack.output()).toContain('started again');
});
