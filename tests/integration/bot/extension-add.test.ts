import { beforeEach, describe, expect, it } from 'vitest';
import type { House } from '../../../src/operations/house.ts';
import { localMembership } from '../../../src/operations/membership.ts';
import { localPeople } from '../../../src/local/people.ts';
import { expectGoodCard, textsOf } from '../../unit/bot/cards/card-rules.ts';
import { somebody } from '../test-house.ts';
import { channelId, startTalk, type Talk, type Voice } from './talk.ts';

const tomasz = somebody('Tomasz');
const local = localMembership(localPeople);
/** Mei belongs to nothing but her own chat with the bot. */
const membership: House['membership'] = async (roadmapId) => {
  const everybody = await local(roadmapId);
  return everybody && !roadmapId.startsWith('person:') ? { ...everybody, members: everybody.members.filter(({ name }) => !name.startsWith('Mei')) } : everybody;
};

interface Input { readonly id?: string; readonly value?: string; readonly choices?: readonly { readonly title: string; readonly value: string }[] }
interface DialogCard { readonly fallbackText: string; readonly body: readonly Input[]; readonly actions: readonly { readonly title: string; readonly data?: Record<string, unknown>; readonly url?: string }[] }

let talk: Talk;
let moment: Date;
beforeEach(async () => {
  moment = new Date('2026-03-04T12:00:00.000Z');
  talk = await startTalk({ now: () => moment, membership });
  await talk.say('help');
  return () => talk.close();
});

const link = 'https://teams.microsoft.com/l/message/19%3Ageneral%40thread.tacv2/1700000000000?tenantId=t&groupId=g';
const message = { id: '1700000000000', linkToMessage: link, body: { contentType: 'html', content: '<div><p>We should <b>replace</b> the badge readers.</p><p>They know no &amp; phones&nbsp;&#128512;</p></div>' } };

async function ask(name: string, value: object, as?: Voice): Promise<DialogCard> {
  const { body } = await talk.invoke(`composeExtension/${name}`, { commandId: 'addToRoadmap', commandContext: 'message', ...value }, as);
  const { content } = (body as { task: { value: { card: { content: DialogCard } } } }).task.value.card;
  expectGoodCard({ card: content as never, text: content.fallbackText });
  return content;
}
const open = (as?: Voice, messagePayload: object = message) => ask('fetchTask', { messagePayload }, as);
const submit = (data: object, as?: Voice) => ask('submitAction', { data }, as);
const valuesOf = ({ body }: DialogCard) => Object.fromEntries(body.flatMap(({ id, value }) => (id ? [[id, value]] : [])));
const carriedBy = ({ actions }: DialogCard) => actions[0]!.data!;
const wordsOn = (card: DialogCard) => textsOf({ card: card as never, text: '' }).join('\n');
const input = ({ body }: DialogCard, id: string) => body.find((each) => each.id === id);

/** As somebody fills in both pages; what they change replaces what the page offers. */
async function fillIn(changes: { what?: object; where?: object } = {}, as?: Voice): Promise<DialogCard> {
  const what = await open(as);
  const where = await submit({ ...carriedBy(what), ...valuesOf(what), ...changes.what }, as);
  return submit({ ...carriedBy(where), ...valuesOf(where), ...changes.where }, as);
}
const made = async (roadmapId = channelId) => [...(await talk.house.storage.roadmaps.load({ tenantId: talk.house.tenantId, roadmapId })).states.values()].filter(({ own }) => own);
const posted = () => talk.written().filter(({ texts }) => texts.some((text) => text.includes('added this to the roadmap')));

describe('the dialog', () => {
  it('begins with the words of the message, plainly', async () => {
    const card = await open();
    expect(valuesOf(card)).toEqual({ title: 'We should replace the badge readers.', text: 'We should replace the badge readers. They know no & phones 😀', pillar: 'identity' });
    expect(input(card, 'roadmap')).toBeUndefined();
  });

  it('takes a subject as the title, and cuts what is long', async () => {
    expect(valuesOf(await open({}, { ...message, subject: 'Badge readers' }))['title']).toBe('Badge readers');
    expect(valuesOf(await open({}, { body: { content: 'word '.repeat(2000) } }))['title']!.length).toBeLessThanOrEqual(70);
    expect(valuesOf(await open({}, {}))).toMatchObject({ title: '', text: '' });
  });

  it('asks which roadmap where there are several', async () => {
    await talk.say('help', { where: 'personal' });
    const card = await open({ where: 'elsewhere' });
    expect(input(card, 'roadmap')!.choices!.map(({ title }) => title)).toEqual(['Nadia Brandt', 'Zero Trust › General']);
  });

  it('offers the places of the pillar, and members as owners', async () => {
    const what = await open();
    const where = await submit({ ...carriedBy(what), ...valuesOf(what), pillar: 'devices' });
    const devices = talk.house.catalog.pillars.find(({ id }) => id === 'devices')!;
    expect(input(where, 'place')!.choices!.map(({ value }) => value)).toEqual(expect.arrayContaining(devices.areas.map(({ id }) => `${id}/`)));
    expect(input(where, 'owner')!.choices!.map(({ title }) => title)).toEqual(['Nobody', 'Amara Okafor', 'Liam Hartley', 'Nadia Brandt', 'Tomasz Zielinski']);
  });
});

describe('what is added', () => {
  it('is an activity of the team’s own with the way back to the message, and its card in the conversation', async () => {
    const end = await fillIn({ what: { title: ' Replace the badge readers ' }, where: { owner: tomasz.id, due: '2026-04-01', horizon: 'then' } });
    expect(wordsOn(end)).toContain('Its card is in the conversation');
    const [own] = await made();
    expect(own).toMatchObject({ owner: { id: tomasz.id, name: tomasz.name }, due: '2026-04-01', own: { title: 'Replace the badge readers', pillar: 'identity', horizon: 'then' } });
    expect(own!.own!.text).toBe(`We should replace the badge readers. They know no & phones 😀\n\n[Open the message in Teams](${link})`);
    expect(posted().map(({ texts }) => texts)).toEqual([expect.arrayContaining(['Replace the badge readers', 'Nadia Brandt added this to the roadmap.'])]);
    const change = posted()[0]!.card.actions!.find(({ verb }) => verb === 'refresh-task')!;
    const { body } = await talk.press('refresh-task', change.data, { by: 'Tomasz' });
    const save = (body!.value as { actions: { verb?: string; data: object }[] }).actions.find(({ verb }) => verb === 'save-task')!;
    await talk.press('save-task', { ...save.data, status: 'blocked', owner: tomasz.id, due: '2026-04-01' }, { by: 'Tomasz' });
    expect((await made())[0]!.status).toBe('blocked');
  });

  it('is added once, however often Teams sends the dialog', async () => {
    const what = await open();
    const where = await submit({ ...carriedBy(what), ...valuesOf(what) });
    const data = { ...carriedBy(where), ...valuesOf(where) };
    await Promise.all([submit(data), submit(data)]);
    await submit(data);
    expect(await made()).toHaveLength(1);
    expect(posted()).toHaveLength(1);
    const { changes } = await talk.house.storage.roadmaps.changesAfter({ tenantId: talk.house.tenantId, roadmapId: channelId }, 0);
    expect(changes).toHaveLength(1);
  });

  it('goes to the roadmap that was chosen, and says so where the card cannot stand', async () => {
    const end = await fillIn({ what: { roadmap: channelId } }, { where: 'elsewhere' });
    expect(wordsOn(end)).toContain('It stands there for everybody who belongs to it.');
    expect(end.actions[0]!.url).toContain('/tab/?roadmap=');
    expect(await made()).toHaveLength(1);
    expect(posted()).toEqual([]);
  });
});

describe('what cannot be added', () => {
  it.each([
    ['no title', { what: { title: '  ' } }, 'Give it a title.'],
    ['a title that is too long', { what: { title: 'x'.repeat(71) } }, 'Titles are limited to 70 characters.'],
  ])('%s is said on the first page, with what was filled in', async (_, changes, problem) => {
    const what = await open();
    const again = await submit({ ...carriedBy(what), ...valuesOf(what), text: 'Kept', ...changes.what });
    expect(wordsOn(again)).toContain(problem);
    expect(valuesOf(again)).toMatchObject({ text: 'Kept' });
    expect(await made()).toEqual([]);
  });

  it.each([
    ['a day that has passed', { due: '2026-03-03' }, 'The due date has passed.'],
    ['an owner who is a guest', { owner: somebody('Ruben').id }, 'Whoever you chose is not a member'],
    ['an owner who is nobody', { owner: 'somebody-else' }, 'Whoever you chose is not a member'],
    ['a place that is none', { place: 'nowhere/at-all' }, 'The roadmap has no such area or lane.'],
  ])('%s is said on the second page, with what was filled in', async (_, where, problem) => {
    const again = await fillIn({ where: { horizon: 'next', ...where } });
    expect(wordsOn(again)).toContain(problem);
    expect(valuesOf(again)).toMatchObject({ horizon: 'next' });
    expect(carriedBy(again)).toMatchObject({ page: 'where', title: 'We should replace the badge readers.' });
    expect(await made()).toEqual([]);
  });

  it.each([
    'https://evil.example/l/message/1', 'http://teams.microsoft.com/l/message/1', 'https://teams.microsoft.com.evil.example/l/message/1', 'javascript:alert(1)',
    'https://user@teams.microsoft.com/l/message/1', 'https://teams.microsoft.com:8443/l/message/1', 'https://teams.microsoft.com/l/chat/0/0?users=x', 'nonsense',
  ])('keeps no link that is none to a message: %s', async (linkToMessage) => {
    const what = await open({}, { ...message, linkToMessage });
    const where = await submit({ ...carriedBy(what), ...valuesOf(what), link: linkToMessage });
    await submit({ ...carriedBy(where), ...valuesOf(where), link: linkToMessage });
    expect((await made()).map(({ own }) => own!.text)).toEqual(['We should replace the badge readers. They know no & phones 😀']);
  });

  it('lets no link end the Markdown around it', async () => {
    const what = await open({}, { ...message, linkToMessage: `${link}&x=)[a](https://evil.example)` });
    const where = await submit({ ...carriedBy(what), ...valuesOf(what) });
    await submit({ ...carriedBy(where), ...valuesOf(where) });
    expect((await made())[0]!.own!.text).not.toContain('](https://evil.example)');
  });

  it('overwrites no activity that another dialog made', async () => {
    await talk.change('Tomasz', 'own-0a1b2c3d', { own: { title: 'Theirs', pillar: 'identity', area: 'operations', lane: null, horizon: 'first', text: '' } });
    expect(wordsOn(await fillIn({ where: { id: 'own-0a1b2c3d' } }))).toContain('another activity was made with this dialog');
    expect(wordsOn(await fillIn({ where: { id: 'RMI_001' } }))).toContain('another version of the app');
    expect((await made()).map(({ own }) => own!.title)).toEqual(['Theirs']);
  });
});

describe('whoever may not', () => {
  it.each([
    ['a guest', { by: 'Ruben' }, 'Guests cannot change activities here.'],
    ['a stranger', { by: 'Mei' }, 'You are not a member of the conversation'],
    ['somebody of another tenant', { tenantId: 'another' }, 'This app serves one organisation'],
  ])('%s gets a sentence instead of the dialog, and adds nothing', async (_, as, refusal) => {
    expect(wordsOn(await open(as))).toContain(refusal);
    const what = await open();
    const data = { ...carriedBy(what), ...valuesOf(what) };
    expect(wordsOn(await submit(data, as))).toContain(refusal);
    const where = await submit(data);
    expect(wordsOn(await submit({ ...carriedBy(where), ...valuesOf(where) }, as))).toContain(refusal);
    expect(await made()).toEqual([]);
  });

  it.each([{}, { commandId: 'other' }, { commandId: 'addToRoadmap', data: { page: 'where' } }, { commandId: 'addToRoadmap', data: null }])('answers a malformed dialog with a sentence: %j', async (value) => {
    expect(wordsOn(await submit({}))).toContain('another version of the app');
    const { body } = await talk.invoke('composeExtension/submitAction', value);
    expect(JSON.stringify(body)).toContain('another version of the app');
  });
});
