import { randomUUID } from 'node:crypto';
import { TableClient } from '@azure/data-tables';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Conversation } from '../../../src/access/conversation.ts';
import { defaultDigestSchedule } from '../../../src/digest/schedule.ts';
import { openStorage, type Storage } from '../../../src/store/storage.ts';

let storage: Storage;
let replica: Storage;
beforeAll(async () => {
  const connectionString = inject('storageConnectionString');
  [storage, replica] = await Promise.all([openStorage({ connectionString }), openStorage({ connectionString })]);
});

function conversation(tenantId: string, conversationId: string, overrides: Partial<Conversation> = {}): Conversation {
  return {
    tenantId, conversationId, kind: 'channel', roadmapId: conversationId, name: 'Zero Trust', groupId: randomUUID(), installedBy: { id: 'p-nadia', name: 'Nadia' },
    reference: JSON.stringify({ serviceUrl: 'https://smba.trafficmanager.net/teams/', conversation: { id: conversationId } }), digest: defaultDigestSchedule, digestFrom: '2026-03-01T00:00:00.000Z', reachable: true, ...overrides,
  };
}

describe('conversation store', () => {
  it('finds a conversation by its id and by its roadmap', async () => {
    const tenantId = randomUUID();
    const channel = conversation(tenantId, '19:a/b#c@thread.tacv2');
    const personal = conversation(tenantId, 'a:1xyz', { kind: 'personal', roadmapId: 'person:p-nadia', groupId: null });
    await Promise.all([channel, personal].map((each) => storage.conversations.save(each)));
    expect(await replica.conversations.get(tenantId, channel.conversationId)).toEqual(channel);
    expect(await replica.conversations.byRoadmap(tenantId, channel.conversationId)).toEqual(channel);
    expect(await replica.conversations.byRoadmap(tenantId, 'person:p-nadia')).toEqual(personal);
    expect(await replica.conversations.list(tenantId)).toEqual([channel, personal]);
  });

  it('knows nothing of other tenants and of what was never saved', async () => {
    const saved = conversation(randomUUID(), '19:x@thread.tacv2');
    await storage.conversations.save(saved);
    const other = randomUUID();
    expect(await storage.conversations.get(other, saved.conversationId)).toBeNull();
    expect(await storage.conversations.byRoadmap(other, saved.roadmapId)).toBeNull();
    expect(await storage.conversations.list(other)).toEqual([]);
    expect(await storage.conversations.update(other, saved.conversationId, { reachable: false })).toBeNull();
  });

  it('keeps the digest schedule when a known conversation is saved again', async () => {
    const tenantId = randomUUID();
    const first = conversation(tenantId, '19:x@thread.tacv2');
    await storage.conversations.save(first);
    const friday = { enabled: false, frequency: 'weekly', weekday: 'friday', hour: 7, timeZone: 'Europe/Berlin' } as const;
    const schedule = { digest: friday, digestFrom: '2026-03-02T00:00:00.000Z' };
    expect(await storage.conversations.schedule(tenantId, first.conversationId, friday, { id: 'p-nadia', name: 'Nadia' }, new Date(schedule.digestFrom))).toEqual({ ...first, ...schedule });
    await replica.conversations.save({ ...first, name: 'Renamed' });
    expect(await storage.conversations.get(tenantId, first.conversationId)).toEqual({ ...first, ...schedule, name: 'Renamed' });
  });

  it('does not lose one of several changes at once', async () => {
    const tenantId = randomUUID();
    const first = conversation(tenantId, '19:x@thread.tacv2');
    await Promise.all([storage.conversations.save(first), replica.conversations.save(first)]);
    await Promise.all([
      storage.conversations.update(tenantId, first.conversationId, { reachable: false }),
      replica.conversations.update(tenantId, first.conversationId, { name: 'Renamed' }),
      storage.conversations.schedule(tenantId, first.conversationId, { ...defaultDigestSchedule, hour: 17 }, { id: 'p-nadia', name: 'Nadia' }, new Date()),
    ]);
    expect(await storage.conversations.get(tenantId, first.conversationId)).toMatchObject({ reachable: false, name: 'Renamed', digest: { hour: 17 } });
  });

  it('names table and keys of a damaged row', async () => {
    const tenantId = randomUUID();
    await storage.conversations.save(conversation(tenantId, '19:x@thread.tacv2'));
    const table = TableClient.fromConnectionString(inject('storageConnectionString'), 'Conversations', { allowInsecureConnection: true });
    await table.updateEntity({ partitionKey: tenantId, rowKey: 'conversation:19%3Ax@thread.tacv2', json: '{}' }, 'Merge');
    await expect(storage.conversations.list(tenantId)).rejects.toThrow(`Row "conversation:19%3Ax@thread.tacv2" of partition "${tenantId}" in table Conversations cannot be read: tenantId:`);
  });
});
