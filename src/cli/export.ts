import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { exportFormats } from '../api/transfer.ts';
import { exportRoadmap } from '../operations/export-roadmap.ts';
import { openTerminalHouse } from './terminal-house.ts';
import { WrongUsage } from './usage.ts';

const options = { roadmap: { type: 'string' }, format: { type: 'string' }, out: { type: 'string' } } as const;

/** `export --roadmap ID --format FORMAT [--out FILE]`: writes the roadmap as a file, or to standard output. */
export async function exportCommand(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options });
  const format = exportFormats.find((known) => known === values.format);
  if (!values.roadmap) throw new WrongUsage('Name the roadmap: --roadmap ID. The tab shows the id in its address.');
  if (!format) throw new WrongUsage(`Choose a format: --format ${exportFormats.join('|')}.`);
  if (values.out === undefined && process.stdout.isTTY && (format === 'xlsx' || format === 'pptx')) throw new WrongUsage('This format is no text: name a file with --out FILE.');
  const house = await openTerminalHouse(process.env);
  try {
    const { body } = await exportRoadmap(house, house.actor, values.roadmap, format);
    if (values.out === undefined) for await (const piece of body) process.stdout.write(piece);
    else await pipeline(Readable.from(body), createWriteStream(values.out));
  } finally {
    await house.storage.close();
  }
}
