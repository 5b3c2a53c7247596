import { randomUUID } from 'node:crypto';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { auditCommand } from '../../../src/cli/audit.ts';
import { backupCommand } from '../../../src/cli/backup.ts';
import { forgetCommand } from '../../../src/cli/forget.ts';
import { restoreCommand } from '../../../src/cli/restore.ts';
import { WrongUsage } from '../../../src/cli/usage.ts';
import { openStorage, type Storage } from '../../../src/store/storage.ts';
import { change, furnish, nadia } from '../store/keepsakes.ts';

let folder: string;
let storage: Storage;
let tenantId: string;
let said = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'terminal-'));
  storage = await openStorage({ connectionString: inject('storageConnectionString') });
  vi.stubEnv('STORAGE_CONNECTION_STRING', inject('storageConnectionString'));
  vi.stubEnv('STORAGE_ACCOUNT', '');
  vi.stubEnv('CLOUD', '');
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
});
beforeEach(() => {
  said = '';
  tenantId = randomUUID();
  vi.stubEnv('TENANT_ID', tenantId);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await storage.close();
  await rm(folder, { recursive: true });
});

const newFile = () => join(folder, `${randomUUID()}.jsonl.gz`);
const isThere = (file: string) => access(file).then(() => true, () => false);
async function auditKinds(): Promise<string[]> {
  said = '';
  await auditCommand([]);
  return said.trim().split('\n').map((line) => (JSON.parse(line) as { kind: string }).kind);
}

/** A terminal reads the whole catalog and every check each time. */
const patienceMs = 240_000;

describe('a backup from a terminal', () => {
  it('is of the tenant however its id is written, is recorded, and goes back without a question', async () => {
    await furnish(storage, tenantId);
    vi.stubEnv('TENANT_ID', tenantId.toUpperCase());
    const file = newFile();
    await backupCommand(['--out', file], '1.0.0');
    expect(said).toMatch(new RegExp(`^[1-9]\\d+ rows of tenant ${tenantId} are in `));
    expect(await auditKinds()).toContain('backup-made');
    await restoreCommand([file]);
    await restoreCommand([file]);
    expect((await auditKinds()).filter((kind) => kind === 'backup-restored')).toHaveLength(2);
    await change(storage, tenantId, { notes: 'later' });
    await expect(restoreCommand([file])).rejects.toMatchObject({ status: 409 });
  }, patienceMs);

  it('of nothing is none: somebody mistyped the tenant or the account', async () => {
    const file = newFile();
    await expect(backupCommand(['--out', file], '1.0.0')).rejects.toMatchObject({ status: 404, message: expect.stringContaining('Check TENANT_ID') as string });
    expect(await isThere(file)).toBe(false);
    expect(said).toBe('');
  }, patienceMs);

  it.each([
    ['TENANT_ID', 'contoso.onmicrosoft.com', /must be the tenant's GUID/],
    ['TENANT_ID', '6f1a3c52-0d5e-4b8a-9c77-2e4b5a90c1d', /must be the tenant's GUID/],
    ['CLOUD', 'germany', /choose from global/],
  ])('is refused with %s=%s', async (name, value, sentence) => {
    vi.stubEnv(name, value);
    const refusal: unknown = await backupCommand(['--out', newFile()], '1.0.0').catch((error: unknown) => error);
    vi.stubEnv('CLOUD', '');
    expect(refusal).toBeInstanceOf(WrongUsage);
    expect(String(refusal)).toMatch(sentence);
  });
});

describe('forgetting from a terminal', () => {
  it('a tenant leaves a receipt, since the audit log goes with it', async () => {
    await furnish(storage, tenantId);
    await forgetCommand(['--tenant', tenantId.toUpperCase(), '--confirm', tenantId]);
    expect(said).toMatch(new RegExp(`Receipt, to keep: tenant ${tenantId} was deleted by .+ \\(terminal\\), terminal, at \\d{4}-.+Z: \\d{2,} rows and messages`));
  }, patienceMs);

  it('a person is found in upper case too, and is recorded', async () => {
    await furnish(storage, tenantId);
    await forgetCommand(['--person', nadia.id.toUpperCase(), '--confirm', nadia.id.toUpperCase()]);
    expect(said).toMatch(/^\d+ rows now say “Former member”/);
    expect(await auditKinds()).toContain('person-forgotten');
    expect(said).not.toContain(nadia.name);
  }, patienceMs);
});
