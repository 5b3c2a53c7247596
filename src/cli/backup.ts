import { parseArgs } from 'node:util';
import { Refusal } from '../operations/refusal.ts';
import { writeBackup } from '../store/backup-file.ts';
import type { StoredRow } from '../store/backup-rows.ts';
import { openTerminalHouse } from './terminal-house.ts';
import { WrongUsage } from './usage.ts';

/** `backup --out FILE`: everything of the tenant as one file. */
export async function backupCommand(args: readonly string[], version: string): Promise<void> {
  const { values: { out } } = parseArgs({ args: [...args], options: { out: { type: 'string' } } });
  if (!out) throw new WrongUsage('Name the file to write: npm run cli -- backup --out roadmap-backup.jsonl.gz');
  const house = await openTerminalHouse(process.env);
  try {
    const { tenantId, storage: { backups, retention } } = house;
    if (await isEmpty(backups.rows(tenantId))) throw new Refusal(404, `The storage account keeps nothing for tenant ${tenantId}: no backup was written. Check TENANT_ID and STORAGE_ACCOUNT.`);
    const at = house.now().toISOString();
    const rows = await writeBackup(out, { tenantId, at, product: version }, backups.rows(tenantId));
    await retention.record(tenantId, { at, by: house.actor.person, kind: 'backup-made', roadmap: null, subject: null, details: { rows } });
    process.stdout.write(`${rows} rows of tenant ${tenantId} are in ${out}. It holds what was found in the tenant: keep it where only you can read it.\n`);
  } finally {
    await house.storage.close();
  }
}

/** A backup of nothing would be noticed on the day when it is needed. */
async function isEmpty(rows: AsyncGenerator<StoredRow>): Promise<boolean> {
  const { done = false } = await rows.next();
  await rows.return(undefined);
  return done;
}
