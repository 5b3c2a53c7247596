import type { TableClient, TransactionAction } from '@azure/data-tables';
import { z } from 'zod';
import type { Person } from '../assessment/run.ts';
import type { ActivityNames } from '../roadmap/activity-names.ts';
import { commentSchema, deletedComment, type Comment, type CommentNews } from '../roadmap/comment.ts';
import { toColumns } from './json-columns.ts';
import { rangeOf, rowKeyOf, sequenceKey } from './keys.ts';
import { partitionOf, type RoadmapKey } from './roadmap-rows.ts';
import { fitting, listRows, parseColumns, parseJson, queryRows, readRow, schemaVersion, type Row } from './rows.ts';
import { untilAlone } from './storage-errors.ts';

/** How many comments of one activity are given unless asked for more. */
const mostComments = 500;

/**
 * What people say about activities. Beside the comments themselves (`comment:<activity>:<newest first>`) a roadmap keeps a
 * numbered log of what happened to them, so that other replicas can tell what is new, and the counts that a board shows.
 */
export interface CommentStore {
  /** Newest first, with the traces of those that were deleted. */
  list(key: RoadmapKey, activityId: string, most?: number): Promise<Comment[]>;
  find(key: RoadmapKey, id: string): Promise<Comment | null>;
  /** How many comments each activity has, deleted ones not counted, and the number of what happened last. */
  counts(key: RoadmapKey): Promise<{ readonly sequence: number; readonly counts: ReadonlyMap<string, number> }>;
  /**
   * Saves a comment. With an id that is there already nothing is saved; `news` is null then.
   * @throws {StorageBusy} @throws {StorageUnreachable} send it again with the same id
   */
  add(key: RoadmapKey, comment: Comment): Promise<{ readonly comment: Comment; readonly news: CommentNews | null }>;
  /** Leaves only a trace of a comment. One that is a trace already stays what it is; null when there is none with this id. */
  remove(key: RoadmapKey, id: string, by: Person, at: Date): Promise<{ readonly comment: Comment; readonly news: CommentNews | null } | null>;
  /** What happened after a number, oldest first and without gaps, each comment as it is now. */
  after(key: RoadmapKey, sequence: number): Promise<{ readonly sequence: number; readonly items: CommentNews[] }>;
}

const metaKey = 'comment-meta';
/** Plain columns beside the counts in JSON. */
const metaSchema = z.object({ sequence: z.int().min(0) });
const countsSchema = z.record(z.string(), z.int().min(0));
const pointerSchema = z.object({ activity: z.string(), key: z.string() });

interface Meta {
  readonly sequence: number;
  /** Under the ids that the activities had when somebody commented. */
  readonly counts: Readonly<Record<string, number>>;
  readonly etag: string | null;
}

/** @param names of activities: comments that were made under a former id are found under today's */
export function createCommentStore(table: TableClient, names: ActivityNames): CommentStore {
  const parse = (row: Row): Comment => {
    const comment = parseJson(table, 'json', [row], commentSchema);
    return { ...comment, activity: names.current(comment.activity) };
  };

  return {
    async list(key, activityId, most = mostComments) {
      const id = names.current(activityId);
      const rows = await Promise.all([id, ...names.former(id)].map((each) => listRows(table, { partitionKey: partitionOf(key), range: rangeOf('comment', each), most })));
      const comments = rows.flat().map(parse);
      return comments.sort((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, most);
    },

    async find(key, id) {
      const row = await findRow(partitionOf(key), id);
      return row && parse(row);
    },

    async counts(key) {
      const { sequence, counts } = await readMeta(partitionOf(key));
      return { sequence, counts: underCurrentNames(counts) };
    },

    async add(key, asked) {
      const partitionKey = partitionOf(key);
      const comment = { ...asked, activity: names.current(asked.activity) };
      const rowKey = rowKeyOf('comment', comment.activity, newestFirst(comment.at), comment.id);
      return untilAlone('save this comment', async () => {
        const there = await findRow(partitionKey, comment.id);
        if (there) return { comment: parse(there), news: null };
        const meta = await readMeta(partitionKey);
        const pointer = { activity: comment.activity, key: rowKey };
        const news = await commit(partitionKey, meta, { comment, rowKey, gain: 1 }, [
          ['create', fitting({ partitionKey, rowKey, schemaVersion, ...toColumns('json', comment) })],
          ['create', fitting({ partitionKey, rowKey: rowKeyOf('comment-id', comment.id), schemaVersion, ...pointer })],
        ]);
        return { comment, news };
      });
    },

    async remove(key, id, by, at) {
      const partitionKey = partitionOf(key);
      return untilAlone('delete this comment', async () => {
        const row = await findRow(partitionKey, id);
        if (!row) return null;
        const stored = parseJson(table, 'json', [row], commentSchema);
        if (stored.deleted) return { comment: parse(row), news: null };
        const meta = await readMeta(partitionKey);
        const trace = deletedComment(stored, { at: at.toISOString(), by });
        // Replaced as a whole, so that nothing of the words stays in a column.
        const news = await commit(partitionKey, meta, { comment: trace, rowKey: row.rowKey, gain: -1 }, [
          ['update', fitting({ partitionKey, rowKey: row.rowKey, schemaVersion, ...toColumns('json', trace) }), 'Replace', { etag: row.etag }],
        ]);
        return { comment: news.comment, news };
      });
    },

    async after(key, sequence) {
      const partitionKey = partitionOf(key);
      const range = { from: rowKeyOf('comment-log', sequenceKey(sequence + 1)), before: rangeOf('comment-log').before };
      const logged: Row[] = [];
      for await (const row of queryRows(table, { partitionKey, range })) {
        // A page may be older than the next one: whatever follows a gap is read again next time.
        if (row.rowKey !== rowKeyOf('comment-log', sequenceKey(sequence + logged.length + 1))) break;
        logged.push(row);
      }
      if (logged.length === 0) return { sequence, items: [] };
      const counts = underCurrentNames((await readMeta(partitionKey)).counts);
      const items = await Promise.all(logged.map(async (row, index): Promise<CommentNews[]> => {
        const commentRow = await readRow(table, partitionKey, parseColumns(table, row, pointerSchema).key);
        if (!commentRow) return [];
        const comment = parse(commentRow);
        return [{ sequence: sequence + index + 1, comment, count: counts.get(comment.activity) ?? 0 }];
      }));
      return { sequence: sequence + logged.length, items: items.flat() };
    },
  };

  async function findRow(partitionKey: string, id: string): Promise<Row | null> {
    const pointer = await readRow(table, partitionKey, rowKeyOf('comment-id', id));
    return pointer && readRow(table, partitionKey, parseColumns(table, pointer, pointerSchema).key);
  }

  async function readMeta(partitionKey: string): Promise<Meta> {
    const row = await readRow(table, partitionKey, metaKey);
    if (!row) return { sequence: 0, counts: {}, etag: null };
    return { sequence: parseColumns(table, row, metaSchema).sequence, counts: parseJson(table, 'json', [row], countsSchema), etag: row.etag };
  }

  /** Numbers what happens, counts it, and saves all of it or nothing. */
  async function commit(
    partitionKey: string,
    meta: Meta,
    { comment, rowKey, gain }: { readonly comment: Comment; readonly rowKey: string; readonly gain: 1 | -1 },
    actions: readonly TransactionAction[],
  ): Promise<CommentNews> {
    const sequence = meta.sequence + 1;
    const counts = { ...meta.counts, [comment.activity]: (meta.counts[comment.activity] ?? 0) + gain };
    const metaRow = fitting({ partitionKey, rowKey: metaKey, schemaVersion, sequence, ...toColumns('json', counts) });
    await table.submitTransaction([
      meta.etag === null ? ['create', metaRow] : ['update', metaRow, 'Merge', { etag: meta.etag }],
      ['create', fitting({ partitionKey, rowKey: rowKeyOf('comment-log', sequenceKey(sequence)), schemaVersion, activity: comment.activity, key: rowKey })],
      ...actions,
    ]);
    const current = { ...comment, activity: names.current(comment.activity) };
    return { sequence, comment: current, count: underCurrentNames(counts).get(current.activity) ?? 0 };
  }

  function underCurrentNames(counts: Readonly<Record<string, number>>): ReadonlyMap<string, number> {
    const current = new Map<string, number>();
    for (const [activity, count] of Object.entries(counts)) {
      const id = names.current(activity);
      current.set(id, (current.get(id) ?? 0) + count);
    }
    return current;
  }
}

const largestMs = 10 ** 15 - 1;

/** A moment as a key, latest first. */
const newestFirst = (at: string): string => String(largestMs - Date.parse(at)).padStart(15, '0');
