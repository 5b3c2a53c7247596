import type { TableClient, TableEntity } from '@azure/data-tables';
import { z } from 'zod';
import { underCurrentNames, type ActivityNames } from '../roadmap/activity-names.ts';
import { activityStateSchema, untouched, type ActivityState } from '../roadmap/activity-state.ts';
import type { ActivityStates } from '../roadmap/apply.ts';
import { changeSchema, type Change } from '../roadmap/change.ts';
import { toColumns } from './json-columns.ts';
import { newestFirstKey, partitionKeyOf, rangeOf, rowKeyOf, sequenceKey } from './keys.ts';
import { corrupt, fitting, listRows, parseColumns, parseJson, readRow, schemaVersion, type Row } from './rows.ts';

/** A roadmap of a tenant. */
export interface RoadmapKey {
  readonly tenantId: string;
  readonly roadmapId: string;
}

export const partitionOf = ({ tenantId, roadmapId }: RoadmapKey): string => partitionKeyOf(tenantId, roadmapId);

const metaKey = 'meta';
const metaSchema = z.object({
  sequence: z.int().min(0),
  historyFrom: z.int().min(1).default(1),
  replaying: z.int().min(0).default(0),
  replayed: z.int().min(0).default(0),
});
const requestSchema = z.object({ sequence: z.int().min(1) });

/** The one row that every writer of a roadmap must replace: its ETag guards the whole transaction. */
export interface Meta {
  readonly sequence: number;
  /** The oldest change that is kept. */
  readonly historyFrom: number;
  /** A large change that not all state rows contain yet; 0 when there is none. Nothing is saved after it before they do. */
  readonly replaying: number;
  /** So many of its edits are in the state rows. */
  readonly replayed: number;
  /** Null before the first change. */
  readonly etag: string | null;
}

export async function readMeta(table: TableClient, partitionKey: string): Promise<Meta> {
  const row = await readRow(table, partitionKey, metaKey);
  return row ? { ...parseColumns(table, row, metaSchema), etag: row.etag } : { sequence: 0, historyFrom: 1, replaying: 0, replayed: 0, etag: null };
}

export const metaRow = (partitionKey: string, columns: Partial<Pick<Meta, 'sequence' | 'replaying' | 'replayed'>>): TableEntity => ({ partitionKey, rowKey: metaKey, schemaVersion, ...columns });

/** The state of an activity, with what was decided under its former ids. */
export async function readState(table: TableClient, partitionKey: string, activity: string, names: ActivityNames): Promise<ActivityState> {
  const rows = await Promise.all([activity, ...names.former(activity)].map((id) => readRow(table, partitionKey, rowKeyOf('activity', id))));
  const states = rows.flatMap((row) => (row ? [parseState(table, row)] : []));
  return underCurrentNames(states, names).get(activity) ?? untouched(activity);
}

/** Every state row of a roadmap, under today's ids. */
export async function listStates(table: TableClient, partitionKey: string, names: ActivityNames): Promise<ActivityStates> {
  const rows = await listRows(table, { partitionKey, range: rangeOf('activity') });
  return underCurrentNames(rows.map((row) => parseState(table, row)), names);
}

export const parseState = (table: TableClient, row: Row): ActivityState => parseJson(table, 'json', [row], activityStateSchema);
/** A row that holds all of a change, or of an activity's part of it. */
export const parseChange = (table: TableClient, row: Row): Change => parseJson(table, 'json', [row], changeSchema);

const partsSchema = z.object({ parts: z.int().min(0).default(0) });
const editsSchema = changeSchema.shape.edits;

/** In how many further rows the edits of a change go on. */
export const partsOf = (table: TableClient, row: Row): number => parseColumns(table, row, partsSchema).parts;
export const partKey = (sequence: number, part: number): string => rowKeyOf('change-part', sequenceKey(sequence), sequenceKey(part));

/** A change from its row, with the edits that stand in further ones. @throws {CorruptRow} */
export async function wholeChange(table: TableClient, row: Row): Promise<Change> {
  const first = parseChange(table, row);
  const parts = partsOf(table, row);
  if (parts === 0) return first;
  const others = await Promise.all(Array.from({ length: parts }, async (_, part) => {
    const more = await readRow(table, row.partitionKey, partKey(first.sequence, part));
    if (!more) throw corrupt(table, row, `part ${part + 1} of ${parts} is missing`);
    return parseJson(table, 'json', [more], editsSchema);
  }));
  return { ...first, edits: [...first.edits, ...others.flat()] };
}

/** A change by its number; null when it is not kept. */
export async function readChange(table: TableClient, partitionKey: string, sequence: number): Promise<Change | null> {
  const row = await readRow(table, partitionKey, rowKeyOf('change', sequenceKey(sequence)));
  return row && wholeChange(table, row);
}

export function stateRow(partitionKey: string, state: ActivityState): TableEntity {
  return fitting({ partitionKey, rowKey: rowKeyOf('activity', state.id), schemaVersion, ...toColumns('json', state) });
}

/** Of a change's edits as JSON in UTF-8: even what does not deflate at all fits the binary columns of a row. */
const maxBytesPerRow = 650_000;

/**
 * The rows that a change is told by: itself, in several rows when it is long, each readable by itself; and `request:` by which
 * the same request sent again is recognised.
 */
export function changeRows(partitionKey: string, change: Change): { readonly request: TableEntity; readonly rows: readonly TableEntity[] } {
  const { sequence, changeId, reason } = change;
  const [first = [], ...others] = slices(change.edits);
  // A real date, and the reason beside it, so that the service itself can tell which changes are younger than a moment, or made for something.
  const columns = { at: new Date(change.at), parts: others.length, ...(reason && { reason: reason.kind }) };
  return {
    request: fitting({ partitionKey, rowKey: rowKeyOf('request', changeId), schemaVersion, sequence }),
    rows: [
      fitting({ partitionKey, rowKey: rowKeyOf('change', sequenceKey(sequence)), schemaVersion, ...columns, ...toColumns('json', { ...change, edits: first }) }),
      ...others.map((edits, part) => fitting({ partitionKey, rowKey: partKey(sequence, part), schemaVersion, ...toColumns('json', edits) })),
    ],
  };
}

function slices(edits: Change['edits']): Change['edits'][] {
  const made: Change['edits'][] = [];
  let bytes = Infinity;
  for (const edit of edits) {
    const size = Buffer.byteLength(JSON.stringify(edit));
    if (bytes + size > maxBytesPerRow) {
      made.push([]);
      bytes = 0;
    }
    made.at(-1)?.push(edit);
    bytes += size;
  }
  return made;
}

/**
 * Per activity `touch:` with that activity's part of a change, newest first, so that an activity's history is one short range
 * however long the roadmap's is.
 */
export function touchRows(partitionKey: string, change: Change): TableEntity[] {
  return change.edits.map((edit) => {
    const rowKey = rowKeyOf('touch', edit.activity, newestFirstKey(change.sequence));
    return fitting({ partitionKey, rowKey, schemaVersion, ...toColumns('json', { ...change, edits: [edit] }) });
  });
}

/** The change that a request with this id became earlier; null when there is none. */
export async function findChange(table: TableClient, partitionKey: string, changeId: string): Promise<Change | null> {
  const request = await readRow(table, partitionKey, rowKeyOf('request', changeId));
  return request && readChange(table, partitionKey, parseColumns(table, request, requestSchema).sequence);
}
