import { odata, type TableClient } from '@azure/data-tables';
import type { Person } from '../assessment/run.ts';
import { commentSchema } from '../roadmap/comment.ts';
import { runHeaderSchema } from './assessments.ts';
import { isWithin, listEvents } from './audit-events.ts';
import { decodeKey, partitionKeyOf, rangeOf } from './keys.ts';
import { wholeChange } from './roadmap-rows.ts';
import { listRows, parseJson, queryRows } from './rows.ts';

/** One line of the audit log: who did what when. */
export interface AuditEntry {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly by: Person;
  readonly kind: string;
  /** Null for what concerns the whole tenant. */
  readonly roadmap: string | null;
  /** Id of the activity or run. */
  readonly subject: string | null;
  readonly details: unknown;
}

export interface AuditQuery {
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
  /** Only this roadmap; what concerns the whole tenant is left out then. */
  readonly roadmapId: string | null;
}

export interface AuditTables {
  readonly roadmaps: TableClient;
  readonly assessments: TableClient;
  readonly conversations: TableClient;
}

/** Everything that was done in a tenant, oldest first: changes, comments, runs, imports, cancellations, settings. */
export async function* auditLog(tables: AuditTables, tenantId: string, query: AuditQuery): AsyncGenerator<AuditEntry> {
  const roadmaps = query.roadmapId === null ? await roadmapIdsOf(tables.roadmaps, tenantId) : [query.roadmapId];
  const comments = (await Promise.all(roadmaps.map((id) => commentEntries(tables.roadmaps, tenantId, id, query)))).flat();
  const events = (await Promise.all([tables.conversations, tables.assessments].map((table) => listEvents(table, tenantId, query)))).flat();
  const runs = query.roadmapId === null ? await runEntries(tables.assessments, tenantId, query) : [];
  const few = [...comments, ...runs, ...events.filter(({ roadmap }) => query.roadmapId === null || roadmap === query.roadmapId)];
  few.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  // Changes are many: they are read as they are written out.
  yield* merged([few.values(), ...roadmaps.map((id) => changeEntries(tables.roadmaps, tenantId, id, query))]);
}

/** Roadmaps of a tenant that anybody has changed or commented on. `}` is the character after `|`. */
export async function roadmapIdsOf(table: TableClient, tenantId: string): Promise<string[]> {
  const tenant = partitionKeyOf(tenantId);
  const filter = odata`PartitionKey ge ${`${tenant}|`} and PartitionKey lt ${`${tenant}}`} and (RowKey eq 'meta' or RowKey eq 'comment-meta')`;
  const ids = new Set<string>();
  for await (const { partitionKey = '' } of table.listEntities({ queryOptions: { filter, select: ['partitionKey', 'rowKey'] } })) ids.add(decodeKey(partitionKey.slice(tenant.length + 1)));
  return [...ids].sort();
}

async function* changeEntries(table: TableClient, tenantId: string, roadmap: string, { from, to }: AuditQuery): AsyncGenerator<AuditEntry> {
  const where = odata`at ge ${from} and at lt ${to}`;
  for await (const row of queryRows(table, { partitionKey: partitionKeyOf(tenantId, roadmap), range: rangeOf('change'), where })) {
    const { at, by, sequence, changeId, edits } = await wholeChange(table, row);
    const [first, ...others] = edits;
    yield { at, by, kind: 'change', roadmap, subject: others.length === 0 ? (first?.activity ?? null) : null, details: { sequence, changeId, edits } };
  }
}

async function commentEntries(table: TableClient, tenantId: string, roadmap: string, query: AuditQuery): Promise<AuditEntry[]> {
  const rows = await listRows(table, { partitionKey: partitionKeyOf(tenantId, roadmap), range: rangeOf('comment') });
  return rows.flatMap((row) => {
    const { id, activity, at, by, text, deleted } = parseJson(table, 'json', [row], commentSchema);
    const said: AuditEntry = { at, by, kind: 'comment', roadmap, subject: activity, details: { comment: id, text } };
    return deleted ? [said, { ...deleted, kind: 'comment-deleted', roadmap, subject: activity, details: { comment: id } }] : [said];
  }).filter(({ at }) => isWithin(at, query));
}

async function runEntries(table: TableClient, tenantId: string, query: AuditQuery): Promise<AuditEntry[]> {
  const select = ['run', 'runParts', 'run0', 'run1', 'run2'];
  const entries: AuditEntry[] = [];
  for await (const row of queryRows(table, { partitionKey: partitionKeyOf(tenantId), range: rangeOf('run'), select })) {
    const run = parseJson(table, 'run', [row], runHeaderSchema);
    const { id, source, pillars, scheduled = false, startedBy, startedAt, finishedAt, state, failure, version } = run;
    const about = { roadmap: null, subject: id, by: startedBy };
    if (source.kind === 'import') entries.push({ ...about, at: finishedAt ?? startedAt, kind: 'report-imported', details: { source, version, madeAt: startedAt } });
    else {
      entries.push({ ...about, at: startedAt, kind: 'assessment-started', details: { source, pillars, scheduled, version } });
      // Who cancelled a run stands in an event of its own.
      if (finishedAt !== null && state !== 'cancelled') entries.push({ ...about, at: finishedAt, kind: `assessment-${state}`, details: { failure } });
    }
  }
  return entries.filter(({ at }) => isWithin(at, query));
}

/** Several streams in order of time as one. */
async function* merged(streams: readonly (Iterator<AuditEntry> | AsyncIterator<AuditEntry>)[]): AsyncGenerator<AuditEntry> {
  const heads: { entry: AuditEntry; readonly stream: Iterator<AuditEntry> | AsyncIterator<AuditEntry> }[] = [];
  for (const stream of streams) {
    const next = await stream.next();
    if (!next.done) heads.push({ entry: next.value, stream });
  }
  while (heads.length > 0) {
    const first = heads.reduce((earliest, head) => (Date.parse(head.entry.at) < Date.parse(earliest.entry.at) ? head : earliest));
    yield first.entry;
    const next = await first.stream.next();
    if (next.done) heads.splice(heads.indexOf(first), 1);
    else first.entry = next.value;
  }
}
