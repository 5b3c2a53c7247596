import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CardMessage } from '../../../bot/cards/card-message.ts';
import { createLinks } from '../../../bot/links.ts';
import type { Notifier } from '../../../bot/notify.ts';
import { personalRoadmapId } from '../../../src/access/conversation.ts';
import { defaultReminderSettings } from '../../../src/digest/reminder-settings.ts';
import { hearReminderZone } from '../../../src/operations/hear-reminder-zone.ts';
import type { House } from '../../../src/operations/house.ts';
import { localMembership } from '../../../src/operations/membership.ts';
import { rememberConversation } from '../../../src/operations/remember-conversation.ts';
import { setReminders } from '../../../src/operations/set-reminders.ts';
import { localPeople } from '../../../src/local/people.ts';
import type { ActivityFields } from '../../../src/roadmap/activity-state.ts';
import { deliverDue } from '../../../src/worker/sender-job.ts';
import { enqueueDelivery } from '../../../src/worker/sender-due.ts';
import { textsOf } from '../../unit/bot/cards/card-rules.ts';
import { somebody, testHouse } from '../test-house.ts';

const [nadia, tomasz] = ['Nadia', 'Tomasz'].map((name) => { const { id, name: fullName } = somebody(name); return { id, name: fullName }; }) as [{ id: string; name: string }, { id: string; name: string }];
const links = createLinks({ mode: 'local', publicUrl: 'http://localhost:3978' });
const log = pino({ level: 'silent' });
const team = '19:team@thread.tacv2';
const friday = new Date('2026-11-20T12:00:00Z');

let furnished: House;
let house: House;
let now = friday;
beforeAll(async () => { furnished = await testHouse(); });
afterAll(() => furnished.storage.close());
beforeEach(async () => {
  now = friday;
  house = { ...furnished, tenantId: randomUUID(), now: () => now };
  await remember(nadia);
});

async function remember({ id, name }: typeof nadia): Promise<void> {
  await rememberConversation(house, { tenantId: house.tenantId, conversationId: `a:${id}`, kind: 'personal', roadmapId: personalRoadmapId(id), name, groupId: null, installedBy: null, reference: '{}' });
}

async function own(activity: string, set: Partial<ActivityFields>, { by = tomasz, roadmapId = team } = {}): Promise<void> {
  const { sequence } = await house.storage.roadmaps.load({ tenantId: house.tenantId, roadmapId });
  await house.storage.roadmaps.change({ tenantId: house.tenantId, roadmapId }, { changeId: randomUUID(), edits: [{ activity, set: { owner: nadia, status: 'planned', ...set }, seen: sequence }] }, by, now);
}

/** Goes to a moment and sends what is due: to whom, and the words of it. */
async function sentAt(moment: string): Promise<(readonly [string, readonly string[]])[]> {
  now = new Date(moment);
  const sent: (readonly [string, readonly string[]])[] = [];
  const notifier: Notifier = {
    post(conversation, message: CardMessage) {
      sent.push([conversation.name, textsOf(message)]);
      return Promise.resolve({ activityId: 'x' });
    },
    update: () => Promise.resolve(),
  };
  await deliverDue({ house, notifier, links, log }, { signal: new AbortController().signal });
  return sent;
}
const titlesAt = async (moment: string) => (await sentAt(moment)).map(([name, [title]]) => `${name}: ${title}`);

describe('a reminder', () => {
  it('comes three days before a task is due and on the day, at nine, to its owner alone, and once', async () => {
    await remember(tomasz);
    await own('RMI_001', { due: '2026-11-26' });
    expect(await titlesAt('2026-11-21T09:30:00Z')).toEqual([]);
    expect(await titlesAt('2026-11-23T08:59:00Z')).toEqual([]);
    expect((await titlesAt('2026-11-23T09:00:30Z')).filter((title) => title.includes('due'))).toEqual(['Nadia Brandt: 1 task of yours is due in 3 days, on 26 November 2026']);
    expect(await titlesAt('2026-11-23T09:05:00Z')).toEqual([]);
    expect(await titlesAt('2026-11-24T09:00:30Z')).toEqual([]);
    expect(await titlesAt('2026-11-26T09:00:30Z')).toEqual(['Nadia Brandt: 1 task of yours is due today']);
    expect(await enqueueDelivery(house)).toBe(0);
  });

  it('is one message for several tasks, of several roadmaps', async () => {
    await own('RMI_001', { due: '2026-11-26' });
    await own('RMI_002', { due: '2026-11-26' }, { roadmapId: '19:other@thread.tacv2' });
    await own('RMI_003', { due: '2026-11-26', status: 'completed' });
    expect(await titlesAt('2026-11-26T09:00:30Z')).toEqual(['Nadia Brandt: 2 tasks of yours are due today']);
  });

  it('waits for the end of quiet hours when nobody was there to send it, and then says that it is late', async () => {
    await own('RMI_001', { due: '2026-11-26' });
    expect(await titlesAt('2026-11-26T18:30:00Z')).toEqual([]);
    expect(await titlesAt('2026-11-27T07:59:00Z')).toEqual([]);
    expect(await titlesAt('2026-11-27T08:00:10Z')).toEqual(['Nadia Brandt: 1 task of yours is 1 day late, due on 26 November 2026']);
  });

  it('comes at the hours of where the person is, as Teams says, unless they chose', async () => {
    await own('RMI_001', { due: '2026-11-26' });
    await hearReminderZone(house, nadia.id, 'America/New_York');
    expect(await titlesAt('2026-11-26T09:30:00Z')).toEqual([]);
    expect(await titlesAt('2026-11-26T14:00:30Z')).toHaveLength(1);
    await own('RMI_001', { due: '2026-11-27' });
    now = new Date('2026-11-26T20:00:00Z');
    await setReminders(house, { person: nadia, role: 'member' }, { ...defaultReminderSettings, timeZone: 'Asia/Tokyo', hour: 10 });
    expect(await titlesAt('2026-11-27T01:00:30Z')).toHaveLength(1);
  });

  it('does not come of a conversation that the person has left, nor to somebody whose chat is not known', async () => {
    const people = localMembership(localPeople);
    house = { ...house, membership: async (roadmapId) => (roadmapId === team ? { name: 'Team', members: localPeople.filter(({ id }) => id !== nadia.id) } : people(roadmapId)) };
    await own('RMI_001', { due: '2026-11-26' });
    await own('RMI_002', { due: '2026-11-26', owner: tomasz });
    expect(await sentAt('2026-11-26T09:00:30Z')).toEqual([]);
  });

  it('stops when it is switched off, and begins anew when it is switched on', async () => {
    await own('RMI_001', { due: '2026-11-26' });
    await setReminders(house, { person: nadia, role: 'member' }, { ...defaultReminderSettings, dueDates: false, weekly: false });
    expect(await sentAt('2026-11-23T09:00:30Z')).toEqual([]);
    now = new Date('2026-11-26T10:00:00Z');
    await setReminders(house, { person: nadia, role: 'member' }, defaultReminderSettings);
    // Nine o'clock was before they chose.
    expect(await sentAt('2026-11-26T10:01:00Z')).toEqual([]);
  });
});

describe('the weekly list', () => {
  it('names everything that is somebody’s, on their day, and does not come when nothing is', async () => {
    await remember(tomasz);
    await own('RMI_001', { due: '2026-12-24' });
    await own('RMI_002', { due: null, status: 'blocked' }, { roadmapId: '19:other@thread.tacv2' });
    expect(await titlesAt('2026-11-23T09:00:30Z')).toEqual(['Nadia Brandt: Your week: 2 open tasks']);
    expect(await titlesAt('2026-11-23T09:01:00Z')).toEqual([]);
    await setReminders(house, { person: nadia, role: 'member' }, { ...defaultReminderSettings, weekday: 'wednesday', hour: 7, minute: 30, quiet: null });
    expect(await titlesAt('2026-11-25T07:30:10Z')).toEqual(['Nadia Brandt: Your week: 2 open tasks']);
  });
});

describe('choosing reminders', () => {
  it('is recorded with its author, kept in a backup, and deleted with the person', async () => {
    await setReminders(house, { person: nadia, role: 'guest' }, { ...defaultReminderSettings, weekday: 'friday' });
    const entries = [];
    for await (const entry of house.storage.audit(house.tenantId, { from: new Date(0), to: new Date('2030-01-01'), roadmapId: null })) entries.push(entry);
    expect(entries.map(({ kind, by, details }) => [kind, by.name, (details as { after: { weekday: string } }).after.weekday])).toEqual([['reminders-set', 'Nadia Brandt', 'friday']]);
    const rows: string[] = [];
    for await (const { row } of house.storage.backups.rows(house.tenantId)) rows.push(row);
    expect(rows).toContain(`reminder:${nadia.id}`);
    await house.storage.backups.forgetPerson(house.tenantId, nadia.id);
    expect(await house.storage.reminders.list(house.tenantId)).toEqual([]);
  });
});
