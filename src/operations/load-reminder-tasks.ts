import { dayIn } from '../digest/calendar-day.ts';
import { isRemindedOn } from '../digest/reminder.ts';
import type { ActivityState } from '../roadmap/activity-state.ts';
import type { ActivityStates } from '../roadmap/apply.ts';
import { isClosed, type Status } from '../roadmap/status.ts';
import type { House } from './house.ts';
import { roadmapActivities } from './roadmap-activities.ts';

/** Which task of which roadmap. */
export interface TaskName {
  readonly roadmapId: string;
  readonly activity: string;
}

/** A task as a reminder shows it. */
export interface ReminderTask extends TaskName {
  readonly roadmapName: string;
  readonly title: string;
  readonly status: Status;
  /** Calendar day, `yyyy-MM-dd`. */
  readonly due: string | null;
  /** Who has it, when it is somebody else's by now; null when nobody has. */
  readonly owner: { readonly id: string; readonly name: string } | null;
  /** Number of the change that set any of it last: what is set later was not seen. */
  readonly seen: number;
}

/** What there is to remind somebody of. */
export interface ReminderList {
  readonly personId: string;
  /** Today in their time zone, `yyyy-MM-dd`. */
  readonly today: string;
  readonly tasks: readonly ReminderTask[];
}

/**
 * The open tasks of somebody of which a day's reminder speaks, soonest due first.
 * @param options.at when the reminder was to come: its day decides
 */
export async function loadDueTasks(house: House, personId: string, { at, timeZone }: { readonly at: Date; readonly timeZone: string }): Promise<ReminderList> {
  const day = dayIn(timeZone, at);
  const assigned = await house.storage.assignments.of(house.tenantId, personId);
  const lists = await Promise.all(assigned.map(async ({ roadmapId, states }): Promise<ReminderTask[]> => {
    const due = new Map([...states].filter(([, state]) => !isClosed(state.status) && isRemindedOn(day, state.due)));
    return due.size === 0 ? [] : tasksIn(house, personId, roadmapId, due);
  }));
  return { personId, today: dayIn(timeZone, house.now()), tasks: lists.flat().sort((a, b) => (a.due ?? '').localeCompare(b.due ?? '') || a.title.localeCompare(b.title, 'en')) };
}

/** The same tasks as they are now, in the same order; those of conversations that the person has left are gone. */
export async function loadNamedTasks(house: House, personId: string, names: readonly TaskName[], timeZone: string): Promise<ReminderList> {
  const roadmapIds = [...new Set(names.map(({ roadmapId }) => roadmapId))];
  const lists = await Promise.all(roadmapIds.map(async (roadmapId) => {
    const { states } = await house.storage.roadmaps.load({ tenantId: house.tenantId, roadmapId });
    const named = new Set(names.filter((name) => name.roadmapId === roadmapId).map(({ activity }) => activity));
    return tasksIn(house, personId, roadmapId, new Map([...states].filter(([id]) => named.has(id))));
  }));
  const found = lists.flat();
  const tasks = names.flatMap((name) => found.find((task) => task.roadmapId === name.roadmapId && task.activity === name.activity) ?? []);
  return { personId, today: dayIn(timeZone, house.now()), tasks };
}

async function tasksIn(house: House, personId: string, roadmapId: string, states: ActivityStates): Promise<ReminderTask[]> {
  const membership = await house.membership(roadmapId);
  // Who left a conversation hears nothing more of it.
  if (!membership?.members.some(({ id }) => id === personId)) return [];
  const titles = new Map(roadmapActivities(house.catalog, states).map(({ id, title }) => [id, title]));
  return [...states].flatMap(([id, { status, due, owner, stamps }]) => {
    const title = titles.get(id);
    return title === undefined ? [] : [{ roadmapId, roadmapName: membership.name, activity: id, title, status, due, owner, seen: newest(stamps) }];
  });
}

function newest(stamps: ActivityState['stamps']): number {
  return Math.max(0, ...Object.values(stamps).map(({ sequence }) => sequence));
}
