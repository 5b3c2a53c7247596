import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { exportCommand } from '../../../src/cli/export.ts';
import { importCommand } from '../../../src/cli/import.ts';
import { WrongUsage } from '../../../src/cli/usage.ts';
import { Refusal } from '../../../src/operations/refusal.ts';
import { findings, workshopDocument } from '../../unit/reports/workshop-fixture.ts';
import { unzip } from '../../unit/reports/unzip.ts';

const roadmap = '19:terminal@thread.tacv2';
let folder: string;
let said = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'transfer-'));
  // A tenant of its own: other tests use the same emulator.
  vi.stubEnv('TENANT_ID', randomUUID());
  vi.stubEnv('STORAGE_CONNECTION_STRING', inject('storageConnectionString'));
  vi.stubEnv('STORAGE_ACCOUNT', '');
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
});
afterEach(() => { said = ''; });
afterAll(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

const fileOf = async (name: string, content: string): Promise<string> => {
  await writeFile(join(folder, name), content);
  return join(folder, name);
};
const document = JSON.stringify(workshopDocument({ identity: { RMI_062: { status: 'Completed', notes: findings('❌ Three admins are synced') }, XYZ_1: { status: 'planned', notes: 'kept' } }, quantum: {} }));

/** A terminal reads the whole catalog and every check each time. */
const patienceMs = 240_000;

describe('import and export from a terminal', () => {
  it('say first, then do, what a workshop document changes, and give it back', async () => {
    const file = await fileOf('workshop.json', document);
    await importCommand([file, '--roadmap', roadmap, '--dry-run']);
    expect(said).toBe('A workshop document: 2 tasks, 1 of them activities here.\n1 activities would change: status 1, notes 1.\n1 tasks are unknown here, kept for export: XYZ_1.\nPillars that are unknown here: quantum.\nNothing was imported: leave out --dry-run to do it.\n');
    said = '';
    await importCommand([file, '--roadmap', roadmap]);
    expect(said).toContain('1 activities changed: status 1, notes 1.');
    said = '';
    await exportCommand(['--roadmap', roadmap, '--format', 'workshop']);
    expect(JSON.parse(said)).toMatchObject({ configuration: { pillars: { identity: { taskOverrides: { RMI_062: { status: 'Completed', notes: findings('❌ Three admins are synced') }, XYZ_1: { status: 'planned', notes: 'kept' } } } } } });
  }, patienceMs);

  it('write a workbook to a file', async () => {
    const out = join(folder, 'roadmap.xlsx');
    await exportCommand(['--roadmap', roadmap, '--format', 'xlsx', '--out', out]);
    expect(unzip(await readFile(out)).has('xl/worksheets/sheet9.xml')).toBe(true);
    expect(said).toBe('');
  }, patienceMs);

  it.each([
    [importCommand, [], WrongUsage], [importCommand, ['x.json'], WrongUsage], [importCommand, ['x.json', '--roadmap', roadmap, '--prefer', 'nobody'], WrongUsage], [importCommand, ['/nowhere.json', '--roadmap', roadmap], Refusal],
    [exportCommand, ['--roadmap', roadmap], WrongUsage], [exportCommand, ['--format', 'csv'], WrongUsage], [exportCommand, ['--roadmap', roadmap, '--format', 'docx'], WrongUsage],
  ] as const)('say what is missing: %o %j', async (command, args, kind) => {
    await expect(command(args)).rejects.toBeInstanceOf(kind);
  }, patienceMs);
});
