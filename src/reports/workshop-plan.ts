import type { Prefer } from '../api/transfer.ts';
import type { PillarId } from '../catalog/catalog.ts';
import { untouched, type ActivityState } from '../roadmap/activity-state.ts';
import type { ActivityStates } from '../roadmap/apply.ts';
import type { Edit } from '../roadmap/change.ts';
import type { Status } from '../roadmap/status.ts';
import { activityFinder, type WorkshopActivity } from './workshop-activities.ts';
import { foreignPillars, tasksOf, type WorkshopDocument, type WorkshopTask } from './workshop-document.ts';
import { keptOf, type KeptDocument } from './workshop-kept.ts';
import { maxWorkshopNotes, mergeNotes, readableNotes, type MergedNotes } from './workshop-notes.ts';
import { statusOf } from './workshop-status.ts';

/** What an import would do to one activity; null for what it leaves alone. */
export interface PlannedActivity {
  readonly activity: string;
  readonly title: string;
  readonly pillar: PillarId;
  readonly status: { readonly from: Status; readonly to: Status } | null;
  readonly notes: 'added' | 'replaced' | 'findings' | null;
}

/** Where the team said something else than the document, which stays as it is. */
export interface KeptAsItWas {
  readonly activity: string;
  readonly title: string;
  readonly status: { readonly ours: Status; readonly theirs: Status } | null;
  readonly notes: boolean;
}

/** What an import of a workshop document will do, before it does it. */
export interface WorkshopPlan {
  readonly edits: readonly Edit[];
  readonly changes: readonly PlannedActivity[];
  readonly keptAsItWas: readonly KeptAsItWas[];
  /** How many tasks of the document are activities here, and how many tasks it has. */
  readonly known: number;
  readonly tasks: number;
  readonly unknownTasks: readonly { readonly pillar: string; readonly task: string }[];
  readonly unknownPillars: readonly string[];
  /** Words for a status that nobody knows; the activity's own stays. */
  readonly unknownStatuses: readonly string[];
  /** Notes that the public app would reject for their length; here they are taken. */
  readonly longNotes: number;
  readonly kept: KeptDocument;
}

export interface PlanInput {
  readonly activities: readonly WorkshopActivity[];
  readonly states: ActivityStates;
  /** Of the roadmap, with `states`. */
  readonly sequence: number;
  readonly earlier: KeptDocument | null;
  readonly prefer: Prefer;
}

/**
 * Plans to merge a workshop document into a roadmap. “Not reviewed” says nothing, so it never takes a decision back; what the
 * team has set stays unless the document is preferred; findings of the public assessment join the notes in either case.
 */
export function planWorkshopImport(document: WorkshopDocument, { activities, states, sequence, earlier, prefer }: PlanInput): WorkshopPlan {
  const find = activityFinder(activities);
  const tasks = tasksOf(document);
  const byActivity = new Map<WorkshopActivity, WorkshopTask[]>();
  const unknownTasks: { pillar: string; task: string }[] = [];
  for (const task of tasks) {
    const activity = find(task.task);
    if (activity) byActivity.set(activity, [...byActivity.get(activity) ?? [], task]);
    else unknownTasks.push({ pillar: task.pillar, task: task.task });
  }
  const planned = [...byActivity].map(([activity, its]) => planActivity(activity, its, states.get(activity.id) ?? untouched(activity.id), prefer));
  return {
    edits: planned.flatMap(({ edit }) => (edit ? [{ ...edit, seen: sequence }] : [])),
    changes: planned.flatMap(({ change }) => (change ? [change] : [])),
    keptAsItWas: planned.flatMap(({ kept }) => (kept ? [kept] : [])),
    known: tasks.length - unknownTasks.length,
    tasks: tasks.length,
    unknownTasks,
    unknownPillars: foreignPillars(document),
    unknownStatuses: [...new Set([...byActivity.values()].flat().flatMap(({ override: { status } }) => (status && statusOf(status) === null ? [status] : [])))],
    longNotes: tasks.filter(({ override: { notes } }) => (notes?.length ?? 0) > maxWorkshopNotes).length,
    kept: keptOf(document, earlier, find),
  };
}

interface Planned {
  readonly edit: Omit<Edit, 'seen'> | null;
  readonly change: PlannedActivity | null;
  readonly kept: KeptAsItWas | null;
}

function planActivity({ id, title, pillar }: WorkshopActivity, tasks: readonly WorkshopTask[], state: ActivityState, prefer: Prefer): Planned {
  const wanted = tasks.map(({ override: { status } }) => (status ? statusOf(status) : null)).find((status) => status !== null && status !== 'not-reviewed') ?? null;
  const isDecided = state.status !== 'not-reviewed';
  const differs = wanted !== null && wanted !== state.status;
  const takesStatus = differs && (!isDecided || prefer === 'document');
  const notes = mergeAll(state.notes, tasks.map(({ override }) => override.notes ?? ''), prefer);
  const takesNotes = notes.outcome !== 'same' && notes.outcome !== 'kept';
  const isKept = (differs && !takesStatus) || notes.outcome === 'kept';
  return {
    edit: takesStatus || takesNotes ? { activity: id, set: { ...(takesStatus && { status: wanted }), ...(takesNotes && { notes: notes.notes }) } } : null,
    change: takesStatus || takesNotes
      ? { activity: id, title, pillar, status: takesStatus ? { from: state.status, to: wanted } : null, notes: takesNotes ? notes.outcome : null }
      : null,
    kept: isKept ? { activity: id, title, status: differs && !takesStatus ? { ours: state.status, theirs: wanted } : null, notes: notes.outcome === 'kept' } : null,
  };
}

/** Several tasks of the workshop can be one activity here: their notes stand below each other. */
function mergeAll(ours: string, given: readonly string[], prefer: Prefer): MergedNotes {
  const texts = [...new Set(given.filter((text) => text.trim() !== ''))];
  return mergeNotes(ours, readableNotes(texts.length > 1 ? texts.map((text) => text.trim()).join('\n\n') : texts[0] ?? ''), { prefer });
}
