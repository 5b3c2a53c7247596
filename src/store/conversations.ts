import type { TableClient, TransactionAction } from '@azure/data-tables';
import { z } from 'zod';
import { conversationSchema, type Conversation } from '../access/conversation.ts';
import type { Person } from '../assessment/run.ts';
import { digestScheduleSchema, type DigestSchedule } from '../digest/schedule.ts';
import { recording } from './audit-events.ts';
import { toColumns } from './json-columns.ts';
import { partitionKeyOf, rangeOf, rowKeyOf } from './keys.ts';
import { withUnknownOf } from '../roadmap/unknown-keys.ts';
import { fitting, listRows, parseColumns, parseJson, readRow, schemaVersion } from './rows.ts';
import { untilAlone } from './storage-errors.ts';

/** Where the app is installed, and how to write there first. */
export interface ConversationStore {
  /** Saving a known conversation keeps its digest schedule: only `schedule` changes that. */
  save(conversation: Conversation): Promise<void>;
  get(tenantId: string, conversationId: string): Promise<Conversation | null>;
  /** The conversation that a roadmap belongs to. */
  byRoadmap(tenantId: string, roadmapId: string): Promise<Conversation | null>;
  list(tenantId: string): Promise<Conversation[]>;
  /** The conversation as it is after the change; null when it is not known. */
  update(tenantId: string, conversationId: string, change: Partial<Pick<Conversation, 'digest' | 'digestFrom' | 'reachable' | 'name'>>): Promise<Conversation | null>;
  /** Sets the digest's schedule and records who did so, in one; null when the conversation is not known. */
  schedule(tenantId: string, conversationId: string, digest: DigestSchedule, by: Person, at: Date): Promise<Conversation | null>;
}

const pointerSchema = z.object({ conversationId: z.string() });

export function createConversationStore(table: TableClient): ConversationStore {
  return {
    save: (conversation) => untilAlone('remember a conversation', async () => {
      const { tenantId, conversationId } = conversation;
      const known = await read(tenantId, conversationId);
      await write(known ? { ...known.conversation, ...conversation, digest: known.conversation.digest, digestFrom: known.conversation.digestFrom } : conversation, known?.etag);
    }),

    async get(tenantId, conversationId) {
      return (await read(tenantId, conversationId))?.conversation ?? null;
    },

    async byRoadmap(tenantId, roadmapId) {
      const pointer = await readRow(table, partitionKeyOf(tenantId), rowKeyOf('roadmap', roadmapId));
      if (!pointer) return null;
      const found = await read(tenantId, parseColumns(table, pointer, pointerSchema).conversationId);
      return found?.conversation.roadmapId === roadmapId ? found.conversation : null;
    },

    async list(tenantId) {
      const rows = await listRows(table, { partitionKey: partitionKeyOf(tenantId), range: rangeOf('conversation') });
      return rows.map((row) => parseJson(table, 'json', [row], conversationSchema));
    },

    update: (tenantId, conversationId, change) => untilAlone('change a conversation', async () => {
      const known = await read(tenantId, conversationId);
      if (!known) return null;
      const changed = { ...known.conversation, ...change };
      await write(changed, known.etag);
      return changed;
    }),

    schedule: (tenantId, conversationId, digest, by, at) => untilAlone('set the schedule of a digest', async () => {
      const known = await read(tenantId, conversationId);
      if (!known) return null;
      const { digest: before, roadmapId } = known.conversation;
      const changed = { ...known.conversation, digest: withUnknownOf(digestScheduleSchema, before, digest), digestFrom: at.toISOString() };
      await write(changed, known.etag, [recording(tenantId, { at: at.toISOString(), by, kind: 'digest-schedule-set', roadmap: roadmapId, subject: null, details: { before, after: digest } })]);
      return changed;
    }),
  };

  async function read(tenantId: string, conversationId: string): Promise<{ readonly conversation: Conversation; readonly etag: string } | null> {
    const row = await readRow(table, partitionKeyOf(tenantId), rowKeyOf('conversation', conversationId));
    return row && { conversation: parseJson(table, 'json', [row], conversationSchema), etag: row.etag };
  }

  /** The conversation, and the row that finds it by its roadmap. @param etag of the row as it was read; without one it must not exist yet */
  async function write(conversation: Conversation, etag: string | undefined, also: readonly TransactionAction[] = []): Promise<void> {
    const { tenantId, conversationId, roadmapId } = conversation;
    const partitionKey = partitionKeyOf(tenantId);
    const row = fitting({ partitionKey, rowKey: rowKeyOf('conversation', conversationId), schemaVersion, ...toColumns('json', conversation) });
    await table.submitTransaction([
      etag === undefined ? ['create', row] : ['update', row, 'Merge', { etag }],
      ['upsert', { partitionKey, rowKey: rowKeyOf('roadmap', roadmapId), schemaVersion, conversationId }, 'Merge'],
      ...also,
    ]);
  }
}
