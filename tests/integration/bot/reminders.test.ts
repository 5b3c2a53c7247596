import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { reminderCard } from '../../../bot/cards/reminder.ts';
import { personalRoadmapId } from '../../../src/access/conversation.ts';
import { localPeople } from '../../../src/local/people.ts';
import { loadDueTasks } from '../../../src/operations/load-reminder-tasks.ts';
import { textsOf } from '../../unit/bot/cards/card-rules.ts';
import { somebody } from '../test-house.ts';
import { channelId, startTalk, type Talk } from './talk.ts';

let talk: Talk;
let members = localPeople;
const now = new Date('2026-11-23T09:00:00.000Z');
beforeEach(async () => {
  members = localPeople;
  talk = await startTalk({ now: () => now, membership: (roadmapId) => Promise.resolve(roadmapId.startsWith('person:') ? { name: 'Own', members: localPeople.filter(({ id }) => roadmapId === personalRoadmapId(id)) } : { name: 'General', members }) });
  await talk.change('Tomasz', 'RMI_001', { owner: { id: nadia.id, name: nadia.name }, due: '2026-11-26', status: 'planned' });
  await talk.change('Tomasz', 'RMI_002', { owner: { id: nadia.id, name: nadia.name }, due: '2026-11-26', status: 'planned' });
  return () => talk.close();
});

const nadia = somebody('Nadia');
const personal = { where: 'personal' } as const;
const state = async (activity = 'RMI_001') => (await talk.house.storage.roadmaps.load({ tenantId: talk.house.tenantId, roadmapId: channelId })).states.get(activity)!;
/** What the buttons of the reminder carry that came to Nadia this morning. */
async function dataOf(what: string, task = 0): Promise<Record<string, unknown>> {
  const { card } = reminderCard(await loadDueTasks(talk.house, nadia.id, { at: now, timeZone: 'UTC' }), { roadmapUrl: 'http://x', note: null });
  const found: Record<string, unknown>[] = [];
  JSON.stringify(card, (_key, value: unknown) => {
    if (typeof value === 'object' && value !== null && 'verb' in value && 'data' in value) found.push(value.data as Record<string, unknown>);
    return value;
  });
  return found.find((data) => data['do'] === what && data['task'] === task)!;
}
const press = async (data: unknown, as: Parameters<Talk['press']>[2] = personal) => {
  const { body } = await talk.press('answer-reminder', data, as);
  return body!.type.endsWith('card.adaptive') ? textsOf({ card: body!.value as never, text: '' }) : [(body!.value as { message: string }).message];
};

describe('answering a reminder', () => {
  it('ends a task, and shows it on the card for everybody who sees it', async () => {
    const texts = await press(await dataOf('done'));
    expect((await state()).status).toBe('completed');
    expect((await state()).stamps.status!.by.name).toBe(nadia.name);
    expect(texts[0]).toBe('1 task of yours is due in 3 days, on 26 November 2026');
    expect(texts).toContain('Completed');
    expect(talk.written('PUT').at(-1)!.texts).toEqual(texts);
  });

  it('says that work goes on, and moves a task by a week', async () => {
    await press(await dataOf('in-progress'));
    await press(await dataOf('move', 1));
    expect([(await state()).status, (await state('RMI_002')).due]).toEqual(['in-progress', '2026-12-03']);
  });

  it('moves a task that is late to a week from today', async () => {
    const data = await dataOf('move');
    await talk.change('Nadia', 'RMI_001', { due: '2026-11-01' });
    await press(data);
    expect((await state()).due).toBe('2026-11-30');
  });

  it('asks why a task is blocked, and tells everybody as a comment', async () => {
    const data = await dataOf('blocked');
    expect(await press({ ...data, why0: '  ' })).toEqual(['Say in a few words what blocks it: your colleagues read it as a comment.']);
    expect((await state()).status).toBe('planned');
    await press({ ...data, why0: 'The vendor has no date.' });
    expect((await state()).status).toBe('blocked');
    const comments = await talk.house.storage.comments.list({ tenantId: talk.house.tenantId, roadmapId: channelId }, 'RMI_001');
    expect(comments.map(({ text, by }) => [text, by.name])).toEqual([['The vendor has no date.', nadia.name]]);
  });

  it('saves nothing over what somebody else did meanwhile, says so, and shows how it is', async () => {
    const data = await dataOf('in-progress');
    await talk.change('Tomasz', 'RMI_001', { status: 'follow-up' });
    expect((await press(data)).join(' ')).toContain('Tomasz Zielinski changed it after this reminder came. Here it is as it is now: nothing of yours was saved.');
    expect((await state()).status).toBe('follow-up');
    const other = await dataOf('done', 1);
    await talk.change('Tomasz', 'RMI_002', { owner: { id: somebody('Amara').id, name: somebody('Amara').name } });
    expect((await press(other)).join(' ')).toContain('Amara Okafor has this task now.');
    expect((await state('RMI_002')).status).toBe('planned');
  });

  it('is nobody’s but the owner’s, and nothing to who left the conversation or shows it elsewhere', async () => {
    const data = await dataOf('done');
    expect((await press(data, { where: 'personal', by: 'Tomasz' })).join(' ')).toContain('Nadia Brandt has this task now.');
    expect(await press(data, { where: 'personal', by: 'Ruben' })).toEqual(['Guests cannot change activities here. Ask a member of this conversation.']);
    members = localPeople.filter(({ id }) => id !== nadia.id);
    expect((await press(data)).join(' ')).toContain('You are not a member of the conversation');
    members = localPeople;
    expect((await press({ ...data, roadmaps: ['19:other@thread.tacv2'] }, {})).join(' ')).toContain('This card belongs to another conversation');
    expect(await press({ ...data, do: 'everything' })).toEqual([expect.stringContaining('another version of the app')]);
    expect((await state()).status).toBe('planned');
  });

  it('shows nothing of other roadmaps where others read along', async () => {
    const data = await dataOf('in-progress');
    const texts = await press({ ...data, roadmaps: [channelId, personalRoadmapId(nadia.id)], tasks: [[0, 'RMI_001'], [1, 'RMI_003']] }, {});
    expect(texts.join(' ')).not.toContain('RMI_003');
    expect(texts).toContain('In progress · due in 3 days, on 26 November 2026');
  });
});

describe('“remind me”', () => {
  const chosen = async () => (await talk.house.storage.reminders.get(talk.house.tenantId, nadia.id)).settings;

  it('shows and changes when reminders come', async () => {
    await talk.say('remind me', personal);
    expect(talk.lastTexts()).toContain('Every Monday at 09:00 you get a list of your open tasks, if you have any.');
    await talk.say('remind me at 8:30', personal);
    await talk.say('please remind me weekly on Friday', personal);
    await talk.say('remind me quiet hours 19–7', personal);
    expect(await chosen()).toMatchObject({ weekly: true, weekday: 'friday', hour: 8, minute: 30, quiet: { from: 19, until: 7 } });
    await talk.say('stop reminding me', personal);
    expect(await chosen()).toMatchObject({ weekly: false, dueDates: false });
    expect(talk.lastTexts()).toContain('Nothing comes by itself. “my tasks” lists your tasks whenever you ask.');
    await talk.say('remind me to buy milk', personal);
    expect(talk.lastTexts().join(' ')).toContain('I cannot read that.');
  });

  it('is saved from its card', async () => {
    await talk.say('reminders', personal);
    const { body } = await talk.press('save-reminder-settings', { weekly: 'true', weekday: 'tuesday', dueDates: 'false', time: '07:15', quietFrom: 'never', quietUntil: '8', timeZone: 'Europe/Lisbon' }, personal);
    expect(textsOf({ card: body!.value as never, text: '' })).toContain('Every Tuesday at 07:15 you get a list of your open tasks, if you have any.');
    expect(await chosen()).toEqual({ weekly: true, weekday: 'tuesday', dueDates: false, hour: 7, minute: 15, quiet: null, timeZone: 'Europe/Lisbon' });
  });

  it('says in a channel where reminders are, and changes nothing there', async () => {
    await talk.say('remind me off');
    expect(talk.lastTexts().join(' ')).toContain('Add Zero Trust Roadmap under Apps for yourself');
    await talk.say('help', personal);
    await talk.say('remind me off');
    expect(talk.lastTexts().join(' ')).toContain('Open that chat and say “remind me”');
    expect(await chosen()).toBeNull();
  });
});

describe('“my tasks”', () => {
  it('lists in the personal chat what is somebody’s anywhere, and nothing of a conversation that they left', async () => {
    await talk.house.storage.roadmaps.change({ tenantId: talk.house.tenantId, roadmapId: '19:devices@thread.tacv2' }, { changeId: randomUUID(), edits: [{ activity: 'RMI_003', set: { owner: { id: nadia.id, name: nadia.name } }, seen: 0 }] }, nadia, now);
    await talk.say('my tasks', personal);
    expect(talk.lastTexts()[0]).toBe('3 open tasks of Nadia Brandt');
    await talk.say('my tasks');
    expect(talk.lastTexts()[0]).toBe('2 open tasks of Nadia Brandt');
    members = localPeople.filter(({ id }) => id !== nadia.id);
    await talk.say('my tasks', personal);
    expect(talk.lastTexts()[0]).toBe('Nadia Brandt has no open tasks');
  });
});
