import { odata, type TableClient, type TableEntity, type TransactionAction } from '@azure/data-tables';
import type { z } from 'zod';
import { keepingUnknownKeys } from '../roadmap/unknown-keys.ts';
import { fromRows, maxRowBytes, rowBytes, TooLargeToSave, transportBytes } from './json-columns.ts';
import type { KeyRange } from './keys.ts';
import { isMissing } from './storage-errors.ts';

/** How rows are written today. Whoever changes a layout raises this and reads both. */
export const schemaVersion = 1;

/** The service's limits for one transaction; the request is held a little below its 4 MiB. */
export const maxOperations = 100;
export const maxTransactionBytes = 3.5 * 1024 * 1024;

/** A row as it was stored: its columns are unknown until parsed. */
export type Row = Readonly<Record<string, unknown>> & { readonly partitionKey: string; readonly rowKey: string; readonly etag: string };

/** A row that does not say what it should: damaged, edited by hand, or from a newer version. */
export class CorruptRow extends Error {
  override readonly name = 'CorruptRow';
}

/** The row, or null. */
export async function readRow(table: TableClient, partitionKey: string, rowKey: string): Promise<Row | null> {
  try {
    const entity = await table.getEntity(partitionKey, rowKey);
    return { ...entity, partitionKey, rowKey, etag: entity.etag };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

export interface RowQuery {
  readonly partitionKey: string;
  readonly range: KeyRange;
  /** Further OData condition, made with `odata`. */
  readonly where?: string;
  /** Only these columns, besides the keys. */
  readonly select?: readonly string[];
  /** No more rows than this. */
  readonly most?: number;
}

/** Rows of a range in the order of their keys, page by page. */
export async function* queryRows(table: TableClient, { partitionKey, range, where, select, most = Infinity }: RowQuery): AsyncGenerator<Row> {
  const keys = odata`PartitionKey eq ${partitionKey} and RowKey ge ${range.from} and RowKey lt ${range.before}`;
  const queryOptions = { filter: where ? `${keys} and ${where}` : keys, ...(select && { select: ['partitionKey', 'rowKey', ...select] }) };
  let count = 0;
  const pages = table.listEntities({ queryOptions }).byPage({ maxPageSize: Math.min(most, 1000) });
  for await (const page of pages) {
    for (const entity of page) {
      yield { ...entity, partitionKey, rowKey: entity.rowKey ?? '', etag: entity.etag };
      count += 1;
      if (count >= most) return;
    }
  }
}

/** All rows of a range in memory. */
export async function listRows(table: TableClient, query: RowQuery): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of queryRows(table, query)) rows.push(row);
  return rows;
}

/**
 * Writes rows of one partition that need not land together, in as few requests as the service takes; whole rows replace what was there.
 * @throws {TooLargeToSave} when a row is over 1 MiB
 */
export async function writeRows(table: TableClient, rows: Iterable<TableEntity>): Promise<void> {
  let batch: TransactionAction[] = [];
  let bytes = 0;
  for (const row of rows) {
    const size = transportBytes(fitting(row));
    if (batch.length === maxOperations || (batch.length > 0 && bytes + size > maxTransactionBytes)) {
      await table.submitTransaction(batch);
      batch = [];
      bytes = 0;
    }
    batch.push(['upsert', row, 'Replace']);
    bytes += size;
  }
  if (batch.length > 0) await table.submitTransaction(batch);
}

/** What names a row in its table. */
export interface RowKeys {
  readonly partitionKey: string;
  readonly rowKey: string;
}

/**
 * Removes rows, as many at once as the service takes; those of one partition must follow each other for that. What somebody
 * else has removed meanwhile is fine.
 * @returns how many there were; at most `most`
 */
export async function removeKeys(table: TableClient, keys: AsyncIterable<RowKeys>, most = Infinity): Promise<number> {
  let removed = 0;
  let batch: RowKeys[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length > 0) await removeTogether(table, batch);
    removed += batch.length;
    batch = [];
  };
  for await (const { partitionKey, rowKey } of keys) {
    if (batch.length === maxOperations || (batch[0] && batch[0].partitionKey !== partitionKey)) await flush();
    if (removed >= most) return removed;
    batch.push({ partitionKey, rowKey });
  }
  await flush();
  return removed;
}

async function removeTogether(table: TableClient, keys: readonly RowKeys[]): Promise<void> {
  try {
    await table.submitTransaction(keys.map(({ partitionKey, rowKey }): TransactionAction => ['delete', { partitionKey, rowKey }]));
  } catch (error) {
    if (!isMissing(error)) throw error;
    for (const { partitionKey, rowKey } of keys) {
      await table.deleteEntity(partitionKey, rowKey).catch((single: unknown) => {
        if (!isMissing(single)) throw single;
      });
    }
  }
}

/** The keys of all rows that a filter finds, in any partition. */
export async function* keysOf(table: TableClient, filter: string): AsyncGenerator<RowKeys> {
  for await (const { partitionKey = '', rowKey = '' } of table.listEntities({ queryOptions: { filter, select: ['partitionKey', 'rowKey'] } })) yield { partitionKey, rowKey };
}

/**
 * The row itself, once it is known to fit: not every storage service refuses what is over its own limit.
 * @throws {TooLargeToSave}
 */
export function fitting<R extends TableEntity>(row: R): R {
  const bytes = Math.max(rowBytes(row), transportBytes(row));
  if (bytes > maxRowBytes) throw new TooLargeToSave(`This takes ${Math.ceil(bytes / 1024)} KiB in one row; 1,024 KiB is the limit. Make it smaller, or save it in parts.`);
  return row;
}

/**
 * Parses what `toColumns` or `toRows` wrote. What the schema does not know passes through at every depth: it is a newer
 * version's, which runs beside this one while it is rolled out, and has to be there when the value is saved again.
 * @throws {CorruptRow} naming table and keys
 */
export function parseJson<T>(table: TableClient, name: string, rows: readonly [Row, ...Row[]], schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = fromRows(name, rows);
  } catch (error) {
    throw corrupt(table, rows[0], error instanceof Error ? error.message : String(error), { cause: error });
  }
  return parsed(table, rows[0], value, keepingUnknownKeys(schema));
}

/**
 * Parses plain columns of a row.
 * @throws {CorruptRow} naming table and keys
 */
export function parseColumns<T>(table: TableClient, row: Row, schema: z.ZodType<T>): T {
  return parsed(table, row, row, schema);
}

/** The error for a row that cannot be read, and what to do about it. */
export function corrupt(table: TableClient, { partitionKey, rowKey, schemaVersion: version }: Row, why: string, options?: ErrorOptions): CorruptRow {
  const where = `Row "${rowKey}" of partition "${partitionKey}" in table ${table.tableName}`;
  const advice = typeof version === 'number' && version > schemaVersion ? 'A newer version of the app wrote it: update this one.' : 'Restore the row, or delete it.';
  return new CorruptRow(`${where} cannot be read: ${why}. ${advice}`, options);
}

function parsed<T>(table: TableClient, row: Row, value: unknown, schema: z.ZodType<T>): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const why = result.error.issues.map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message)).join('; ');
  throw corrupt(table, row, why, { cause: result.error });
}
