import { checkBackup, rowsIn, BackupRefused } from '../store/backup-file.ts';
import type { Losses } from '../store/backup.ts';
import type { Actor, House } from './house.ts';
import { authorise, Refusal } from './refusal.ts';

/**
 * Makes the tenant what a backup says. The whole file is read and checked before the first row is written; done twice,
 * the second time changes nothing.
 * @param options.replace also when something came after the file: what it has not is deleted, what was set since is as it was
 * @throws {Refusal} 403 for anybody but operators, 422 for a file that cannot be used, 409 when something would be lost
 */
export async function restoreBackup(house: House, actor: Actor, file: string, options: { readonly replace: boolean }): Promise<{ readonly rows: number; readonly deleted: number; readonly at: string }> {
  authorise(actor, 'change-settings');
  const { tenantId, storage: { backups, retention } } = house;
  const { header, rows, names } = await checkBackup(file, tenantId).catch((error: unknown) => {
    throw error instanceof BackupRefused ? new Refusal(422, error.message, { cause: error }) : error;
  });
  if (!options.replace) {
    const lost = await backups.losses(tenantId, names, rowsIn(file));
    if (lost.rows + lost.settings > 0) throw new Refusal(409, `${lossesIn(file, lost)} Nothing was restored. Make a backup of what is there, stop the app, and add --replace: what came later is lost then, except the entries of the audit log.`);
  }
  await backups.put(rowsIn(file));
  const deleted = options.replace ? await backups.remove(withoutEvents(backups.beyond(tenantId, names))) : 0;
  await retention.record(tenantId, { at: house.now().toISOString(), by: actor.person, kind: 'backup-restored', roadmap: null, subject: null, details: { of: header.at, rows, deleted } });
  return { rows, deleted, at: header.at };
}

function lossesIn(file: string, { rows, settings }: Losses): string {
  const sentences = [
    ...(rows > 0 ? [`The tenant has ${rows} rows that are not in ${file}, such as changes made after it.`] : []),
    ...(settings > 0 ? [`${settings} settings or schedules have another value in ${file}.`] : []),
  ];
  return sentences.join(' ');
}

/** What was recorded for the audit log stays, also what the backup does not know of. */
async function* withoutEvents<Row extends { readonly row: string }>(rows: AsyncIterable<Row>): AsyncGenerator<Row> {
  for await (const row of rows) if (!row.row.startsWith('event:')) yield row;
}
