import type { TableClient, TableEntity } from '@azure/data-tables';
import { z } from 'zod';
import { underCurrentNames, type ActivityNames } from '../roadmap/activity-names.ts';
import { activityStateSchema, untouched, type ActivityState } from '../roadmap/activity-state.ts';
import { changeSchema, type Change } from '../roadmap/change.ts';
import { toColumns } from './json-columns.ts';
import { newestFirstKey, partitionKeyOf, rowKeyOf, sequenceKey } from './keys.ts';
import { fitting, parseColumns, parseJson, readRow, schemaVersion, type Row } from './rows.ts';

/** A roadmap of a tenant. */
export interface RoadmapKey {
  readonly tenantId: string;
  readonly roadmapId: string;
}

export const partitionOf = ({ tenantId, roadmapId }: RoadmapKey): string => partitionKeyOf(tenantId, roadmapId);

const metaKey = 'meta';
const metaSchema = z.object({ sequence: z.int().min(0), historyFrom: z.int().min(1).default(1) });
const requestSchema = z.object({ sequence: z.int().min(1) });

/** The one row that every writer of a roadmap must replace: its ETag guards the whole transaction. */
export interface Meta {
  readonly sequence: number;
  /** The oldest change that is kept. */
  readonly historyFrom: number;
  /** Null before the first change. */
  readonly etag: string | null;
}

export async function readMeta(table: TableClient, partitionKey: string): Promise<Meta> {
  const row = await readRow(table, partitionKey, metaKey);
  return row ? { ...parseColumns(table, row, metaSchema), etag: row.etag } : { sequence: 0, historyFrom: 1, etag: null };
}

export const metaRow = (partitionKey: string, sequence: number): TableEntity => ({ partitionKey, rowKey: metaKey, schemaVersion, sequence });

/** The state of an activity, with what was decided under its former ids. */
export async function readState(table: TableClient, partitionKey: string, activity: string, names: ActivityNames): Promise<ActivityState> {
  const rows = await Promise.all([activity, ...names.former(activity)].map((id) => readRow(table, partitionKey, rowKeyOf('activity', id))));
  const states = rows.flatMap((row) => (row ? [parseState(table, row)] : []));
  return underCurrentNames(states, names).get(activity) ?? untouched(activity);
}

export const parseState = (table: TableClient, row: Row): ActivityState => parseJson(table, 'json', [row], activityStateSchema);
export const parseChange = (table: TableClient, row: Row): Change => parseJson(table, 'json', [row], changeSchema);

export function stateRow(partitionKey: string, state: ActivityState): TableEntity {
  return fitting({ partitionKey, rowKey: rowKeyOf('activity', state.id), schemaVersion, ...toColumns('json', state) });
}

/**
 * The rows that one change adds: itself; `request:` by which the same request sent again is recognised; and per activity
 * `touch:` with that activity's part of it, newest first, so that an activity's history is one short range however long
 * the roadmap's is.
 */
export function historyRows(partitionKey: string, change: Change): { readonly first: TableEntity; readonly others: readonly TableEntity[] } {
  const { sequence, changeId } = change;
  // A real date, so that the service itself can tell which changes are younger than a moment.
  const at = new Date(change.at);
  const activities = [...new Set(change.edits.map(({ activity }) => activity))];
  return {
    first: fitting({ partitionKey, rowKey: rowKeyOf('request', changeId), schemaVersion, sequence }),
    others: [
      fitting({ partitionKey, rowKey: rowKeyOf('change', sequenceKey(sequence)), schemaVersion, at, ...toColumns('json', change) }),
      ...activities.map((activity) => {
        const part: Change = { ...change, edits: change.edits.filter((edit) => edit.activity === activity) };
        return fitting({ partitionKey, rowKey: rowKeyOf('touch', activity, newestFirstKey(sequence)), schemaVersion, ...toColumns('json', part) });
      }),
    ],
  };
}

/** The change that a request with this id became earlier; null when there is none. */
export async function findChange(table: TableClient, partitionKey: string, changeId: string): Promise<Change | null> {
  const request = await readRow(table, partitionKey, rowKeyOf('request', changeId));
  if (!request) return null;
  const { sequence } = parseColumns(table, request, requestSchema);
  const row = await readRow(table, partitionKey, rowKeyOf('change', sequenceKey(sequence)));
  return row ? parseChange(table, row) : null;
}
