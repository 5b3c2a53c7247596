import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { csvLine } from '../reports/csv.ts';
import type { AuditEntry } from '../store/audit-log.ts';
import { openTerminalHouse } from './terminal-house.ts';
import { WrongUsage } from './usage.ts';

const csvHeader = ['at', 'person id', 'person', 'kind', 'roadmap', 'subject', 'details'];

/** `audit [--from TIME] [--to TIME] [--roadmap ID] [--format jsonl|csv]`: who did what when, oldest first. */
export async function auditCommand(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { from: { type: 'string' }, to: { type: 'string' }, roadmap: { type: 'string' }, format: { type: 'string', default: 'jsonl' } } });
  const { format } = values;
  if (format !== 'jsonl' && format !== 'csv') throw new WrongUsage(`--format ${format} is not understood: say jsonl or csv.`);
  const from = momentOf('from', values.from) ?? new Date(0);
  const house = await openTerminalHouse(process.env);
  try {
    const to = momentOf('to', values.to) ?? new Date(house.now().getTime() + 1);
    if (from >= to) throw new WrongUsage('--from must be before --to.');
    if (format === 'csv') await write(csvLine(csvHeader));
    for await (const entry of house.storage.audit(house.tenantId, { from, to, roadmapId: values.roadmap ?? null })) {
      await write(format === 'csv' ? asCsv(entry) : `${JSON.stringify(entry)}\n`);
    }
  } finally {
    await house.storage.close();
  }
}

function asCsv({ at, by, kind, roadmap, subject, details }: AuditEntry): string {
  return csvLine([at, by.id, by.name, kind, roadmap, subject, JSON.stringify(details)]);
}

/** A day begins at midnight UTC. */
function momentOf(name: string, text: string | undefined): Date | null {
  if (text === undefined) return null;
  const time = /^\d{4}-\d{2}-\d{2}(?:T.+)?$/.test(text) ? new Date(text) : new Date(Number.NaN);
  if (Number.isNaN(time.getTime())) throw new WrongUsage(`--${name} ${text} is not a time. Write it as 2026-03-31 or 2026-03-31T09:00:00Z.`);
  return time;
}

/** A log may be longer than what fits in memory. */
async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}
