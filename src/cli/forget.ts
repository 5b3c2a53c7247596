import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { Refusal } from '../operations/refusal.ts';
import { formerMember, idAsStored } from '../store/backup-forget.ts';
import { openTerminalHouse } from './terminal-house.ts';
import { WrongUsage } from './usage.ts';

/** `forget --tenant ID` or `forget --person ID`: deletes for good, once the id was typed again. */
export async function forgetCommand(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { tenant: { type: 'string' }, person: { type: 'string' }, confirm: { type: 'string' } } });
  const [tenant, person] = [values.tenant, values.person].map((given) => given && idAsStored(given));
  const id = tenant ?? person;
  if (!id || (tenant && person)) throw new WrongUsage('Say what to forget: --tenant ID for everything, or --person ID (Entra object id) for one person.');
  const house = await openTerminalHouse(process.env);
  const { backups, retention } = house.storage;
  try {
    if (tenant && tenant !== house.tenantId) throw new WrongUsage(`This app serves tenant ${house.tenantId}, not ${tenant}. Nothing was deleted.`);
    await confirm(id, values.confirm, tenant
      ? `Everything of tenant ${id} will be deleted: roadmaps, history, assessments, settings. Make a backup first if you may want it again.`
      : `Person ${id} becomes “${formerMember.name}” in states, history, comments and assessments; their personal roadmap and chat are deleted.`);
    const by = house.actor.person.id === id ? formerMember : house.actor.person;
    if (tenant) {
      const rows = await backups.forgetTenant(id);
      // The audit log went with the rest: this is the only record.
      process.stdout.write(`${rows} rows and messages of tenant ${id} are deleted. Backups that you made are not: delete those yourself.\nReceipt, to keep: tenant ${id} was deleted by ${by.name}, ${by.id}, at ${house.now().toISOString()}: ${rows} rows and messages.\n`);
      return;
    }
    const { names, rowsChanged, rowsDeleted } = await backups.forgetPerson(house.tenantId, id);
    await retention.record(house.tenantId, { at: house.now().toISOString(), by, kind: 'person-forgotten', roadmap: null, subject: null, details: { rowsChanged, rowsDeleted } });
    process.stdout.write(names.length + rowsChanged + rowsDeleted === 0
      ? `Nobody with the id ${id} is named here. Nothing was changed.\n`
      : `${rowsChanged} rows now say “${formerMember.name}”, ${rowsDeleted} are deleted. Evidence of assessments can still list the account: it goes with the runs, see "retention".\n`);
  } finally {
    await house.storage.close();
  }
}

/** @throws {Refusal} when something else was typed */
async function confirm(id: string, given: string | undefined, warning: string): Promise<void> {
  let typed = given;
  if (typed === undefined) {
    process.stderr.write(`${warning}\nThis cannot be taken back. `);
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    const closed = new Promise<string>((resolve) => { terminal.once('close', () => resolve('')); });
    typed = await Promise.race([terminal.question('Type the id to go on: '), closed]);
    terminal.close();
  }
  if (idAsStored(typed.trim()) !== id) throw new Refusal(400, 'That is not the id. Nothing was deleted.');
}
