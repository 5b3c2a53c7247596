import { dayIn } from '../digest/calendar-day.ts';
import { composeDigest, type DigestItem } from '../digest/digest.ts';
import { isClosed } from '../roadmap/status.ts';
import type { Actor, House } from './house.ts';
import { roadmapActivities } from './roadmap-activities.ts';
import { authorise } from './refusal.ts';

/** What somebody has to do in one roadmap: overdue first, then by due date. */
export interface RoadmapTasks {
  readonly roadmapId: string;
  readonly name: string;
  readonly items: readonly DigestItem[];
}

/**
 * The open activities that somebody owns.
 * @param options.everywhere in every roadmap whose conversation they still belong to, as in their personal chat; else in this one
 */
export async function loadMyTasks(
  house: House, actor: Actor, roadmapId: string, { everywhere, timeZone }: { readonly everywhere: boolean; readonly timeZone: string },
): Promise<RoadmapTasks[]> {
  authorise(actor, 'read-roadmap');
  const elsewhere = everywhere ? (await house.storage.conversations.list(house.tenantId)).filter((conversation) => conversation.kind !== 'personal').map((conversation) => conversation.roadmapId) : [];
  const loaded = await Promise.all([roadmapId, ...elsewhere].map(async (id): Promise<RoadmapTasks | null> => {
    const { states } = await house.storage.roadmaps.load({ tenantId: house.tenantId, roadmapId: id });
    const mine = new Map([...states].filter(([, { owner, status }]) => owner?.id === actor.person.id && !isClosed(status)));
    if (mine.size === 0) return null;
    // Who left a conversation keeps nothing of it; asked only where there is something to show.
    const membership = await house.membership(id);
    if (!membership?.members.some((member) => member.id === actor.person.id)) return null;
    return { roadmapId: id, name: membership.name, items: itemsOf(house, mine, dayIn(timeZone, house.now())) };
  }));
  return loaded.flatMap((tasks) => (tasks && tasks.items.length > 0 ? [tasks] : []));
}

function itemsOf(house: House, states: Parameters<typeof composeDigest>[0]['states'], today: string): DigestItem[] {
  const activities = roadmapActivities(house.catalog, states).filter(({ id }) => states.has(id));
  const { overdue } = composeDigest({ activities, states, evidence: new Map(), completedSince: [], scoreDelta: null, today });
  const late = new Set(overdue.map(({ id }) => id));
  const others = activities.filter(({ id }) => !late.has(id)).map(({ id, title, pillar }): DigestItem => {
    const state = states.get(id);
    return { id, title, pillar, owner: state?.owner ?? null, due: state?.due ?? null, daysLate: null, status: state?.status ?? 'not-reviewed' };
  });
  return [...overdue, ...others.sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999') || a.title.localeCompare(b.title, 'en'))];
}
