import { createHash } from 'node:crypto';
import type { TableClient } from '@azure/data-tables';
import { z } from 'zod';
import { toColumns } from './json-columns.ts';
import { partitionKeyOf, rangeOf, rowKeyOf } from './keys.ts';
import { fitting, listRows, parseJson, schemaVersion } from './rows.ts';

/** A posted card that shows a run and is kept current. */
export const followerSchema = z.object({ conversationId: z.string(), threadId: z.string(), activityId: z.string() });
export type Follower = z.infer<typeof followerSchema>;

export async function saveFollower(results: TableClient, runId: string, follower: Follower): Promise<void> {
  // Ids of a thread and a message together may be longer than a key.
  const name = createHash('sha256').update(JSON.stringify([follower.conversationId, follower.threadId, follower.activityId])).digest('hex');
  await results.upsertEntity(fitting({ partitionKey: partitionKeyOf(runId), rowKey: rowKeyOf('follower', name), schemaVersion, ...toColumns('json', follower) }), 'Replace');
}

export async function loadFollowers(results: TableClient, runId: string): Promise<Follower[]> {
  const rows = await listRows(results, { partitionKey: partitionKeyOf(runId), range: rangeOf('follower') });
  return rows.map((row) => parseJson(results, 'json', [row], followerSchema));
}
