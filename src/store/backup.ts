import { isDeepStrictEqual } from 'node:util';
import { odata } from '@azure/data-tables';
import { z } from 'zod';
import { decodeKey, encodeKey, partitionKeyOf } from './keys.ts';
import { ofTenant, putRows, removeRows, storedRows, type StoredRow, type TenantTables } from './backup-rows.ts';
import { forgetPerson, valuesOf, type Forgotten } from './backup-forget.ts';
import { StorageBusy } from './storage-errors.ts';

export type { StoredRow } from './backup-rows.ts';
export type { Forgotten } from './backup-forget.ts';

/** Everything that a tenant keeps, as rows. */
export interface BackupStore {
  /**
   * Every row of a tenant: each roadmap as it was at one moment, runs that have ended, conversations, settings, events.
   * @throws {StorageBusy} when a roadmap is changed all the time
   */
  rows(tenantId: string): AsyncGenerator<StoredRow>;
  /** What the tenant would lose if it were made what a backup says. @param names of all rows in the backup */
  losses(tenantId: string, names: ReadonlySet<string>, rows: AsyncIterable<StoredRow>): Promise<Losses>;
  /** Keys of what the tenant keeps and `names` has not. */
  beyond(tenantId: string, names: ReadonlySet<string>): AsyncGenerator<Pick<StoredRow, 'table' | 'partition' | 'row'>>;
  /** Writes rows over whatever is there. */
  put(rows: AsyncIterable<StoredRow>): Promise<void>;
  /** @returns how many there were */
  remove(rows: AsyncIterable<Pick<StoredRow, 'table' | 'partition' | 'row'>>): Promise<number>;
  /** Deletes everything of a tenant. Broken off anywhere, the next call goes on. @returns how many rows */
  forgetTenant(tenantId: string): Promise<number>;
  /** Turns a person into a former member wherever they are named, and deletes what was theirs alone. */
  forgetPerson(tenantId: string, personId: string): Promise<Forgotten>;
}

/** What came after a backup. */
export interface Losses {
  /** Rows that the backup has not. */
  readonly rows: number;
  /** Settings, schedules and the like that have another value in the backup. */
  readonly settings: number;
}

/** One name for one row. */
export const nameOfRow = ({ table, partition, row }: Pick<StoredRow, 'table' | 'partition' | 'row'>): string => `${table}\n${partition}\n${row}`;

const mostReadings = 6;
/** Presence, and which run goes now: true for minutes. */
const isPassing = ({ row }: StoredRow): boolean => row.startsWith('viewer:') || row === 'active';
/** What people set, one row each: another value replaces it. Conversations change with every message, and their schedules leave events. */
const isSetting = ({ table, row }: StoredRow): boolean => table === 'conversations' && ['roadmap-settings:', 'assessment-schedule:', 'reminder:', 'setting:'].some((kind) => row.startsWith(kind));

const eventKind = z.looseObject({ kind: z.string() });
/** An event says that something was set or done since, unless it only tells of backups; those beside the runs tell of runs, which are rows themselves. */
function isNoLoss(row: StoredRow): boolean {
  if (!row.row.startsWith('event:')) return false;
  if (row.table === 'assessments') return true;
  const kind = eventKind.safeParse(valuesOf(row).get('json')).data?.kind;
  return kind === 'backup-made' || kind === 'backup-restored';
}

export function createBackupStore(tables: TenantTables): BackupStore {
  return {
    rows,
    put: (given) => putRows(tables, given),
    remove: (given) => removeRows(tables, given),

    async losses(tenantId, names, given) {
      let beyond = 0;
      const settings = new Map<string, StoredRow>();
      for await (const row of everyRow(tenantId)) {
        if (isSetting(row)) settings.set(nameOfRow(row), row);
        if (!isPassing(row) && !names.has(nameOfRow(row)) && !isNoLoss(row)) beyond += 1;
      }
      let changed = 0;
      for await (const row of given) {
        const now = settings.get(nameOfRow(row));
        if (now && !isDeepStrictEqual(now.columns, row.columns)) changed += 1;
      }
      return { rows: beyond, settings: changed };
    },

    async* beyond(tenantId, names) {
      for await (const row of everyRow(tenantId)) if (!isPassing(row) && !names.has(nameOfRow(row))) yield row;
    },

    async forgetTenant(tenantId) {
      // Headers of runs go after their results, which nothing else leads to.
      return removeRows(tables, everyRow(tenantId));
    },

    forgetPerson: (tenantId, personId) => forgetPerson(tables, tenantId, personId),
  };

  async function* rows(tenantId: string): AsyncGenerator<StoredRow> {
    const ended: string[] = [];
    for await (const row of storedRows(tables, 'assessments', ofTenant(tenantId))) {
      if (isPassing(row)) continue;
      if (row.row.startsWith('run:')) {
        if (!hasEnded(row)) continue;
        ended.push(decodeKey(row.row.slice('run:'.length)));
      }
      yield bare(row);
    }
    for (const runId of ended) for await (const row of storedRows(tables, 'results', odata`PartitionKey eq ${partitionKeyOf(runId)}`)) yield bare(row);
    for (const partition of await partitionsOf(tenantId)) yield* await roadmapRows(partition);
    for await (const row of storedRows(tables, 'conversations', ofTenant(tenantId))) yield bare(row);
  }

  /** Results before the headers that lead to them. */
  async function* everyRow(tenantId: string): AsyncGenerator<StoredRow> {
    const assessments: StoredRow[] = [];
    for await (const row of storedRows(tables, 'assessments', ofTenant(tenantId))) assessments.push({ ...bare(row), columns: {} });
    for (const { row: key } of assessments) {
      if (key.startsWith('run:')) for await (const row of storedRows(tables, 'results', odata`PartitionKey eq ${partitionKeyOf(decodeKey(key.slice('run:'.length)))}`)) yield bare(row);
    }
    for (const table of ['roadmaps', 'conversations'] as const) for await (const row of storedRows(tables, table, ofTenant(tenantId))) yield bare(row);
    yield* assessments;
  }

  async function partitionsOf(tenantId: string): Promise<string[]> {
    const filter = `${ofTenant(tenantId)} and (RowKey eq 'meta' or RowKey eq 'comment-meta')`;
    const partitions = new Set<string>();
    for await (const { partitionKey = '' } of tables.roadmaps.listEntities({ queryOptions: { filter, select: ['partitionKey', 'rowKey'] } })) partitions.add(partitionKey);
    return [...partitions].sort();
  }

  /** A roadmap between two changes: the rows that every change and comment replaces are the same before and after. */
  async function roadmapRows(partition: string): Promise<StoredRow[]> {
    for (let reading = 0; reading < mostReadings; reading += 1) {
      const before = await guardsOf(partition);
      const found: StoredRow[] = [];
      for await (const row of storedRows(tables, 'roadmaps', odata`PartitionKey eq ${partition}`)) if (!isPassing(row)) found.push(bare(row));
      if (before === await guardsOf(partition)) return found;
    }
    throw new StorageBusy(`Roadmap ${decodeKey(partition.split('|')[1] ?? partition)} is being changed all the time. Nothing is wrong with it; make the backup when it is quieter.`);
  }

  async function guardsOf(partition: string): Promise<string> {
    const etags: string[] = [];
    for await (const { etag } of storedRows(tables, 'roadmaps', `${odata`PartitionKey eq ${partition}`} and (RowKey eq 'meta' or RowKey eq 'comment-meta')`)) etags.push(etag);
    return etags.join();
  }
}

const bare = ({ table, partition, row, columns }: StoredRow): StoredRow => ({ table, partition, row, columns });

/** Short headers are text; a longer one is only that of a run which has ended with many words. */
function hasEnded({ columns: { run } }: StoredRow): boolean {
  return typeof run !== 'string' || !/"state":"(?:queued|running)"/.test(run);
}

/** Whether a row may be in a file of this tenant. */
export function belongsTo(tenantId: string, { table, partition }: StoredRow, runIds: ReadonlySet<string>): boolean {
  const tenant = encodeKey(tenantId, '|');
  return table === 'results' ? runIds.has(partition) : partition === tenant || partition.startsWith(`${tenant}|`);
}
