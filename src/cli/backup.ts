import { parseArgs } from 'node:util';
import { writeBackup } from '../store/backup-file.ts';
import { openTerminalHouse } from './terminal-house.ts';
import { WrongUsage } from './usage.ts';

/** `backup --out FILE`: everything of the tenant as one file. */
export async function backupCommand(args: readonly string[], version: string): Promise<void> {
  const { values: { out } } = parseArgs({ args: [...args], options: { out: { type: 'string' } } });
  if (!out) throw new WrongUsage('Name the file to write: npm run cli -- backup --out roadmap-backup.jsonl.gz');
  const house = await openTerminalHouse(process.env);
  try {
    const at = house.now().toISOString();
    const rows = await writeBackup(out, { tenantId: house.tenantId, at, product: version }, house.storage.backups.rows(house.tenantId));
    process.stdout.write(`${rows} rows of tenant ${house.tenantId} are in ${out}. It holds what was found in the tenant: keep it where only you can read it.\n`);
  } finally {
    await house.storage.close();
  }
}
