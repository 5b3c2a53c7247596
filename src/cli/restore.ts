import { parseArgs } from 'node:util';
import { restoreBackup } from '../operations/restore-backup.ts';
import { openTerminalHouse } from './terminal-house.ts';
import { WrongUsage } from './usage.ts';

/** `restore FILE [--replace]`: makes the tenant what a backup says. */
export async function restoreCommand(args: readonly string[]): Promise<void> {
  const { values, positionals: [file, ...others] } = parseArgs({ args: [...args], allowPositionals: true, options: { replace: { type: 'boolean' } } });
  if (!file || others.length > 0) throw new WrongUsage('Name one file: npm run cli -- restore roadmap-backup.jsonl.gz');
  const house = await openTerminalHouse(process.env);
  try {
    const { rows, deleted, at } = await restoreBackup(house, house.actor, file, { replace: values.replace ?? false });
    process.stdout.write(`${rows} rows of the backup of ${at} are restored${deleted > 0 ? `, and ${deleted} that it does not have are deleted` : ''}.\n`);
  } finally {
    await house.storage.close();
  }
}
