import { minutesCard } from '../../bot/cards/minutes.ts';
import type { Links } from '../../bot/links.ts';
import { Unreachable, type Notifier } from '../../bot/notify.ts';
import type { House } from '../operations/house.ts';
import { writeMinutes, type MinutesJob } from '../operations/post-minutes.ts';

export interface MinutesParts {
  readonly house: House;
  readonly notifier: Notifier;
  readonly links: Links;
}

/** Longer than any send with its retries takes. */
const leaseMs = 60_000;

/** Posts the minutes of a workshop, as the roadmap stands when they are posted: once, however often the job is handed out. */
export async function postMinutesCard({ house, notifier, links }: MinutesParts, job: MinutesJob): Promise<void> {
  const { conversations, deliveries } = house.storage;
  const conversation = await conversations.byRoadmap(house.tenantId, job.roadmapId);
  if (!conversation?.reachable) return;
  const lease = await deliveries.lease(job.occurrence, conversation.conversationId, leaseMs, house.now());
  if (!lease.leased) return;
  const pillar = house.catalog.pillars.find(({ id }) => id === job.pillar);
  const area = pillar?.areas.find(({ id }) => id === job.area);
  const about = [pillar?.name ?? job.pillar, ...(area ? [area.name] : [])].join(' › ');
  try {
    const { minutes } = await writeMinutes(house, job);
    const roadmapUrl = links.roadmap(conversation);
    await notifier.post(conversation, minutesCard(minutes, { about, by: job.by, at: house.now().toISOString(), timeZone: conversation.digest.timeZone, roadmapUrl }));
  } catch (error) {
    if (!(error instanceof Unreachable)) {
      await deliveries.release(job.occurrence, conversation.conversationId, lease.token);
      throw error;
    }
    await conversations.update(house.tenantId, conversation.conversationId, { reachable: false });
  }
  await deliveries.markSent(job.occurrence, conversation.conversationId, lease.token, house.now());
}
