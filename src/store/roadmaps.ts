import { odata, type TableClient } from '@azure/data-tables';
import { z } from 'zod';
import { viewerSchema, type Viewer } from '../api/roadmap.ts';
import type { Person } from '../assessment/run.ts';
import { changeUnderCurrentNames, type ActivityNames } from '../roadmap/activity-names.ts';
import type { ActivityState } from '../roadmap/activity-state.ts';
import { replayChange, type ActivityStates } from '../roadmap/apply.ts';
import type { Change, ChangeOrder, ChangeReason } from '../roadmap/change.ts';
import { toColumns } from './json-columns.ts';
import { newestFirstKey, rangeOf, rowKeyOf, sequenceKey, type KeyRange } from './keys.ts';
import { RoadmapCommits, type ChangeOutcome } from './roadmap-commits.ts';
import { changeUnderway } from './roadmap-replay.ts';
import { findChange, listStates, parseChange, partitionOf, readChange, readMeta, wholeChange, type RoadmapKey } from './roadmap-rows.ts';
import { fitting, listRows, parseColumns, parseJson, queryRows, schemaVersion, type Row } from './rows.ts';
import { isContention, isMissing } from './storage-errors.ts';
import type { StorageClock } from './storage-clock.ts';

export type { ChangeOutcome } from './roadmap-commits.ts';
export type { RoadmapKey } from './roadmap-rows.ts';

/** How many changes of one activity its history shows unless asked for another number. */
const mostHistory = 200;
/** Viewers that went away without a word are swept after this; sooner would race with a late sign of life. */
const sweepViewersAfterMs = 10 * 60 * 1000;
const sighting = z.object({ until: z.date() });

/** Roadmaps of teams: current state, the history of every change, and who is looking. */
export interface RoadmapStore {
  /** `states` contains every change up to `sequence`, and each as a whole; replaying a change that it contains already changes nothing. */
  load(key: RoadmapKey): Promise<{ readonly sequence: number; readonly states: ReadonlyMap<string, ActivityState> }>;
  /**
   * Saves a change of any number of activities, all of it or nothing: everybody sees the whole of it from then on. The same `changeId` again answers what it became the first time.
   * @throws {StorageBusy} when others get in between every time
   * @throws {StorageUnreachable} when nobody knows whether it was saved: send it again with the same `changeId`
   * @throws {TooLargeToSave}
   */
  change(key: RoadmapKey, request: ChangeOrder, by: Person, at: Date): Promise<ChangeOutcome>;
  /** Oldest first and without gaps, from the oldest that is kept; `sequence` is where to go on from. */
  changesAfter(key: RoadmapKey, sequence: number): Promise<{ readonly sequence: number; readonly changes: Change[] }>;
  /**
   * What happened to one activity, newest first; each change holds only the edits of this activity.
   * @param page `before`: only changes with a smaller number
   */
  history(key: RoadmapKey, activityId: string, page?: { readonly most?: number; readonly before?: number }): Promise<Change[]>;
  /** Changes made at or after a moment, oldest first. */
  changesSince(key: RoadmapKey, at: Date): Promise<Change[]>;
  /** A change by its number; null when there is none, or it is no longer kept. */
  changeAt(key: RoadmapKey, sequence: number): Promise<Change | null>;
  /** The change that a request with this id became; null when there is none. */
  changeOf(key: RoadmapKey, changeId: string): Promise<Change | null>;
  /** Changes that were made for this reason at or after a moment, oldest first. */
  changesFor(key: RoadmapKey, reason: ChangeReason['kind'], since: Date): Promise<Change[]>;
  setViewer(key: RoadmapKey, viewer: Viewer, until: Date): Promise<void>;
  removeViewer(key: RoadmapKey, session: string): Promise<void>;
  viewers(key: RoadmapKey, now: Date): Promise<Viewer[]>;
  /** Resolves when no change is under way. */
  settled(): Promise<void>;
}

/**
 * @param names of activities: whatever is stored under a former id is given under today's
 * @param clock by which replicas tell each other until when somebody looks
 */
export function createRoadmapStore(table: TableClient, names: ActivityNames, clock: StorageClock): RoadmapStore {
  const underNames = (change: Change) => changeUnderCurrentNames(change, names);
  const readWhole = async (row: Row) => underNames(await wholeChange(table, row));
  const commits = new Map<string, RoadmapCommits>();

  return {
    async load(key) {
      const partitionKey = partitionOf(key);
      // Before the states, so that it never promises a change that they lack.
      const meta = await readMeta(table, partitionKey);
      if (meta.sequence === 0) return { sequence: 0, states: new Map() };
      const [stored, underway] = await Promise.all([listStates(table, partitionKey, names), changeUnderway(table, partitionKey, meta)]);
      const states = underway ? replayChange(stored, underNames(underway)) : stored;
      const newest = newestIn(states);
      if (newest <= meta.sequence) return { sequence: meta.sequence, states };
      // A part of something newer slipped in between: the rest of it as well, so that no change is seen in halves.
      const later = await changesAfter(key, meta.sequence);
      return { sequence: later.sequence, states: later.changes.reduce(replayChange, states) };
    },

    async change(key, request, by, at) {
      const partitionKey = partitionOf(key);
      const line = commits.get(partitionKey) ?? new RoadmapCommits(table, partitionKey, names);
      commits.set(partitionKey, line);
      try {
        return await line.change(request, by, at);
      } finally {
        if (line.running === null && commits.get(partitionKey) === line) commits.delete(partitionKey);
      }
    },

    changesAfter,

    async history(key, activityId, { most = mostHistory, before = Infinity } = {}) {
      const partitionKey = partitionOf(key);
      const id = names.current(activityId);
      // Before the traces, which a large change leaves one after the other.
      const underway = await changeUnderway(table, partitionKey, await readMeta(table, partitionKey));
      const touches = await Promise.all([id, ...names.former(id)].map((each) => listRows(table, { partitionKey, range: touchesBefore(each, before), most })));
      const changes = touches.flat().map((row) => underNames(parseChange(table, row)));
      if (underway && underway.sequence < before && !changes.some(({ sequence }) => sequence === underway.sequence)) {
        const edits = underNames(underway).edits.filter(({ activity }) => activity === id);
        if (edits.length > 0) changes.push({ ...underway, edits });
      }
      return changes.sort((a, b) => b.sequence - a.sequence).slice(0, most);
    },

    async changesSince(key, at) {
      const rows = await listRows(table, { partitionKey: partitionOf(key), range: rangeOf('change'), where: odata`at ge ${at}` });
      return Promise.all(rows.map(readWhole));
    },

    async changeAt(key, sequence) {
      const change = await readChange(table, partitionOf(key), sequence);
      return change && underNames(change);
    },

    async changeOf(key, changeId) {
      const change = await findChange(table, partitionOf(key), changeId);
      return change && underNames(change);
    },

    async changesFor(key, reason, since) {
      const rows = await listRows(table, { partitionKey: partitionOf(key), range: rangeOf('change'), where: odata`at ge ${since} and reason eq ${reason}` });
      return Promise.all(rows.map(readWhole));
    },

    async setViewer(key, viewer, localUntil) {
      const until = clock.at(localUntil);
      const row = { partitionKey: partitionOf(key), rowKey: rowKeyOf('viewer', viewer.session), schemaVersion, until, ...toColumns('json', viewer) };
      await table.upsertEntity(fitting(row), 'Replace');
    },

    async removeViewer(key, session) {
      await deleteIfThere(partitionOf(key), rowKeyOf('viewer', session));
    },

    async viewers(key, localNow) {
      const now = clock.at(localNow);
      const partitionKey = partitionOf(key);
      const here: Viewer[] = [];
      for (const row of await listRows(table, { partitionKey, range: rangeOf('viewer') })) {
        const { until } = parseColumns(table, row, sighting);
        if (until > now) here.push(parseJson(table, 'json', [row], viewerSchema));
        else if (now.getTime() - until.getTime() > sweepViewersAfterMs) await deleteIfThere(partitionKey, row.rowKey, row.etag);
      }
      return here;
    },

    async settled() {
      await Promise.all([...commits.values()].flatMap(({ running }) => running ?? []));
    },
  };

  async function changesAfter(key: RoadmapKey, sequence: number): Promise<{ readonly sequence: number; readonly changes: Change[] }> {
    const range = { from: rowKeyOf('change', sequenceKey(sequence + 1)), before: rangeOf('change').before };
    const changes: Change[] = [];
    for await (const row of queryRows(table, { partitionKey: partitionOf(key), range })) {
      const change = await readWhole(row);
      const isFirstKept = changes.length === 0 && change.sequence > sequence + 1 && (await readMeta(table, partitionOf(key))).historyFrom === change.sequence;
      // A page may be older than the next one: whatever follows a gap is read again next time.
      if (!isFirstKept && change.sequence !== (changes.at(-1)?.sequence ?? sequence) + 1) break;
      changes.push(change);
    }
    return { sequence: changes.at(-1)?.sequence ?? sequence, changes };
  }

  async function deleteIfThere(partitionKey: string, rowKey: string, etag = '*'): Promise<void> {
    try {
      await table.deleteEntity(partitionKey, rowKey, { etag });
    } catch (error) {
      // Gone already, or seen again in the meantime: both are fine.
      if (!isMissing(error) && !isContention(error)) throw error;
    }
  }
}

/** Number of the newest change that any of the states contains. */
function newestIn(states: ActivityStates): number {
  let newest = 0;
  for (const { stamps } of states.values()) for (const stamp of Object.values(stamps)) newest = Math.max(newest, stamp.sequence);
  return newest;
}

/** Where the traces of changes before a number stand: the newest has the smallest key. */
function touchesBefore(activityId: string, before: number): KeyRange {
  const all = rangeOf('touch', activityId);
  return before === Infinity ? all : { ...all, from: rowKeyOf('touch', activityId, newestFirstKey(before - 1)) };
}
