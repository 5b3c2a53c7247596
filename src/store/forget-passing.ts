import { odata, type TableClient } from '@azure/data-tables';
import type { QueueClient } from '@azure/storage-queue';
import { z } from 'zod';
import { personalRoadmapId } from '../access/conversation.ts';
import { idAsStored, withoutPerson } from './backup-forget.ts';
import { ofTenant, storedRows, type TenantTables } from './backup-rows.ts';
import type { BackupStore } from './backup.ts';
import { deliveriesRange, recipientOf } from './delivery-rows.ts';
import { sortMessages, type Fate } from './forget-messages.ts';
import { fromColumns } from './json-columns.ts';
import { decodeKey } from './keys.ts';
import { keysOf, removeKeys, type RowKeys } from './rows.ts';

export interface PassingPlaces {
  readonly tables: TenantTables & { readonly deliveries: TableClient };
  /** Jobs that wait, and those that were put aside. */
  readonly queues: readonly QueueClient[];
}

const addressed = z.object({ conversationId: z.string(), roadmapId: z.string() });

/** The backups, which also forget what no backup has: to whom something was said, and jobs that wait or were put aside. */
export function forgettingPassing(backups: BackupStore, places: PassingPlaces): BackupStore {
  const { tables, queues } = places;
  return {
    ...backups,

    // First, while it can still be seen which conversations and runs are the tenant's.
    async forgetTenant(tenantId) {
      const recipients = new Set([tenantId, ...(await conversationsOf(tenantId)).map(({ conversationId }) => conversationId)]);
      const runIds = new Set(await runIdsOf(tenantId));
      const deliveries = await forgetDeliveries((occurrence, recipient) => occurrence.includes(tenantId) || recipients.has(recipient) || runIds.has(occurrence.slice(occurrence.indexOf(':') + 1)));
      let messages = 0;
      for (const queue of queues) messages += (await sortMessages(queue, (text) => (text.includes(tenantId) ? 'delete' : 'keep'))).deleted;
      return deliveries + messages + await backups.forgetTenant(tenantId);
    },

    async forgetPerson(tenantId, givenId) {
      const personId = idAsStored(givenId);
      const roadmapId = personalRoadmapId(personId);
      const chats = (await conversationsOf(tenantId)).filter((each) => each.roadmapId === roadmapId);
      const recipients = new Set([personId, ...chats.map(({ conversationId }) => conversationId)]);
      const deliveries = await forgetDeliveries((occurrence, recipient) => occurrence.includes(personId) || recipients.has(recipient));
      const forgotten = await backups.forgetPerson(tenantId, personId);
      let [changed, deleted] = [0, 0];
      for (const queue of queues) {
        const counts = await sortMessages(queue, (text) => fateWithout(text, tenantId, personId, new Set(forgotten.names)));
        changed += counts.changed;
        deleted += counts.deleted;
      }
      return { ...forgotten, rowsChanged: forgotten.rowsChanged + changed, rowsDeleted: forgotten.rowsDeleted + deliveries + deleted };
    },
  };

  async function conversationsOf(tenantId: string): Promise<z.infer<typeof addressed>[]> {
    const found: z.infer<typeof addressed>[] = [];
    for await (const { rowKey = '', ...row } of tables.conversations.listEntities({ queryOptions: { filter: ofTenant(tenantId) } })) {
      if (rowKey.startsWith('conversation:')) found.push(addressed.parse(fromColumns('json', row)));
    }
    return found;
  }

  async function runIdsOf(tenantId: string): Promise<string[]> {
    const ids: string[] = [];
    for await (const { row } of storedRows(tables, 'assessments', ofTenant(tenantId))) if (row.startsWith('run:')) ids.push(decodeKey(row.slice('run:'.length)));
    return ids;
  }

  /** By reading all of them: which occurrences there were stands nowhere else, and they are a month's at most. */
  async function forgetDeliveries(isTheirs: (occurrence: string, recipient: string) => boolean): Promise<number> {
    const filter = odata`RowKey ge ${deliveriesRange.from} and RowKey lt ${deliveriesRange.before}`;
    async function* theirs(): AsyncGenerator<RowKeys> {
      for await (const keys of keysOf(tables.deliveries, filter)) if (isTheirs(decodeKey(keys.partitionKey), recipientOf(keys))) yield keys;
    }
    return removeKeys(tables.deliveries, theirs());
  }
}

const jsonObject = z.record(z.string(), z.unknown());

function fateWithout(text: string, tenantId: string, personId: string, names: ReadonlySet<string>): Fate {
  const message = jsonObject.safeParse(parsed(text)).data;
  if (!message) return text.includes(personId) ? 'delete' : 'keep';
  if (message['tenantId'] !== tenantId) return 'keep';
  // Their own roadmap and chat are gone.
  if (message['roadmapId'] === personalRoadmapId(personId)) return 'delete';
  const forgotten = JSON.stringify(withoutPerson(message, personId, names));
  return forgotten === JSON.stringify(message) ? 'keep' : { text: forgotten };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
