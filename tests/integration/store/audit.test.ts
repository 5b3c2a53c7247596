import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { defaultDigestSchedule } from '../../../src/digest/schedule.ts';
import type { AuditEntry } from '../../../src/store/audit-log.ts';
import { openStorage, type Storage } from '../../../src/store/storage.ts';
import { addRun, change, channelId, conversation, nadia, tomasz } from './keepsakes.ts';
import { newRun } from './sample-run.ts';

let storage: Storage;
beforeAll(async () => { storage = await openStorage({ connectionString: inject('storageConnectionString') }); });
afterAll(() => storage.close());

async function logOf(tenantId: string, query: Partial<Parameters<Storage['audit']>[1]> = {}): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for await (const entry of storage.audit(tenantId, { from: new Date(0), to: new Date('2100-01-01'), roadmapId: null, ...query })) entries.push(entry);
  return entries;
}
const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 12, minute));

async function lively(): Promise<string> {
  const tenantId = randomUUID();
  await storage.conversations.save(conversation(tenantId));
  await change(storage, tenantId, { status: 'planned' }, nadia, { at: at(1) });
  await storage.conversations.schedule(tenantId, channelId, { ...defaultDigestSchedule, hour: 17 }, tomasz, at(2));
  await change(storage, tenantId, { status: 'completed' }, tomasz, { at: at(3), roadmapId: '19:other@thread.tacv2' });
  await storage.comments.add({ tenantId, roadmapId: channelId }, { id: 'comment-one', activity: 'RMI_001', at: at(4).toISOString(), by: nadia, text: 'look', mentions: [], deleted: null });
  await storage.comments.remove({ tenantId, roadmapId: channelId }, 'comment-one', tomasz, at(5));
  await addRun(storage, tenantId, at(6), { source: { kind: 'import', tenantId, tenantName: 'Contoso' } });
  const run = newRun(tenantId, {}, at(7));
  await storage.assessments.start(tenantId, run);
  const taken = await storage.assessments.take(tenantId, run.id);
  await storage.assessments.finish(tenantId, run.id, taken!.epoch, { state: 'cancelled', failure: 'Tomasz cancelled it.', finishedAt: at(8).toISOString(), outcomes: [], cancelledBy: tomasz });
  await storage.retention.set(tenantId, { evidence: 12, runs: null, history: null }, nadia, at(9));
  return tenantId;
}

describe('the audit log', () => {
  it('names author and time of everything, in the order of time, across roadmaps', async () => {
    const entries = await logOf(await lively());
    expect(entries.map(({ kind, by }) => [kind, by.name])).toEqual([
      ['change', 'Nadia Brandt'], ['digest-schedule-set', 'Tomasz Zielinski'], ['change', 'Tomasz Zielinski'], ['comment', 'Nadia Brandt'], ['comment-deleted', 'Tomasz Zielinski'],
      ['report-imported', 'Nadia Brandt'], ['assessment-started', 'Nadia'], ['assessment-cancelled', 'Tomasz Zielinski'], ['retention-set', 'Nadia Brandt'],
    ]);
    expect(entries.map((entry) => entry.at)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9].map((minute) => at(minute).toISOString()));
    expect(entries[1]).toMatchObject({ roadmap: channelId, details: { before: { hour: 9 }, after: { hour: 17 } } });
    expect(entries[0]).toMatchObject({ subject: 'RMI_001', details: { edits: [{ before: { status: 'not-reviewed' }, after: { status: 'planned' } }] } });
  });

  it('can be cut by time and by roadmap', async () => {
    const tenantId = await lively();
    expect((await logOf(tenantId, { from: at(2), to: at(4) })).map(({ kind }) => kind)).toEqual(['digest-schedule-set', 'change']);
    expect((await logOf(tenantId, { roadmapId: channelId })).map(({ kind }) => kind)).toEqual(['change', 'digest-schedule-set', 'comment', 'comment-deleted']);
    expect(await logOf(tenantId, { roadmapId: '19:unknown@thread.tacv2' })).toEqual([]);
    expect(await logOf(randomUUID())).toEqual([]);
  });

  it('records every schedule once, however often its answer gets lost, and never replaces an earlier one', async () => {
    const tenantId = randomUUID();
    await storage.conversations.save(conversation(tenantId));
    for (const minute of [1, 1, 2]) await storage.conversations.schedule(tenantId, channelId, { ...defaultDigestSchedule, hour: minute }, nadia, at(minute));
    expect((await logOf(tenantId)).map((entry) => entry.at)).toEqual([at(1).toISOString(), at(2).toISOString()]);
  });
});
