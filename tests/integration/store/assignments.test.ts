import { randomUUID } from 'node:crypto';
import { createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { activityNames } from '../../../src/roadmap/activity-names.ts';
import { untouched } from '../../../src/roadmap/activity-state.ts';
import type { StoredRow } from '../../../src/store/backup.ts';
import { toColumns } from '../../../src/store/json-columns.ts';
import { partitionKeyOf } from '../../../src/store/keys.ts';
import { openStorage, type Storage } from '../../../src/store/storage.ts';
import { change, channelId, nadia, tableOf, tomasz } from './keepsakes.ts';

let storage: Storage;
let tenantId: string;
beforeAll(async () => { storage = await openStorage({ connectionString: inject('storageConnectionString') }); });
beforeEach(() => { tenantId = randomUUID(); });

/** What somebody owns: roadmap and activity, and its status. */
async function owned(personId: string, from = storage): Promise<string[]> {
  const assigned = await from.assignments.of(tenantId, personId);
  return assigned.flatMap(({ roadmapId, states }) => [...states.values()].map(({ id, status, due }) => `${roadmapId} ${id} ${status} ${due ?? 'never'}`)).sort();
}
const set = (fields: Parameters<typeof change>[2], options: { readonly roadmapId?: string; readonly activity?: string } = {}) => change(storage, tenantId, fields, nadia, options);

describe('who owns what', () => {
  it('follows every change of owner, status and due date', async () => {
    await set({ owner: nadia, status: 'planned', due: '2026-12-01' });
    expect(await owned(nadia.id)).toEqual([`${channelId} RMI_001 planned 2026-12-01`]);
    await set({ status: 'blocked' });
    await set({ due: '2026-12-24' });
    expect(await owned(nadia.id)).toEqual([`${channelId} RMI_001 blocked 2026-12-24`]);
    await set({ owner: tomasz });
    expect([await owned(nadia.id), await owned(tomasz.id)]).toEqual([[], [`${channelId} RMI_001 blocked 2026-12-24`]]);
    await set({ owner: null });
    expect(await owned(tomasz.id)).toEqual([]);
  });

  it('is one list over all roadmaps, and knows a hundred changes made at once', async () => {
    const activities = Array.from({ length: 100 }, (_, index) => `own-${index.toString(16).padStart(8, '0')}`);
    await storage.roadmaps.change({ tenantId, roadmapId: channelId }, { changeId: randomUUID(), edits: activities.map((activity) => ({ activity, set: { owner: nadia }, seen: 0 })) }, tomasz, new Date());
    await set({ owner: nadia }, { roadmapId: '19:other@thread.tacv2' });
    const ids = (await owned(nadia.id)).map((each) => each.split(' ')[1]);
    expect(ids.sort()).toEqual(['RMI_001', ...activities].sort());
  });

  it('is complete although a process died between announcing an owner and the change, or right after it', async () => {
    // Announced and never changed.
    await storage.assignments.expect({ tenantId, roadmapId: channelId }, new Map([[nadia.id, new Set(['RMI_002'])]]));
    await set({ owner: nadia });
    expect(await owned(nadia.id)).toEqual([`${channelId} RMI_001 not-reviewed never`]);
  });

  it('forgets in time what was announced and is not so, but not what was announced a moment ago', async () => {
    await storage.assignments.expect({ tenantId, roadmapId: channelId }, new Map([[nadia.id, new Set(['RMI_002', 'RMI_003'])]]));
    const table = tableOf('Assignments');
    const partitionKey = partitionKeyOf(tenantId, nadia.id);
    const rowKeys = async () => {
      const keys: string[] = [];
      for await (const { rowKey = '' } of table.listEntities({ queryOptions: { filter: `PartitionKey eq '${partitionKey}'` } })) keys.push(rowKey.split(':').at(-1)!);
      return keys;
    };
    for await (const { rowKey = '' } of table.listEntities({ queryOptions: { filter: `PartitionKey eq '${partitionKey}'` } })) {
      if (rowKey.endsWith('RMI_002')) await table.updateEntity({ partitionKey, rowKey, at: new Date(Date.now() - 2 * 60 * 60 * 1000) }, 'Merge');
    }
    expect(await owned(nadia.id)).toEqual([]);
    expect(await rowKeys()).toEqual(['RMI_003']);
  });

  it('is known under the name that a newer catalog gives an activity', async () => {
    await set({ owner: nadia, status: 'planned' });
    const newer = await openStorage({ connectionString: inject('storageConnectionString') }, activityNames([{ id: 'RMI_NEW', aliases: ['RMI_001'] }]));
    expect(await owned(nadia.id, newer)).toEqual([`${channelId} RMI_NEW planned never`]);
    await newer.roadmaps.change({ tenantId, roadmapId: channelId }, { changeId: randomUUID(), edits: [{ activity: 'RMI_001', set: { status: 'completed' }, seen: 9 }] }, tomasz, new Date());
    expect(await owned(nadia.id, newer)).toEqual([`${channelId} RMI_NEW completed never`]);
    await newer.close();
  });

  it('is built anew from the roadmaps after a restore, and where an older version of the app wrote', async () => {
    await set({ owner: nadia });
    await storage.assignments.ensureBuilt(tenantId, new Date(0));
    const rows: StoredRow[] = [];
    for await (const row of storage.backups.rows(tenantId)) rows.push(row);
    expect(rows.map(({ table }) => table)).not.toContain('assignments');
    await storage.backups.forgetTenant(tenantId);
    expect(await owned(nadia.id)).toEqual([]);
    await storage.backups.put((async function* () { for (const row of rows) yield await Promise.resolve(row); })());
    expect(await owned(nadia.id)).toEqual([]);
    await storage.assignments.ensureBuilt(tenantId, new Date(0));
    expect(await owned(nadia.id)).toEqual([`${channelId} RMI_001 not-reviewed never`]);
    // Not again before it is asked for.
    await storage.assignments.forget(tenantId, nadia.id);
    await storage.assignments.ensureBuilt(tenantId, new Date(Date.now() - 60_000));
    expect(await owned(nadia.id)).toEqual([]);
    await storage.assignments.ensureBuilt(tenantId, new Date(Date.now() + 1));
    expect(await owned(nadia.id)).toHaveLength(1);
  });

  it('is forgotten with a person', async () => {
    await set({ owner: nadia });
    await set({ owner: tomasz }, { activity: 'RMI_002' });
    await storage.backups.forgetPerson(tenantId, nadia.id);
    expect([await owned(nadia.id), await owned(tomasz.id)]).toEqual([[], [`${channelId} RMI_002 not-reviewed never`]]);
    const left: string[] = [];
    for await (const { partitionKey = '' } of tableOf('Assignments').listEntities({ queryOptions: { filter: `PartitionKey ge '${tenantId}' and PartitionKey lt '${tenantId}}'` } })) left.push(partitionKey);
    expect(left).toEqual([partitionKeyOf(tenantId, tomasz.id)]);
  });
});

/** Counts the rows that a storage service gives away. */
async function startCountingProxy(connectionString: string) {
  const endpoint = /TableEndpoint=([^;]+)/.exec(connectionString)![1]!;
  const target = new URL(endpoint);
  const counted = { requests: 0, rows: 0 };
  const server = createServer((incoming, outgoing) => {
    incoming.pipe(forward({ host: target.hostname, port: target.port, method: incoming.method, path: incoming.url, headers: incoming.headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
        const body = Buffer.concat(chunks);
        if (incoming.method === 'GET' && answer.statusCode === 200) {
          const read = JSON.parse(body.toString('utf8')) as { readonly value?: unknown[] };
          counted.requests += 1;
          counted.rows += read.value?.length ?? 1;
        }
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers).end(body);
      });
    }));
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    connectionString: connectionString.replace(endpoint, `http://127.0.0.1:${(server.address() as AddressInfo).port}${target.pathname}`),
    counted,
    close: () => new Promise<void>((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }),
  };
}

it('takes a few rows among a thousand roadmaps, where reading them all took thousands', async () => {
  const roadmaps = Array.from({ length: 1000 }, (_, index) => `19:${index}@thread.tacv2`);
  const mine = new Set([17, 170, 700]);
  async function* rows(): AsyncGenerator<StoredRow> {
    for (const [index, roadmapId] of roadmaps.entries()) {
      const partition = partitionKeyOf(tenantId, roadmapId);
      const state = { ...untouched('RMI_001'), owner: mine.has(index) ? nadia : tomasz, stamps: { owner: { sequence: 1, at: '2026-01-01T00:00:00Z', by: tomasz } } };
      yield { table: 'roadmaps', partition, row: 'activity:RMI_001', columns: { schemaVersion: 1, ...toColumns('json', state) as Record<string, string | number> } };
      yield await Promise.resolve({ table: 'roadmaps', partition, row: 'meta', columns: { schemaVersion: 1, sequence: 1 } });
    }
  }
  await storage.backups.put(rows());
  for (const index of mine) await storage.assignments.expect({ tenantId, roadmapId: roadmaps[index]! }, new Map([[nadia.id, new Set(['RMI_001'])]]));
  const proxy = await startCountingProxy(inject('storageConnectionString'));
  const counting = await openStorage({ connectionString: proxy.connectionString });

  Object.assign(proxy.counted, { requests: 0, rows: 0 });
  const found = await counting.assignments.of(tenantId, nadia.id);
  const now = { ...proxy.counted };
  expect(found.map(({ roadmapId }) => roadmapId).sort()).toEqual([...mine].map((index) => roadmaps[index]!).sort());

  Object.assign(proxy.counted, { requests: 0, rows: 0 });
  const all = [];
  for (const roadmapId of roadmaps) all.push(await counting.roadmaps.load({ tenantId, roadmapId }));
  const before = { ...proxy.counted };
  expect(all.filter(({ states }) => states.get('RMI_001')?.owner?.id === nadia.id)).toHaveLength(mine.size);

  process.stdout.write(`my tasks among 1,000 roadmaps: ${JSON.stringify({ before, now })}\n`);
  // One row that says so, the roadmap's head and the state, for each of three.
  expect(now.rows).toBe(9);
  expect(before.rows).toBe(2000);
  await counting.close();
  await proxy.close();
}, 400_000);
