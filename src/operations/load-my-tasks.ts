import { dayIn } from '../digest/calendar-day.ts';
import { composeDigest, type DigestItem } from '../digest/digest.ts';
import { personalRoadmapId } from '../access/conversation.ts';
import { isClosed } from '../roadmap/status.ts';
import type { Assigned } from '../store/assignments.ts';
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
  if (everywhere) return loadTasksOf(house, actor.person.id, timeZone);
  const { states } = await house.storage.roadmaps.load({ tenantId: house.tenantId, roadmapId });
  const mine = new Map([...states].filter(([, { owner }]) => owner?.id === actor.person.id));
  return tasksIn(house, actor.person.id, { roadmapId, states: mine }, timeZone);
}

/** The open activities that somebody owns in any conversation that they belong to, their own roadmap first. */
export async function loadTasksOf(house: House, personId: string, timeZone: string): Promise<RoadmapTasks[]> {
  await house.storage.assignments.ensureBuilt(house.tenantId, new Date(0));
  const assigned = await house.storage.assignments.of(house.tenantId, personId);
  const tasks = (await Promise.all(assigned.map((each) => tasksIn(house, personId, each, timeZone)))).flat();
  const own = personalRoadmapId(personId);
  return tasks.sort((a, b) => Number(b.roadmapId === own) - Number(a.roadmapId === own) || a.name.localeCompare(b.name, 'en'));
}

async function tasksIn(house: House, personId: string, { roadmapId, states }: Assigned, timeZone: string): Promise<RoadmapTasks[]> {
  const open = new Map([...states].filter(([, { status }]) => !isClosed(status)));
  if (open.size === 0) return [];
  // Who left a conversation keeps nothing of it; asked only where there is something to show.
  const membership = await house.membership(roadmapId);
  if (!membership?.members.some((member) => member.id === personId)) return [];
  const items = itemsOf(house, open, dayIn(timeZone, house.now()));
  return items.length > 0 ? [{ roadmapId, name: membership.name, items }] : [];
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
