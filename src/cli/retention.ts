import { parseArgs } from 'node:util';
import { setRetention } from '../operations/set-retention.ts';
import type { Retention } from '../store/retention.ts';
import { openTerminalHouse } from './terminal-house.ts';
import { WrongUsage } from './usage.ts';

/** `retention [--evidence MONTHS] [--runs MONTHS] [--history MONTHS]`: shows or sets how long things are kept. */
export async function retentionCommand(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { evidence: { type: 'string' }, runs: { type: 'string' }, history: { type: 'string' } } });
  const wanted = Object.fromEntries(Object.entries(values).map(([name, text]) => [name, monthsOf(name, text)]));
  const house = await openTerminalHouse(process.env);
  try {
    const now = await house.storage.retention.get(house.tenantId);
    const kept = Object.keys(wanted).length > 0 ? await setRetention(house, house.actor, { ...now, ...wanted }) : now;
    process.stdout.write(`${sentencesOf(kept).join('\n')}\nThe newest finished assessment, whatever is the newest word on a check, and the state of every activity are always kept.\n`);
  } finally {
    await house.storage.close();
  }
}

function monthsOf(name: string, text: string): number | null {
  if (text === 'keep') return null;
  if (!/^\d{1,3}$/.test(text) || Number(text) === 0) throw new WrongUsage(`--${name} ${text} is not understood: say a number of months, or "keep" to keep it for good.`);
  return Number(text);
}

function sentencesOf({ evidence, runs, history }: Retention): string[] {
  const kept = (months: number | null): string => (months === null ? 'kept for good' : `kept for ${months} ${months === 1 ? 'month' : 'months'}`);
  return [`Evidence of assessments: ${kept(evidence)}`, `Assessments: ${kept(runs)}`, `History of changes: ${kept(history)}`];
}
