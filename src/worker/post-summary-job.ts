import { summaryCard } from '../../bot/cards/summary.ts';
import type { Links } from '../../bot/links.ts';
import { Unreachable, type Notifier } from '../../bot/notify.ts';
import type { House } from '../operations/house.ts';
import { loadSummary } from '../operations/load-summary.ts';

export interface PostSummaryParts {
  readonly house: House;
  readonly notifier: Notifier;
  readonly links: Links;
}

/** Longer than any send with its retries takes. */
const leaseMs = 60_000;

/** Posts the summary of a run that nobody's card follows, such as an imported one: once, where the app is installed. */
export async function postSummary({ house, notifier, links }: PostSummaryParts, job: { readonly runId: string; readonly roadmapId: string }): Promise<void> {
  const { assessments, conversations, deliveries } = house.storage;
  const [run, conversation] = await Promise.all([assessments.get(house.tenantId, job.runId), conversations.byRoadmap(house.tenantId, job.roadmapId)]);
  if (run?.state !== 'finished' || !conversation?.reachable) return;
  const occurrence = `summary:${run.id}`;
  const lease = await deliveries.lease(occurrence, conversation.conversationId, leaseMs, house.now());
  if (!lease.leased) return;
  try {
    await notifier.post(conversation, summaryCard(await loadSummary(house, run), { roadmapUrl: links.roadmap(conversation) }));
  } catch (error) {
    if (!(error instanceof Unreachable)) {
      await deliveries.release(occurrence, conversation.conversationId, lease.token);
      throw error;
    }
    await conversations.update(house.tenantId, conversation.conversationId, { reachable: false });
  }
  await deliveries.markSent(occurrence, conversation.conversationId, lease.token, house.now());
}
