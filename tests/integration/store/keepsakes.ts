import { randomUUID } from 'node:crypto';
import { TableClient } from '@azure/data-tables';
import { inject } from 'vitest';
import type { Conversation } from '../../../src/access/conversation.ts';
import type { Person, Run } from '../../../src/assessment/run.ts';
import { defaultDigestSchedule } from '../../../src/digest/schedule.ts';
import type { Edit } from '../../../src/roadmap/change.ts';
import type { Storage } from '../../../src/store/storage.ts';
import { newRun, outcomeOf, resultOf, wideEvidence } from './sample-run.ts';

export const nadia: Person = { id: 'aaaaaaaa-0000-4000-8000-000000000001', name: 'Nadia Brandt' };
export const tomasz: Person = { id: 'aaaaaaaa-0000-4000-8000-000000000002', name: 'Tomasz Zielinski' };
export const channelId = '19:general@thread.tacv2';

export const change = (storage: Storage, tenantId: string, set: Edit['set'], by = nadia, { roadmapId = channelId, at = new Date(), activity = 'RMI_001' } = {}) =>
  storage.roadmaps.change({ tenantId, roadmapId }, { changeId: randomUUID(), edits: [{ activity, set, seen: 1_000_000 }] }, by, at);

export async function addRun(storage: Storage, tenantId: string, finishedAt: Date, overrides: Partial<Run> = {}): Promise<Run> {
  const result = resultOf('guests', wideEvidence(3));
  const run = newRun(tenantId, { state: 'finished', finishedAt: finishedAt.toISOString(), startedBy: nadia, outcomes: [outcomeOf(result)], ...overrides }, finishedAt);
  await storage.assessments.addImported(tenantId, run, [result]);
  return run;
}

export const conversation = (tenantId: string, conversationId = channelId, overrides: Partial<Conversation> = {}): Conversation => ({
  tenantId, conversationId, kind: 'channel', roadmapId: conversationId, name: 'General', groupId: null, installedBy: nadia, reference: '{}', digest: defaultDigestSchedule, digestFrom: '2026-01-01T00:00:00.000Z', reachable: true, ...overrides,
});

/** A bit of everything that a tenant keeps. */
export async function furnish(storage: Storage, tenantId: string): Promise<Run> {
  await storage.conversations.save(conversation(tenantId));
  await storage.conversations.save(conversation(tenantId, 'a:chat', { kind: 'personal', roadmapId: `person:${nadia.id}`, name: nadia.name }));
  await storage.conversations.schedule(tenantId, channelId, { ...defaultDigestSchedule, hour: 17 }, nadia, new Date('2026-03-01T00:00:00Z'));
  await change(storage, tenantId, { status: 'planned', owner: nadia });
  await change(storage, tenantId, { notes: 'Nadia Brandt knows how. '.repeat(300) }, tomasz);
  await change(storage, tenantId, { notes: 'mine' }, nadia, { roadmapId: `person:${nadia.id}` });
  await storage.roadmaps.setViewer({ tenantId, roadmapId: channelId }, { session: 'window', person: nadia, activity: null }, new Date(Date.now() + 60_000));
  await storage.comments.add({ tenantId, roadmapId: channelId }, { id: randomUUID(), activity: 'RMI_001', at: new Date().toISOString(), by: tomasz, text: '@Nadia Brandt look', mentions: [nadia], deleted: null });
  return addRun(storage, tenantId, new Date());
}

export const tableOf = (name: string): TableClient => TableClient.fromConnectionString(inject('storageConnectionString'), name, { allowInsecureConnection: true });
