import { beforeEach, describe, expect, it } from 'vitest';
import { personalRoadmapId } from '../../../src/access/conversation.ts';
import type { House } from '../../../src/operations/house.ts';
import { localMembership } from '../../../src/operations/membership.ts';
import { localPeople } from '../../../src/local/people.ts';
import { textsOf } from '../../unit/bot/cards/card-rules.ts';
import { somebody } from '../test-house.ts';
import { assessed, channelId, startTalk, type Talk, type Voice } from './talk.ts';

const otherChannel = '19:others@thread.tacv2';
const [nadia, tomasz] = [somebody('Nadia'), somebody('Tomasz')];

/** Everybody belongs to the channel but Mei; nobody to the other channel but her. */
const local = localMembership(localPeople);
const membership: House['membership'] = async (roadmapId) => {
  const everybody = await local(roadmapId);
  if (!everybody || roadmapId.startsWith('person:')) return everybody;
  return { ...everybody, members: everybody.members.filter(({ name }) => name.startsWith('Mei') === (roadmapId === otherChannel)) };
};

interface Result { readonly content: { readonly actions?: readonly { readonly url?: string; readonly verb?: string }[] }; readonly preview?: { readonly content: { readonly title: string; readonly text: string; readonly tap?: { readonly value: unknown } } } }
interface Body { readonly composeExtension?: { readonly type: string; readonly text?: string; readonly attachments?: readonly Result[] }; readonly task?: { readonly type: string; readonly value: { readonly card: { readonly content: never } } } }

let talk: Talk;
beforeEach(async () => {
  talk = await startTalk({ now: () => new Date('2026-03-04T12:00:00.000Z'), membership });
  // The app has been heard from in the channel, and is known to be there.
  await talk.say('help');
  return () => talk.close();
});

const ask = async (name: string, value: unknown, as?: Voice) => (await talk.invoke(`composeExtension/${name}`, value, as)).body as Body;
const search = (commandId: string, words: string, as?: Voice, roadmap = '') => ask('query', { commandId, parameters: [{ name: 'words', value: words }, { name: 'roadmap', value: roadmap }], queryOptions: { skip: 0, count: 25 } }, as);
const activities = (words: string, as?: Voice, roadmap?: string) => search('searchActivities', words, as, roadmap);
const resultsOf = (body: Body) => body.composeExtension?.attachments ?? [];
const titlesOf = (body: Body) => resultsOf(body).map(({ preview }) => preview!.content.title);
const said = (body: Body) => body.composeExtension?.text;
const textsIn = (result: Result | undefined) => textsOf({ card: result!.content as never, text: '' });
const titleOf = (id: string) => talk.house.catalog.activities.find((each) => each.id === id)!.title;

describe('the search for activities', () => {
  it('begins with what is mine, the most overdue first, and what is overdue of others', async () => {
    const mine = { owner: { id: tomasz.id, name: tomasz.name } };
    await talk.change('Nadia', 'RMI_001', { ...mine, due: '2026-04-01' });
    await talk.change('Nadia', 'RMI_002', { ...mine, due: '2026-03-01' });
    await talk.change('Nadia', 'RMI_003', { ...mine, status: 'completed', due: '2026-01-01' });
    await talk.change('Nadia', 'RMI_004', { owner: { id: nadia.id, name: nadia.name }, due: '2026-02-01' });
    const body = await ask('query', { commandId: 'searchActivities', parameters: [{ name: 'initialRun', value: 'true' }], queryOptions: { skip: 0, count: 25 } }, { by: 'Tomasz' });
    expect(titlesOf(body)).toEqual(['RMI_002', 'RMI_001', 'RMI_004'].map(titleOf));
    expect(resultsOf(body)[0]!.preview!.content.text).toBe('Identity · Not reviewed · Tomasz Zielinski · due 1 March 2026, 3 days late');
  });

  it('says what to do when nothing is', async () => {
    expect(said(await activities(''))).toBe('Nothing is yours or overdue. Type words of a title, or an id such as RMI_001.');
  });

  it('finds by id, by the beginnings of words, by the owner, and misspelt', async () => {
    await talk.change('Nadia', 'RMI_002', { owner: { id: tomasz.id, name: tomasz.name } });
    expect(titlesOf(await activities('rmi_001'))).toEqual([titleOf('RMI_001')]);
    expect(titlesOf(await activities('identity zielin'))).toEqual([titleOf('RMI_002')]);
    const words = titleOf('RMI_001').split(' ').map((word) => word.slice(0, 5)).join(' ');
    expect(titlesOf(await activities(words))[0]).toBe(titleOf('RMI_001'));
    expect(titlesOf(await activities('conditonal acess'))).not.toEqual([]);
    expect(said(await activities('lunch break'))).toContain('No activity fits “lunch break”');
  });

  it('finds activities that the team made', async () => {
    await talk.change('Nadia', 'own-0a1b2c3d', { own: { title: 'Replace the <b>badge</b> readers', pillar: 'identity', area: 'operations', lane: null, horizon: 'first', text: '' } });
    expect(titlesOf(await activities('badge'))).toEqual(['Replace the b badge /b readers']);
  });

  it('inserts the card that the task command shows, which is saved in the name of whoever presses', async () => {
    const [chosen] = resultsOf(await activities('RMI_001'));
    expect(chosen!.preview!.content.tap).toBeUndefined();
    expect(textsIn(chosen)).toEqual(expect.arrayContaining([titleOf('RMI_001'), 'Save']));
    const { data } = chosen!.content.actions!.find(({ verb }) => verb === 'save-task') as { data: object };
    await talk.press('save-task', { ...data, status: 'in-progress', owner: 'nobody', due: '' }, { by: 'Tomasz' });
    const { states } = await talk.house.storage.roadmaps.load({ tenantId: talk.house.tenantId, roadmapId: channelId });
    expect(states.get('RMI_001')).toMatchObject({ status: 'in-progress', stamps: { status: { by: { id: tomasz.id } } } });
  });

  it('makes the card of one of many results only when it is chosen', async () => {
    const many = resultsOf(await activities('access'));
    expect(many.length).toBeGreaterThan(5);
    for (const { content } of many) expect(content.actions!.map(({ verb }) => verb)).toEqual([undefined]);
    const [chosen] = resultsOf(await ask('selectItem', many[3]!.preview!.content.tap!.value));
    expect(textsIn(chosen)).toEqual(expect.arrayContaining([many[3]!.preview!.content.title, 'Save']));
  });

  it('searches all roadmaps of a person in a chat that it does not know, and gives cards to read there', async () => {
    await talk.say('help', { where: 'personal' });
    const before = await talk.house.storage.conversations.list(talk.house.tenantId);
    const body = await activities('RMI_001', { where: 'elsewhere' });
    expect(resultsOf(body).map(({ preview }) => preview!.content.text.split(' · ').at(-1))).toEqual(expect.arrayContaining(['Nadia Brandt', 'Zero Trust › General']));
    expect(resultsOf(body)).toHaveLength(2);
    const [chosen] = resultsOf(await ask('selectItem', { activity: 'RMI_001', roadmap: channelId }, { where: 'elsewhere' }));
    expect(chosen!.content.actions!.map(({ url, verb }) => url ?? verb)).toEqual([expect.stringContaining('/tab/?roadmap=')]);
    expect(titlesOf(await activities('RMI_001', { where: 'elsewhere' }, 'zero trust'))).toHaveLength(1);
    expect(said(await activities('RMI_001', { where: 'elsewhere' }, 'nothing'))).toBe('You have no roadmap called “nothing”.');
    // A chat of two people is not theirs with the bot: nothing of it is kept.
    expect(await talk.house.storage.conversations.list(talk.house.tenantId)).toEqual(before);
  });

  it('gives the card to change in the chat with the bot', async () => {
    await talk.say('help', { where: 'personal' });
    const [chosen] = resultsOf(await ask('selectItem', { activity: 'RMI_001', roadmap: channelId }, { where: 'personal' }));
    expect(chosen!.content.actions!.map(({ verb }) => verb)).toContain('save-task');
  });
});

describe('the search for checks', () => {
  it('begins with those that fail, the gravest first; evidence stays out', async () => {
    await assessed(talk.house, '2026-03-03T12:00:00.000Z', { 21786: 'failed', 21790: 'passed' });
    const body = await search('searchChecks', '');
    expect(titlesOf(body)).toHaveLength(1);
    expect(textsIn(resultsOf(body)[0])).toEqual(expect.arrayContaining(['Check 21786', '**Failed** on 3 March 2026']));
    expect(JSON.stringify(body)).not.toContain('Summary of 21786');
    const [byNumber] = resultsOf(await search('searchChecks', '21790'));
    expect(byNumber!.preview!.content.text).toMatch(/^Passed · /);
    expect(textsIn(byNumber)).toContain('Check 21790');
  });

  it('says so when none fails', async () => {
    expect(said(await search('searchChecks', ''))).toContain('No check fails.');
  });
});

describe('a link of ours', () => {
  const link = (path: string) => ({ url: `http://localhost:3978${path}` });
  const ofChannel = `/r/${encodeURIComponent(channelId)}`;

  it('becomes the card of the activity, to change where it belongs and to read elsewhere', async () => {
    for (const path of [`${ofChannel}/activities/RMI_001`, `/tab/?roadmap=${encodeURIComponent(channelId)}&activity=RMI_001`]) {
      const [live] = resultsOf(await ask('queryLink', link(path)));
      expect(live!.preview!.content.title).toBe(titleOf('RMI_001'));
      expect(live!.content.actions!.map(({ verb }) => verb)).toContain('save-task');
      const [toRead] = resultsOf(await ask('queryLink', link(path), { where: 'elsewhere' }));
      expect(toRead!.content.actions!.map(({ verb }) => verb)).toEqual([undefined]);
    }
  });

  it('becomes the card of a check, by id or number, and of an assessment', async () => {
    const run = await assessed(talk.house, '2026-03-03T12:00:00.000Z', { 21786: 'failed' });
    const { id } = talk.house.checks.find(({ reference }) => reference === 21786)!;
    for (const name of [id, '21786']) expect(textsIn(resultsOf(await ask('queryLink', link(`${ofChannel}/checks/${name}`)))[0])).toContain('Check 21786');
    const [card] = resultsOf(await ask('queryLink', link(`${ofChannel}/runs/${run.id}`)));
    expect(textsIn(card)).toEqual(expect.arrayContaining(['Assessment of 3 March 2026', 'Score 0 %: 0 checks passed, 1 failed, 0 to investigate.']));
  });

  it.each([
    ['of others', 'https://example.com/r/a/activities/RMI_001'], ['to nothing', 'http://localhost:3978/r/a/b/c'],
    ['to an unknown activity', `http://localhost:3978${ofChannel}/activities/RMI_999`], ['to an unknown check', `http://localhost:3978${ofChannel}/checks/nonsense`],
    ['to an unknown run', `http://localhost:3978${ofChannel}/runs/8000000000000-aaaaaa`], ['that is none', 'x'.repeat(3000)],
  ])('%s stays a link', async (_, url) => {
    expect(await ask('queryLink', { url })).toEqual({ composeExtension: { type: 'result', attachmentLayout: 'list', attachments: [] } });
  });
});

describe('whoever may not', () => {
  const attempts = (as: Voice) => Promise.all([
    activities('RMI_001', as), search('searchChecks', '21786', as), ask('selectItem', { activity: 'RMI_001', roadmap: channelId }, as),
    ask('queryLink', { url: `http://localhost:3978/r/${encodeURIComponent(channelId)}/activities/RMI_001` }, as),
  ]);

  it('gets nothing as a stranger, in the channel or anywhere', async () => {
    for (const body of await attempts({ by: 'Mei' })) expect(JSON.stringify(body)).not.toContain(titleOf('RMI_001'));
    for (const body of await attempts({ by: 'Mei', where: 'elsewhere' })) expect(JSON.stringify(body)).not.toContain(titleOf('RMI_001'));
    expect(said(await activities('RMI_001', { by: 'Mei' }))).toContain('You are not a member of the conversation');
  });

  it('gets nothing in another tenant', async () => {
    for (const body of await attempts({ tenantId: 'another' })) expect(JSON.stringify(body)).not.toContain(titleOf('RMI_001'));
    expect(said(await activities('RMI_001', { tenantId: 'another' }))).toContain('This app serves one organisation');
  });

  it('reads nobody’s personal roadmap', async () => {
    await talk.say('help', { where: 'personal' });
    const [chosen] = resultsOf(await ask('selectItem', { activity: 'RMI_001', roadmap: personalRoadmapId(nadia.id) }, { by: 'Tomasz', where: 'personal' }));
    expect(chosen).toBeUndefined();
  });

  it('reads as a guest what guests may, and is refused when pressing', async () => {
    const [, , [card] = []] = (await attempts({ by: 'Ruben' })).map(resultsOf);
    expect(textsIn(card)).toContain(titleOf('RMI_001'));
    expect((await talk.press('save-task', { roadmap: channelId, activity: 'RMI_001', seen: 0, shown: { status: 'not-reviewed', owner: 'nobody', due: '' }, status: 'blocked', owner: 'nobody', due: '' }, { by: 'Ruben' })).body)
      .toMatchObject({ statusCode: 400, value: { message: 'Guests cannot change activities here. Ask a member of this conversation.' } });
  });
});

it.each([
  ['query', {}], ['query', { commandId: 'unknown', parameters: [] }], ['selectItem', null], ['selectItem', { activity: '', roadmap: 'x' }], ['setting', {}], ['__proto__', {}],
])('answers a malformed %s with a sentence', async (name, value) => {
  expect((await ask(name, value)).composeExtension).toMatchObject({ type: 'message', text: expect.stringMatching(/another version/) as string });
});
