import type { Activity } from '../catalog/catalog.ts';
import { pillarIds } from '../catalog/catalog.ts';
import { untouched, type ActivityState } from '../roadmap/activity-state.ts';
import type { ActivityStates } from '../roadmap/apply.ts';
import type { Status } from '../roadmap/status.ts';
import { activityFinder, taskIdsOf, type WorkshopActivity } from './workshop-activities.ts';
import { tasksOf, type WorkshopDocument, type WorkshopOverride } from './workshop-document.ts';
import type { KeptDocument } from './workshop-kept.ts';
import { workshopNotes } from './workshop-notes.ts';
import { workshopKeyOf } from './workshop-pillar.ts';
import { statusOf } from './workshop-status.ts';

/** What the public app writes for these, as far as it is known. */
const formatVersion = { version: '1.0.0', formatVersion: '1.0', applicationVersion: '1.0.0' } as const;

export interface WorkshopExportInput {
  readonly activities: readonly Activity[];
  readonly states: ActivityStates;
  /** Of the last import, if there was one. */
  readonly kept: KeptDocument | null;
  readonly now: Date;
  readonly roadmapName: string;
}

/**
 * The roadmap as a document of the public workshop app: status and notes of every activity that was touched, and whatever an
 * imported document said that has no place here. Owner, due date and a team's own activities are unknown to the workshop.
 */
export function workshopDocumentOf({ activities, states, kept, now, roadmapName }: WorkshopExportInput): WorkshopDocument {
  const find = activityFinder(activities);
  const spellings = spellingsIn(kept);
  const overrides = new Map<string, Map<string, WorkshopOverride>>(pillarIds.map((pillar) => [workshopKeyOf(pillar), new Map()]));
  const put = (pillar: string, task: string, override: WorkshopOverride): void => {
    overrides.set(pillar, (overrides.get(pillar) ?? new Map<string, WorkshopOverride>()).set(task, override));
  };
  const placed = new Set<string>();
  for (const { pillar, task, override } of kept === null ? [] : tasksOf(kept)) {
    const activity = find(task);
    if (activity) placed.add(activity.id);
    put(pillar, task, activity ? overrideOf(states.get(activity.id) ?? untouched(activity.id), override, spellings) : override);
  }
  for (const activity of activities) {
    const state = states.get(activity.id);
    if (placed.has(activity.id) || !state || !isTouched(state)) continue;
    for (const task of taskIdsOf(activity)) put(workshopKeyOf(activity.pillar), task, overrideOf(state, {}, spellings));
  }
  const at = now.toISOString();
  return {
    ...kept,
    metadata: {
      ...formatVersion, exportType: 'full-configuration', scope: 'all', ...kept?.metadata,
      exportedAt: at,
      description: kept?.metadata.description ?? `Zero Trust Roadmap: ${roadmapName}`,
    },
    configuration: {
      globalSettings: { preferences: { autoSave: true, confirmationDialogs: true } },
      ...kept?.configuration,
      applicationState: { currentPillar: 'identity', ...recordIn(kept?.configuration['applicationState']), lastModified: at },
      pillars: Object.fromEntries([...overrides].map(([key, tasks]) => [key, { ...kept?.configuration.pillars[key], taskOverrides: Object.fromEntries(tasks) }])),
    },
    statistics: { ...recordIn(kept?.['statistics']), ...statisticsOf(activities, overrides) },
  };
}

const isTouched = ({ status, notes }: ActivityState): boolean => status !== 'not-reviewed' || notes !== '';

/** What a document said stays its word until somebody sets the field here: a status that nobody knows, or a task that a newer catalog has come to know. */
function overrideOf({ status, notes, stamps }: ActivityState, kept: WorkshopOverride, spellings: ReadonlyMap<Status, string>): WorkshopOverride {
  const isTheirs = kept.status && (stamps.status === undefined || statusOf(kept.status) === status);
  return {
    ...kept,
    status: isTheirs ? kept.status : spellings.get(status) ?? status,
    notes: kept.notes && stamps.notes === undefined ? kept.notes : workshopNotes(notes),
  };
}

/** A document that writes `In Progress` gets its other states in its own words too, as far as it has shown them. */
function spellingsIn(kept: KeptDocument | null): ReadonlyMap<Status, string> {
  const spellings = new Map<Status, string>();
  for (const { override: { status: word } } of kept === null ? [] : tasksOf(kept)) {
    const status = word ? statusOf(word) : null;
    if (word && status !== null && !spellings.has(status)) spellings.set(status, word);
  }
  return spellings;
}

function statisticsOf(activities: readonly WorkshopActivity[], overrides: ReadonlyMap<string, ReadonlyMap<string, WorkshopOverride>>): Readonly<Record<string, unknown>> {
  const all = [...overrides.values()].flatMap((tasks) => [...tasks.values()]);
  const having = (status: Status) => all.filter((override) => override.status && statusOf(override.status) === status).length;
  return {
    totalTasks: activities.reduce((sum, activity) => sum + taskIdsOf(activity).length, 0),
    modifiedTasks: all.length,
    completedTasks: having('completed'),
    inProgressTasks: having('in-progress'),
    plannedTasks: having('planned'),
    pillarsWithChanges: [...overrides].filter(([, tasks]) => tasks.size > 0).map(([pillar]) => pillar),
  };
}

function recordIn(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {};
}
