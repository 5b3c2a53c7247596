import { beforeEach, describe, expect, it } from 'vitest';
import { personalRoadmapId } from '../../../src/access/conversation.ts';
import { setDigestSchedule } from '../../../src/operations/set-digest-schedule.ts';
import { textsOf } from '../../unit/bot/cards/card-rules.ts';
import { somebody } from '../test-house.ts';
import { channelId, startTalk, type Talk } from './talk.ts';

let talk: Talk;
let moment: Date;
beforeEach(async () => {
  moment = new Date('2026-03-04T12:00:00.000Z');
  talk = await startTalk({ now: () => moment });
  return () => talk.close();
});

const [nadia, tomasz, amara] = [somebody('Nadia'), somebody('Tomasz'), somebody('Amara')];
const id = 'RMI_001';
const state = async (activity = id, roadmapId = channelId) => (await talk.house.storage.roadmaps.load({ tenantId: talk.house.tenantId, roadmapId })).states.get(activity);
const button = (title: string) => talk.written().at(-1)!.card.actions!.find((action) => action.title === title)!;
/** The card as one person sees it: what Teams asks for by itself, or what “Change” shows. */
const ownView = async (by = 'Nadia') => (await talk.press('refresh-task', button('Change').data, { by })).body!.value as { body: unknown[]; actions: { title: string; verb?: string; data?: Record<string, unknown> }[] };
const saveButton = async (by = 'Nadia') => (await ownView(by)).actions.find(({ title }) => title === 'Save')!;
const textsIn = (body: { value: unknown } | null) => textsOf({ card: body!.value as never, text: '' });
const untouchedInputs = { status: 'not-reviewed', owner: 'nobody', due: '' };

describe('the task card', () => {
  it('is found by id and by words, in any case', async () => {
    const { title } = talk.house.catalog.activities.find((each) => each.id === id)!;
    for (const words of [id, id.toLowerCase(), title.toUpperCase()]) {
      await talk.say(`show me the task ${words}`);
      expect(talk.lastTexts().slice(0, 2)).toEqual([title, `${id} · Identity · First`]);
    }
    expect(button('Open roadmap').url).toBe(`http://localhost:3978/tab/?roadmap=${encodeURIComponent(channelId)}&activity=${id}`);
  });

  it('asks which one is meant, and becomes the one that was chosen, for everybody', async () => {
    await talk.say('task conditional access');
    expect(talk.lastTexts()[0]).toBe('Which task do you mean?');
    expect(textsIn((await talk.press('pick-task', { activity: id, intent: { kind: 'show' } })).body)[1]).toContain(id);
    expect(talk.written('PUT')[0]!.texts[1]).toContain(id);
  });

  it('says when there is none, or none was named', async () => {
    await talk.say('task lunch break');
    expect(talk.lastTexts().join(' ')).toContain('I know no task like “lunch break”');
    await talk.say('task');
    expect(talk.lastTexts().join(' ')).toContain('Which task?');
  });

  it('saves status, owner and due date in place, and shows everybody', async () => {
    await talk.say(`task ${id}`);
    const { verb, data } = await saveButton();
    const { body } = await talk.press(verb!, { ...data, status: 'in-progress', owner: tomasz.id, due: '2026-04-01' });
    expect(textsIn(body)).toEqual(expect.arrayContaining(['Nadia Brandt set the status to In progress, gave it to Tomasz Zielinski and made it due on 1 April 2026.', 'In progress · Tomasz Zielinski · due 1 April 2026', 'Save']));
    const [everybodys, ...others] = talk.written('PUT');
    expect(others).toEqual([]);
    expect(everybodys!.path).toContain('/activities/card-1');
    expect(everybodys!.texts).toEqual(expect.arrayContaining(['Nadia Brandt set the status to In progress, gave it to Tomasz Zielinski and made it due on 1 April 2026.', '<at>Tomasz Zielinski</at>, this is yours now.', 'In progress · Tomasz Zielinski · due 1 April 2026', 'Change']));
    expect(await state()).toMatchObject({ status: 'in-progress', owner: { id: tomasz.id, name: tomasz.name }, due: '2026-04-01' });
    expect((await state())!.stamps.status!.by).toEqual({ id: nadia.id, name: nadia.name });
  });

  it('shows everybody the state, and asks Teams for a view of their own for its owner and the operators', async () => {
    await talk.change('Nadia', id, { owner: { id: amara.id, name: amara.name } });
    await talk.say(`task ${id}`);
    const { card } = talk.written().at(-1)!;
    const { refresh } = card as unknown as { refresh: { action: { verb: string; data: object }; userIds: string[] } };
    expect(JSON.stringify(card.body)).not.toContain('Input.');
    expect(card.actions!.map(({ title }) => title)).toEqual(['Change', 'Open roadmap']);
    expect(refresh.userIds[0]).toBe(amara.teamsId);
    expect(refresh.userIds).toContain(nadia.teamsId);
    expect(refresh.userIds).not.toContain(somebody('Ruben').teamsId);
    expect(refresh.action).toMatchObject({ verb: 'refresh-task', data: { activity: id, roadmap: channelId } });
  });

  it('gives members inputs, and guests the state only', async () => {
    await talk.say(`task ${id}`);
    const [members, guests] = [await ownView('Tomasz'), await ownView('Ruben')];
    expect(JSON.stringify(members.body)).toContain('Input.ChoiceSet');
    expect(JSON.stringify(guests.body)).not.toContain('Input.');
    expect(guests.actions.map(({ title }) => title)).toEqual(['Open roadmap']);
    expect(JSON.stringify(guests.body)).toContain('Not reviewed · no owner · no due date');
  });

  it('takes owner and due date off', async () => {
    await talk.change('Nadia', id, { owner: { id: amara.id, name: amara.name }, due: '2026-04-01' });
    await talk.say(`task ${id}`);
    const { verb, data } = await saveButton();
    await talk.press(verb!, { ...data, status: 'not-reviewed', owner: 'nobody', due: '' });
    expect(await state()).toMatchObject({ owner: null, due: null });
  });

  it('lets two people edit different fields of one card', async () => {
    await talk.say(`task ${id}`);
    const { verb, data } = await saveButton();
    await talk.press(verb!, { ...data, ...untouchedInputs, status: 'planned' }, { by: 'Tomasz' });
    const { body } = await talk.press(verb!, { ...data, ...untouchedInputs, due: '2026-04-01' }, { by: 'Amara' });
    expect(textsIn(body)).toContain('Planned · no owner · due 1 April 2026');
    expect(await state()).toMatchObject({ status: 'planned', due: '2026-04-01' });
  });

  it('says who was faster, saves nothing, and shows everybody how it is', async () => {
    await talk.say(`task ${id}`);
    const { verb, data } = await saveButton();
    await talk.press(verb!, { ...data, ...untouchedInputs, status: 'planned' }, { by: 'Tomasz' });
    const { body } = await talk.press(verb!, { ...data, ...untouchedInputs, status: 'blocked', due: '2026-04-01' }, { by: 'Amara' });
    expect(textsIn(body)).toContain('Tomasz Zielinski changed the status after this card was posted. Here it is as it is now: nothing of yours was saved.');
    expect(await state()).toMatchObject({ status: 'planned', due: null });
    expect(talk.written('PUT').at(-1)!.texts).toContain('Planned · no owner · no due date');
    // The card that came back can be saved.
    const fresh = (body!.value as { actions: { data: object }[] }).actions[0]!.data;
    expect(talk.written('PUT').at(-1)!.texts).toContain('Change');
    await talk.press(verb!, { ...fresh, status: 'blocked', owner: 'nobody', due: '2026-04-01' }, { by: 'Amara' });
    expect(await state()).toMatchObject({ status: 'blocked', due: '2026-04-01' });
  });

  it('shows how it is now when nothing was changed on it', async () => {
    await talk.say(`task ${id}`);
    const { verb, data } = await saveButton();
    await talk.change('Tomasz', id, { status: 'completed' });
    expect(textsIn((await talk.press(verb!, { ...data, ...untouchedInputs })).body)).toEqual(expect.arrayContaining(['Nothing was changed.', 'Completed · no owner · no due date']));
    expect((await state())!.status).toBe('completed');
  });

  it('refuses guests, people who left and a card of another conversation', async () => {
    await talk.say(`task ${id}`);
    const { verb, data } = await saveButton();
    const refused = async (change: object, by = 'Nadia') => ((await talk.press(verb!, { ...data, ...untouchedInputs, ...change }, { by })).body as { value: { message: string } }).value.message;
    expect(await refused({ status: 'blocked' }, 'Ruben')).toBe('Guests cannot change activities here. Ask a member of this conversation.');
    expect(await refused({ owner: 'somebody-who-left' })).toContain('has left this conversation');
    expect(await refused({ owner: somebody('Ruben').id })).toContain('has left this conversation');
    expect(await refused({ roadmap: '19:other@thread.tacv2', status: 'blocked' })).toContain('belongs to another conversation');
    expect(await refused({ status: 'great' })).toContain('another version of the app');
    expect(await refused({ activity: 'RMI_999', status: 'blocked' })).toContain('There is no activity RMI_999');
    expect(await state()).toBeUndefined();
  });
});

describe('sentences that change a task', () => {
  it.each([
    ['assign RMI_001 to <at>Amara Okafor</at> by next friday', { owner: { id: amara.id, name: amara.name }, due: '2026-03-13' }],
    ['assign rmi_001 to me', { owner: { id: nadia.id, name: nadia.name } }],
    ['please assign RMI_001 to tomasz!', { owner: { id: tomasz.id, name: tomasz.name } }],
    ['set RMI_001 to in progress', { status: 'in-progress' }],
    ['mark RMI_001 as done, please', { status: 'completed' }],
    ['due RMI_001 31/12', { due: '2026-12-31' }],
    ['set the due date of RMI_001 to the end of June', { due: '2026-06-30' }],
    ['due RMI_001 in 3 weeks', { due: '2026-03-25' }],
    ['accept the risk RMI_001 until 30 June because the app is Replaced', { exception: { reason: 'the app is Replaced', approver: { id: nadia.id, name: nadia.name }, until: '2026-06-30' } }],
  ])('“%s”', async (sentence, expected) => {
    await talk.say(sentence, { mentions: sentence.includes('<at>') ? ['Amara'] : [] });
    expect(await state()).toMatchObject(expected);
    expect(talk.lastTexts()[1]).toContain(id);
  });

  it('reads numbers in the order of whoever speaks', async () => {
    await talk.say('due RMI_001 3/4', { locale: 'en-US' });
    expect((await state())!.due).toBe('2026-03-04');
    await talk.say('due RMI_001 3/4', { locale: 'de-DE' });
    expect((await state())!.due).toBe('2026-04-03');
  });

  it('knows the day of the conversation’s time zone', async () => {
    await talk.say('help');
    await setDigestSchedule(talk.house, { person: { id: nadia.id, name: nadia.name }, role: 'operator' }, channelId, { enabled: true, frequency: 'weekly', weekday: 'monday', hour: 9, timeZone: 'Pacific/Auckland' });
    await talk.say('due RMI_001 today');
    expect((await state())!.due).toBe('2026-03-05');
  });

  it('comments', async () => {
    await talk.say('comment RMI_001 The pilot starts on Monday');
    expect(talk.lastTexts()).toContain('Nadia Brandt commented: “The pilot starts on Monday”');
    const comments = await talk.house.storage.comments.list({ tenantId: talk.house.tenantId, roadmapId: channelId }, id);
    expect(comments.map(({ text, by }) => [text, by.name])).toEqual([['The pilot starts on Monday', nadia.name]]);
  });

  it.each([
    ['assign RMI_001 to Bob', '“Bob” cannot own tasks here'],
    ['assign RMI_001 to Ruben', '“Ruben” cannot own tasks here'],
    ['assign RMI_001', 'Which task, and to whom?'],
    ['assign RMI_001 to me by the blue moon', 'I cannot read “the blue moon” as a day'],
    ['set RMI_001 to great', 'A status is one of: not reviewed'],
    ['due RMI_001 someday', 'Which task, and by when?'],
    ['due RMI_001 2025-01-01', '1 January 2025 has passed'],
    ['accept risk RMI_001 until tomorrow', 'Which task, until when, and why?'],
    ['comment RMI_001', 'On which task, and what?'],
  ])('refuses “%s” with a sentence', async (sentence, refusal) => {
    await talk.say(sentence);
    expect(talk.lastTexts().join(' ')).toContain(refusal);
    expect(await state()).toBeUndefined();
  });

  it('asks which task is meant and does it to the one that is chosen, in the name of whoever chooses', async () => {
    await talk.say('set conditional access to blocked');
    const [choice] = /\{"activity":"[^}]*\}\}\}/.exec(JSON.stringify(talk.written()[0]!.card))!;
    const data = JSON.parse(choice) as { activity: string };
    await talk.press('pick-task', data, { by: 'Tomasz' });
    expect(await state(data.activity)).toMatchObject({ status: 'blocked', stamps: { status: { by: { name: tomasz.name } } } });
    expect((await talk.press('pick-task', data, { by: 'Ruben' })).body).toMatchObject({ statusCode: 400, value: { message: expect.stringContaining('Guests cannot') as string } });
  });

  it.each([{ kind: 'set', set: { notes: 'x' } }, { kind: 'set', set: { exception: null } }, { kind: 'reset' }, {}])('carries no other intent: %j', async (intent) => {
    expect((await talk.press('pick-task', { activity: id, intent })).body).toMatchObject({ statusCode: 400 });
  });
});

describe('my tasks', () => {
  const mine = { owner: { id: tomasz.id, name: tomasz.name } };

  it('lists what is open, overdue first', async () => {
    await talk.change('Nadia', 'RMI_001', { ...mine, due: '2026-04-01' });
    await talk.change('Nadia', 'RMI_002', { ...mine, due: '2026-03-01' });
    await talk.change('Nadia', 'RMI_003', { ...mine, status: 'completed' });
    await talk.change('Nadia', 'RMI_004', { owner: { id: amara.id, name: amara.name } });
    await talk.say('show my tasks', { by: 'Tomasz' });
    const titles = ['RMI_002', 'RMI_001'].map((each) => talk.house.catalog.activities.find((activity) => activity.id === each)!.title);
    expect(talk.lastTexts()[0]).toBe('2 open tasks of Tomasz Zielinski');
    expect(talk.lastTexts().filter((text) => talk.house.catalog.activities.some(({ title }) => title === text))).toEqual(titles);
    await talk.say('my tasks', { by: 'Mei' });
    expect(talk.lastTexts()[0]).toBe('Mei Tanaka has no open tasks');
  });

  it('lists those of every conversation in personal chat, where they can be opened and saved', async () => {
    await talk.say('help');
    await talk.change('Nadia', id, mine);
    await talk.say('my tasks', { by: 'Tomasz', where: 'personal' });
    expect(talk.lastTexts()[0]).toBe('1 open task of Tomasz Zielinski');
    await talk.press('open-task', { activity: id, roadmap: channelId }, { by: 'Tomasz', where: 'personal' });
    const { verb, data } = button('Save');
    await talk.press(verb!, { ...data, status: 'in-progress', owner: tomasz.id, due: '' }, { by: 'Tomasz', where: 'personal' });
    expect(await state()).toMatchObject({ status: 'in-progress' });
    expect(await state(id, personalRoadmapId(tomasz.id))).toBeUndefined();
  });

  it('opens nothing of another conversation where others read along', async () => {
    expect((await talk.press('open-task', { activity: id, roadmap: personalRoadmapId(tomasz.id) }, { by: 'Tomasz' })).body).toMatchObject({ statusCode: 400, value: { message: expect.stringContaining('another conversation') as string } });
    expect((await talk.press('open-task', { activity: id, roadmap: personalRoadmapId(tomasz.id) }, { by: 'Amara', where: 'personal' })).body).toMatchObject({ statusCode: 400, value: { message: expect.stringContaining('not a member') as string } });
  });
});

it('open roadmap gives the way to it', async () => {
  await talk.say('open the roadmap');
  expect(button('Open roadmap').url).toContain(encodeURIComponent(channelId));
});
