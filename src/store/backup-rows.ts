import { odata, type TableClient, type TableEntity, type TransactionAction } from '@azure/data-tables';
import { z } from 'zod';
import { partitionKeyOf } from './keys.ts';
import { maxOperations, maxTransactionBytes } from './rows.ts';

/** Tables with what tenants keep. To whom something was said, and jobs, are in no backup; `forget-passing.ts` deletes them. */
export interface TenantTables {
  readonly assessments: TableClient;
  readonly results: TableClient;
  readonly roadmaps: TableClient;
  readonly conversations: TableClient;
}
export const tableNames = ['assessments', 'results', 'roadmaps', 'conversations'] as const satisfies readonly (keyof TenantTables)[];
export type TableName = (typeof tableNames)[number];

const columnSchema = z.union([z.string(), z.number(), z.boolean(), z.object({ type: z.enum(['DateTime', 'Guid', 'Int64', 'Double', 'Binary']), value: z.union([z.string(), z.number()]) })]);
export type Column = z.infer<typeof columnSchema>;

/** A row as the service has it, types included, whatever its columns are called: what a newer version wrote survives an older one. */
export const storedRowSchema = z.object({ table: z.enum(tableNames), partition: z.string().min(1), row: z.string().min(1), columns: z.record(z.string(), columnSchema) });
export type StoredRow = z.infer<typeof storedRowSchema>;

const notStored: ReadonlySet<string> = new Set(['partitionKey', 'rowKey', 'etag', 'timestamp', 'odata.metadata']);
const typedValue = z.object({ type: z.string(), value: z.union([z.string(), z.number(), z.boolean()]) });

/** Rows that a filter finds, in the order of their keys. */
export async function* storedRows(tables: TenantTables, table: TableName, filter: string): AsyncGenerator<StoredRow & { readonly etag: string }> {
  for await (const entity of tables[table].listEntities({ queryOptions: { filter }, disableTypeConversion: true })) {
    const columns = Object.fromEntries(Object.entries(entity).filter(([name]) => !notStored.has(name)).map(([name, value]) => [name, columnOf(value)]));
    yield { table, partition: entity.partitionKey ?? '', row: entity.rowKey ?? '', columns, etag: entity.etag };
  }
}

function columnOf(value: unknown): Column {
  const typed = typedValue.safeParse(value);
  if (!typed.success) return columnSchema.parse(value);
  const { type, value: inner } = typed.data;
  if (type === 'String') return String(inner);
  if (type === 'Boolean') return String(inner) === 'true';
  if (type === 'Int32') return Number(inner);
  return columnSchema.parse(typed.data);
}

export function entityOf({ partition, row, columns }: StoredRow): TableEntity {
  return { partitionKey: partition, rowKey: row, ...columns };
}

/** Rows of a tenant's own partition and of those below it, such as its roadmaps. `}` is the character after `|`. */
export function ofTenant(tenantId: string): string {
  const tenant = partitionKeyOf(tenantId);
  return `(${odata`PartitionKey eq ${tenant}`} or (${odata`PartitionKey ge ${`${tenant}|`} and PartitionKey lt ${`${tenant}}`}`}))`;
}

/** Writes whole rows, as many at once as the service takes; rows of one partition must follow each other to be fast. */
export async function putRows(tables: TenantTables, rows: AsyncIterable<StoredRow>): Promise<void> {
  let batch: TransactionAction[] = [];
  let place = '';
  let bytes = 0;
  let table: TableName = 'assessments';
  const flush = async (): Promise<void> => {
    if (batch.length > 0) await tables[table].submitTransaction(batch);
    batch = [];
    bytes = 0;
  };
  for await (const row of rows) {
    const size = JSON.stringify(row.columns).length + 600;
    const here = `${row.table} ${row.partition}`;
    if (here !== place || batch.length === maxOperations || bytes + size > maxTransactionBytes) await flush();
    place = here;
    table = row.table;
    bytes += size;
    batch.push(['upsert', entityOf(row), 'Replace']);
  }
  await flush();
}

export async function removeRows(tables: TenantTables, rows: AsyncIterable<Pick<StoredRow, 'table' | 'partition' | 'row'>>): Promise<number> {
  let count = 0;
  let batch: TransactionAction[] = [];
  let place = '';
  let table: TableName = 'assessments';
  const flush = async (): Promise<void> => {
    if (batch.length > 0) await tables[table].submitTransaction(batch);
    count += batch.length;
    batch = [];
  };
  for await (const { table: of, partition, row } of rows) {
    const here = `${of} ${partition}`;
    if (here !== place || batch.length === maxOperations) await flush();
    place = here;
    table = of;
    batch.push(['delete', { partitionKey: partition, rowKey: row }]);
  }
  await flush();
  return count;
}
