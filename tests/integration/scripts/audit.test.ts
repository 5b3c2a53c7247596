import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const advisory = { id: 1, url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc', title: 'Reads what it should not', severity: 'high', vulnerable_versions: '*' };

/** A registry that knows one thing against restify, or nothing, or does not tell. */
let registry: Server;
let answer: { readonly status: number; readonly body: object };
let folder: string;
beforeAll(async () => {
  registry = createServer((request, response) => {
    request.resume();
    response.writeHead(request.url?.includes('/advisories/bulk') ? answer.status : 404, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => { registry.listen(0, '127.0.0.1', resolve); });
  folder = await mkdtemp(join(tmpdir(), 'audit-'));
});
afterAll(async () => {
  registry.close();
  await rm(folder, { recursive: true });
});

async function audit(accepted: object): Promise<{ readonly status: number; readonly said: string }> {
  const file = join(folder, 'accepted.json');
  await writeFile(file, JSON.stringify(accepted));
  const child = spawn(process.execPath, ['scripts/audit.mjs', file], { cwd: root, env: { ...process.env, npm_config_registry: `http://127.0.0.1:${(registry.address() as AddressInfo).port}/`, npm_config_fetch_retries: '0', npm_config_noproxy: '127.0.0.1', npm_config_cache: join(folder, randomUUID()) }, stdio: ['ignore', 'pipe', 'inherit'] });
  const [said, [status]] = await Promise.all([text(child.stdout), once(child, 'close') as Promise<[number]>]);
  return { status, said };
}

describe('the audit of dependencies', () => {
  it.each([
    ['passes when nothing is known', {}, { status: 200, body: {} }, 0, 'ok, 0 known'],
    ['fails for what is grave', {}, { status: 200, body: { restify: [advisory] } }, 1, 'GHSA-aaaa-bbbb-cccc (high) restify: Reads what it should not. Update it'],
    ['tells what is not grave', {}, { status: 200, body: { restify: [{ ...advisory, severity: 'low' }] } }, 0, 'GHSA-aaaa-bbbb-cccc (low) restify'],
    ['lets stay what has a reason', { 'GHSA-aaaa-bbbb-cccc': { reason: 'Not reached.', until: '2999-01-01' } }, { status: 200, body: { restify: [advisory] } }, 0, 'stays until 2999-01-01: Not reached.'],
    ['fails when the reason ran out', { 'GHSA-aaaa-bbbb-cccc': { reason: 'Not reached.', until: '2020-01-01' } }, { status: 200, body: { restify: [advisory] } }, 1, 'was accepted until 2020-01-01'],
    ['fails for a reason that nothing needs', { 'GHSA-aaaa-bbbb-cccc': { reason: 'Not reached.', until: '2999-01-01' } }, { status: 200, body: {} }, 1, 'concerns no package any more'],
    ['looks at what is built into the tab', {}, { status: 200, body: { 'react-markdown': [advisory] } }, 1, 'GHSA-aaaa-bbbb-cccc (high) react-markdown'],
    ['looks at what that takes in turn', {}, { status: 200, body: { micromark: [advisory] } }, 1, '(high)'],
    ['leaves out what only builds and tests', {}, { status: 200, body: { eslint: [advisory] } }, 0, 'ok, 0 known'],
    ['says so loudly when it could look at nothing', {}, { status: 405, body: {} }, 0, 'NOTHING WAS CHECKED'],
  ] as const)('%s', async (_what, accepted, answered, status, sentence) => {
    answer = answered;
    const result = await audit(accepted);
    expect(result.said).toContain(sentence);
    expect(result.status).toBe(status);
  });
});
