import { parseArgs } from 'node:util';
import { makeDigest } from '../operations/make-digest.ts';
import { openTerminalHouse } from './terminal-house.ts';
import { WrongUsage } from './usage.ts';

/** `digest --dry-run`: prints as JSON what each conversation's digest would say now, and sends nothing. */
export async function digestCommand(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { 'dry-run': { type: 'boolean' }, roadmap: { type: 'string' }, 'time-zone': { type: 'string' } } });
  if (!values['dry-run']) throw new WrongUsage('A terminal only shows digests: add --dry-run. To send one, say "digest now" in the conversation.');
  const house = await openTerminalHouse(process.env);
  try {
    const wanted = values.roadmap
      ? [{ roadmapId: values.roadmap, timeZone: values['time-zone'] ?? 'UTC' }]
      : (await house.storage.conversations.list(house.tenantId)).map(({ roadmapId, digest }) => ({ roadmapId, timeZone: values['time-zone'] ?? digest.timeZone }));
    const digests = await Promise.all(wanted.map(async ({ roadmapId, timeZone }) => ({ roadmap: roadmapId, timeZone, digest: await makeDigest(house, roadmapId, { timeZone }) })));
    process.stdout.write(`${JSON.stringify(digests, null, 2)}\n`);
  } finally {
    await house.storage.close();
  }
}
