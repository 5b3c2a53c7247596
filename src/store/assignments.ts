import { odata, type TableClient, type TransactionAction } from '@azure/data-tables';
import { z } from 'zod';
import type { ActivityNames } from '../roadmap/activity-names.ts';
import type { ActivityState } from '../roadmap/activity-state.ts';
import type { ActivityStates } from '../roadmap/apply.ts';
import { ofTenant } from './backup-rows.ts';
import { partitionKeyOf, rangeOf, rowKeyOf } from './keys.ts';
import { partitionOf, readMeta, readState, type RoadmapKey } from './roadmap-rows.ts';
import type { RoadmapStore } from './roadmaps.ts';
import { keysOf, maxOperations, parseColumns, queryRows, readRow, removeKeys, schemaVersion, type Row } from './rows.ts';
import { isContention, isMissing } from './storage-errors.ts';

/** What somebody owns in one roadmap, as the roadmap says now. */
export interface Assigned {
  readonly roadmapId: string;
  readonly states: ActivityStates;
}

/**
 * Who owns what, by person. A row says that somebody may own an activity; whether they do, and with which status and due
 * date, the roadmap says when the row is read. The row is written before the change that makes somebody an owner, so that
 * a process that dies in between leaves one too many and never one too few: see docs/decisions.
 */
export interface AssignmentStore {
  /** Somebody is about to own activities of a roadmap. */
  expect(key: RoadmapKey, owners: ReadonlyMap<string, ReadonlySet<string>>): Promise<void>;
  /** What a person owns, in every roadmap. Rows that are no longer true go. */
  of(tenantId: string, personId: string): Promise<Assigned[]>;
  /**
   * Reads all roadmaps again, unless that was done after a moment: what a restore or an older version of the app wrote
   * has left no rows here.
   */
  ensureBuilt(tenantId: string, since: Date): Promise<void>;
  /** From now on the rows are not complete. @param tenant as it stands in partition keys */
  outdate(tenant: string): Promise<void>;
  /** @returns how many rows went */
  forget(tenantId: string, personId?: string): Promise<number>;
}

const taskSchema = z.object({ roadmapId: z.string(), activity: z.string(), at: z.date() });
const builtKey = 'built';
const builtSchema = z.object({ at: z.date() });
/** A change that was announced is saved or refused long before. */
const settledAfterMs = 60 * 60 * 1000;
/** With more than this in one roadmap, reading all its states takes fewer requests than one by one. */
const mostReadSingly = 12;

export interface AssignmentSources {
  readonly assignments: TableClient;
  readonly roadmaps: TableClient;
  readonly names: ActivityNames;
  readonly load: RoadmapStore['load'];
  /** Roadmaps of a tenant that anybody has changed. */
  readonly roadmapIds: (tenantId: string) => Promise<string[]>;
}

export function createAssignmentStore({ assignments: table, roadmaps, names, load, roadmapIds }: AssignmentSources): AssignmentStore {
  return {
    expect,

    async of(tenantId, personId) {
      const partitionKey = partitionKeyOf(tenantId, personId);
      const byRoadmap = new Map<string, { readonly row: Row; readonly activity: string; readonly at: Date }[]>();
      for await (const row of queryRows(table, { partitionKey, range: rangeOf('task') })) {
        const { roadmapId, activity, at } = parseColumns(table, row, taskSchema);
        byRoadmap.set(roadmapId, [...(byRoadmap.get(roadmapId) ?? []), { row, activity: names.current(activity), at }]);
      }
      return Promise.all([...byRoadmap].map(async ([roadmapId, rows]) => {
        const known = await statesOf({ tenantId, roadmapId }, new Set(rows.map(({ activity }) => activity)));
        const states = new Map([...known].filter(([, { owner }]) => owner?.id === personId));
        for (const { row, activity, at } of rows) if (!states.has(activity) && Date.now() - at.getTime() > settledAfterMs) await removeIfUnchanged(row);
        return { roadmapId, states };
      }));
    },

    async ensureBuilt(tenantId, since) {
      const partitionKey = partitionKeyOf(tenantId);
      const built = await readRow(table, partitionKey, builtKey);
      if (built && parseColumns(table, built, builtSchema).at >= since) return;
      const at = new Date();
      for (const roadmapId of await roadmapIds(tenantId)) {
        const { states } = await load({ tenantId, roadmapId });
        await expect({ tenantId, roadmapId }, ownersIn(states.values()));
      }
      await table.upsertEntity({ partitionKey, rowKey: builtKey, schemaVersion, at }, 'Replace');
    },

    async outdate(tenant) {
      await remove(tenant, builtKey);
    },

    forget: (tenantId, personId) => removeKeys(table, keysOf(table, personId === undefined ? ofTenant(tenantId) : odata`PartitionKey eq ${partitionKeyOf(tenantId, personId)}`)),
  };

  async function expect({ tenantId, roadmapId }: RoadmapKey, owners: ReadonlyMap<string, ReadonlySet<string>>): Promise<void> {
    const at = new Date();
    await Promise.all([...owners].map(async ([personId, activities]) => {
      const partitionKey = partitionKeyOf(tenantId, personId);
      const rows = [...activities].map((activity): TransactionAction => ['upsert', { partitionKey, rowKey: rowKeyOf('task', roadmapId, activity), schemaVersion, roadmapId, activity, at }, 'Replace']);
      for (let from = 0; from < rows.length; from += maxOperations) await table.submitTransaction(rows.slice(from, from + maxOperations));
    }));
  }

  /** The states of some activities; while a large change is on its way into the state rows, the roadmap as a whole knows better. */
  async function statesOf(key: RoadmapKey, activities: ReadonlySet<string>): Promise<ActivityStates> {
    const partitionKey = partitionOf(key);
    const readSingly = async (): Promise<ActivityStates> => new Map(await Promise.all([...activities].map(async (id) => [id, await readState(roadmaps, partitionKey, id, names)] as const)));
    if (activities.size <= mostReadSingly && (await readMeta(roadmaps, partitionKey)).replaying === 0) return readSingly();
    const { states } = await load(key);
    return new Map([...states].filter(([id]) => activities.has(id)));
  }

  /** Somebody may just have been announced as the owner again. */
  async function removeIfUnchanged({ partitionKey, rowKey, etag }: Row): Promise<void> {
    await remove(partitionKey, rowKey, etag);
  }

  async function remove(partitionKey: string, rowKey: string, etag = '*'): Promise<void> {
    try {
      await table.deleteEntity(partitionKey, rowKey, { etag });
    } catch (error) {
      if (!isMissing(error) && !isContention(error)) throw error;
    }
  }
}

/** Activities by the id of their owner. */
export function ownersIn(states: Iterable<Pick<ActivityState, 'id' | 'owner'>>): Map<string, Set<string>> {
  const owners = new Map<string, Set<string>>();
  for (const { id, owner } of states) if (owner) owners.set(owner.id, (owners.get(owner.id) ?? new Set()).add(id));
  return owners;
}

/** A tenant as it stands in partition keys of its roadmaps. */
export const tenantIn = (partition: string): string => partition.split('|')[0] ?? partition;
