import { readFileSync } from 'node:fs';
import { assessCommand } from './cli/assess.ts';
import { auditCommand } from './cli/audit.ts';
import { backupCommand } from './cli/backup.ts';
import { digestCommand } from './cli/digest.ts';
import { exportCommand } from './cli/export.ts';
import { forgetCommand } from './cli/forget.ts';
import { importCommand } from './cli/import.ts';
import { permissionsCommand } from './cli/permissions.ts';
import { restoreCommand } from './cli/restore.ts';
import { retentionCommand } from './cli/retention.ts';
import { NotConnected, usage, WrongUsage } from './cli/usage.ts';
import { Refusal } from './operations/refusal.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  assess: (args) => assessCommand(args, version),
  export: exportCommand,
  import: importCommand,
  digest: digestCommand,
  permissions: permissionsCommand,
  audit: auditCommand,
  backup: (args) => backupCommand(args, version),
  restore: restoreCommand,
  forget: forgetCommand,
  retention: retentionCommand,
};

const [name = '', ...args] = process.argv.slice(2);
try {
  const command = commands[name];
  if (command) await command(args);
  else if (['help', '--help', '-h'].includes(name)) process.stdout.write(usage);
  else throw new WrongUsage(name === '' ? 'Name a command.' : `There is no command "${name}".`);
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  if (isWrongUsage(error)) process.stderr.write(`\n${usage}`);
  process.exitCode = isWrongUsage(error) ? 2 : error instanceof NotConnected ? 3 : 1;
}
// Requests that were given up leave timers of minutes behind: everything is said, so nobody waits for them.
process.stdout.write('', () => process.exit());

/** Node's own `parseArgs` complains with these codes. */
function isWrongUsage(error: unknown): boolean {
  return error instanceof WrongUsage || (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
}

function sentenceOf(error: unknown): string {
  if (error instanceof WrongUsage || error instanceof NotConnected || error instanceof Refusal || isWrongUsage(error)) return (error as Error).message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
