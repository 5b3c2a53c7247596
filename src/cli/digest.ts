import { parseArgs } from 'node:util';
import { digestCard } from '../../bot/cards/digest.ts';
import { defaultDigestSchedule, digestScheduleSchema, tellsSince, type DigestSchedule } from '../digest/schedule.ts';
import { makeDigest } from '../operations/make-digest.ts';
import { openTerminalHouse } from './terminal-house.ts';
import { WrongUsage } from './usage.ts';

/** `digest --dry-run`: prints as JSON what each conversation's digest would say now, and sends nothing. */
export async function digestCommand(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { 'dry-run': { type: 'boolean' }, roadmap: { type: 'string' }, 'time-zone': { type: 'string' } } });
  if (!values['dry-run']) throw new WrongUsage('A terminal only shows digests: add --dry-run. To send one, say "digest now" in the conversation.');
  const zone = values['time-zone'];
  if (zone !== undefined && !digestScheduleSchema.shape.timeZone.safeParse(zone).success) throw new WrongUsage(`There is no time zone ${zone}. Name one such as Europe/Berlin.`);
  const house = await openTerminalHouse(process.env);
  try {
    const known = await house.storage.conversations.list(house.tenantId);
    const wanted = values.roadmap ? [{ roadmapId: values.roadmap, digest: known.find(({ roadmapId }) => roadmapId === values.roadmap)?.digest ?? defaultDigestSchedule }] : known;
    const digests = await Promise.all(wanted.map(async ({ roadmapId, digest: schedule }) => {
      const zoned: DigestSchedule = { ...schedule, timeZone: zone ?? schedule.timeZone };
      const digest = await makeDigest(house, roadmapId, { timeZone: zoned.timeZone, since: tellsSince(zoned, house.now()) });
      const { text } = digestCard(digest, { roadmapUrl: '', mentionOwners: false });
      return { roadmap: roadmapId, timeZone: zoned.timeZone, schedule: zoned, text, isPosted: schedule.enabled && !digest.isEmpty, digest };
    }));
    process.stdout.write(`${JSON.stringify(digests, null, 2)}\n`);
  } finally {
    await house.storage.close();
  }
}
