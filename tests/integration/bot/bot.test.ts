import { randomUUID } from 'node:crypto';
import { createServer, plugins, type Request, type Response } from 'restify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAdapter } from '../../../bot/adapter.ts';
import { createBot } from '../../../bot/bot.ts';
import { createLinks } from '../../../bot/links.ts';
import { loadCommands } from '../../../bot/load-commands.ts';
import { createNotifier } from '../../../bot/notify.ts';
import { personalRoadmapId } from '../../../src/access/conversation.ts';
import type { House } from '../../../src/operations/house.ts';
import { startFakeConnector, type FakeConnector } from '../../unit/bot/fake-connector.ts';
import { textsOf } from '../../unit/bot/cards/card-rules.ts';
import { somebody, testHouse } from '../test-house.ts';

const nadia = somebody('Nadia');
const ruben = somebody('Ruben');
const logged: { fields: object; message: string }[] = [];
const note = (fields: object, message: string) => void logged.push({ fields, message });

let teams: FakeConnector;
let house: House;
let botUrl: string;
let closeBot: () => Promise<void>;
let laterByMs = 0;

beforeAll(async () => {
  teams = await startFakeConnector();
});
afterAll(() => teams.close());

beforeEach(async () => {
  teams.requests.length = 0;
  teams.lookups.clear();
  teams.lookups.set(/\/v3\/teams\/[^/]+\/conversations/, { status: 200, body: { conversations: [{ id: '19:general@thread.tacv2' }, { id: '19:private@thread.tacv2', name: 'Board', type: 'private' }] } });
  teams.lookups.set(/\/v3\/teams\/[^/]+$/, { status: 200, body: { id: '19:general@thread.tacv2', name: 'Zero Trust', aadGroupId: 'group-id' } });
  logged.length = 0;
  laterByMs = 0;
  house = await testHouse({ now: () => new Date(Date.now() + laterByMs) });
  const adapter = createAdapter(null, { info: note, warn: note, error: note });
  const bot = createBot({
    adapter, house, links: createLinks({ mode: 'local', publicUrl: 'http://localhost:3978' }), notifier: createNotifier(adapter, ''), commands: await loadCommands(), servedTenantId: house.tenantId,
  });
  const server = createServer();
  server.post('/api/messages', ...plugins.bodyParser({ mapParams: false }), async (request: Request, response: Response) => {
    await bot.process(request, response);
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  botUrl = `http://127.0.0.1:${server.address().port}/api/messages`;
  closeBot = () => new Promise<void>((resolve) => { server.close(() => { resolve(); }); });
  return async () => {
    await closeBot();
    await house.storage.close();
  };
});

const channelId = '19:general@thread.tacv2';
const thread = `${channelId};messageid=17`;

/** Sends an activity as Teams does. */
async function deliver(change: Record<string, unknown>): Promise<{ status: number; body: unknown }> {
  const activity = {
    type: 'message', id: randomUUID(), channelId: 'msteams', serviceUrl: teams.url, timestamp: new Date().toISOString(),
    from: { id: nadia.teamsId, aadObjectId: nadia.id, name: nadia.name }, recipient: { id: '28:bot', name: 'Zero Trust Roadmap' },
    conversation: { id: thread, conversationType: 'channel', isGroup: true, tenantId: house.tenantId },
    channelData: { tenant: { id: house.tenantId }, team: { id: channelId }, channel: { id: channelId } },
    ...change,
  };
  const response = await fetch(botUrl, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(activity) });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) as unknown };
}
const say = (text: string, change: Record<string, unknown> = {}) => deliver({ text: `<at>Zero Trust Roadmap</at> ${text}`, ...change });
const press = (verb: string, data: unknown, change: Record<string, unknown> = {}) =>
  deliver({ type: 'invoke', name: 'adaptiveCard/action', value: { action: { type: 'Action.Execute', verb, data } }, replyToId: 'card-1', ...change });

const personal = { conversation: { id: 'a:personal', conversationType: 'personal', tenantId: '' }, channelData: {} };
const inPersonalChat = () => ({ conversation: { ...personal.conversation, tenantId: house.tenantId }, channelData: { tenant: { id: house.tenantId } } });

/** What the bot has written so far. */
const written = (method: 'POST' | 'PUT' = 'POST') => teams.requests.filter((request) => request.method === method && request.path.includes('/activities') && Array.isArray(request.body['attachments'])).map(({ path, body }) => {
  const [attachment] = body['attachments'] as { content: { body: [] } }[];
  return { path, summary: body['summary'] as string, texts: textsOf({ card: attachment!.content as never, text: '' }), card: attachment!.content as unknown as { actions?: { title: string; verb?: string; data?: unknown; url?: string }[] } };
});

describe('run assessment', () => {
  it('answers in the thread with a progress card, queues the run, and lets the card follow it', async () => {
    expect((await say('please run the assessment!')).status).toBe(200);
    const [card, ...others] = written();
    expect(others).toEqual([]);
    expect(card!.path).toContain(`/v3/conversations/${thread}/activities/`);
    expect(card!.texts.slice(0, 2)).toEqual(['Assessment is about to start', 'Sample tenant · Contoso']);
    const run = await house.storage.assessments.active(house.tenantId);
    expect(card!.card.actions).toEqual([
      { type: 'Action.OpenUrl', title: 'Open roadmap', url: `http://localhost:3978/tab/?roadmap=${encodeURIComponent(channelId)}` },
      { type: 'Action.Execute', title: 'Cancel', verb: 'cancel-assessment', data: { run: run?.id } },
    ]);
    expect(run).toMatchObject({ state: 'queued', startedBy: { id: nadia.id, name: nadia.name }, pillars: null });
    expect(await house.storage.assessments.followers(run!.id)).toEqual([{ conversationId: channelId, threadId: thread, activityId: expect.stringMatching(/^activity-/) as string }]);
  });

  it('joins a run that is going, with a card of its own', async () => {
    await say('run assessment');
    await say('run assessment identity');
    expect(written()[1]!.texts).toContain('An assessment was already going, so this card follows it.');
    const run = await house.storage.assessments.active(house.tenantId);
    expect(await house.storage.assessments.followers(run!.id)).toHaveLength(2);
  });

  it('is cancelled by saying so', async () => {
    await say('run assessment');
    await say('please cancel the assessment');
    expect(written()[1]!.texts[0]).toBe('The assessment was cancelled');
    expect(await house.storage.assessments.active(house.tenantId)).toBeNull();
    await say('cancel assessment');
    expect(written()[2]!.texts.join(' ')).toContain('No assessment is running');
  });

  it('is cancelled by the button on its card, but not by that of an earlier run', async () => {
    await say('run assessment');
    const run = await house.storage.assessments.active(house.tenantId);
    expect((await press('cancel-assessment', { run: 'another' })).body).toMatchObject({ value: { message: expect.stringContaining('already ended') as string } });
    expect(JSON.stringify((await press('cancel-assessment', { run: run!.id })).body)).toContain('The assessment was cancelled');
    expect((await house.storage.assessments.get(house.tenantId, run!.id))?.state).toBe('cancelled');
  });

  it('shows the end itself when the run was faster than the card', async () => {
    const { assessments } = house.storage;
    const addFollower = assessments.addFollower.bind(assessments);
    assessments.addFollower = async (runId, follower) => {
      const taken = await assessments.take(house.tenantId, runId);
      await assessments.finish(house.tenantId, runId, taken!.epoch, { state: 'finished', failure: null, finishedAt: house.now().toISOString(), outcomes: [] });
      await addFollower(runId, follower);
    };
    await say('run assessment');
    const [summary] = written('PUT');
    expect(summary!.path).toBe(`/v3/conversations/${thread}/activities/${(await assessments.followers((await assessments.list(house.tenantId, 1))[0]!.id))[0]!.activityId}`);
    expect(summary!.texts[0]).toBe('Zero Trust assessment');
  });

  it('starts over with “Run again”, which repeats the scope', async () => {
    const { status, body } = await press('run-assessment', { pillars: ['identity'] });
    expect(status).toBe(200);
    expect(body).toEqual({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'The assessment has started. A new card shows how it goes.' });
    expect(written()).toHaveLength(1);
    expect(await house.storage.assessments.active(house.tenantId)).toMatchObject({ pillars: ['identity'] });
  });

  it.each([
    ['run assessment finance', '“finance” is not a pillar.'],
    ['run assessment devices', 'No check looks at Devices yet. Checks exist for Identity.'],
    ['run assessment identity and devices', 'No check looks at Devices yet.'],
  ])('refuses “%s” with a sentence', async (sentence, refusal) => {
    await say(sentence);
    expect(written()[0]!.texts.join(' ')).toContain(refusal);
    expect(await house.storage.assessments.active(house.tenantId)).toBeNull();
  });

  it('refuses guests, in words and under a card', async () => {
    const from = { id: ruben.teamsId, aadObjectId: ruben.id, name: ruben.name };
    await say('run assessment', { from });
    expect(written()[0]!.texts).toContain('Only operators can run an assessment here. Ask an owner of this team, or whoever installed the app in this chat.');
    const { status, body } = await press('run-assessment', { pillars: null }, { from });
    expect([status, body]).toMatchObject([200, { statusCode: 400, type: 'application/vnd.microsoft.error', value: { message: expect.stringContaining('Only operators') as string } }]);
    expect(await house.storage.assessments.active(house.tenantId)).toBeNull();
    expect(logged.map(({ message }) => message)).toEqual(['request refused', 'request refused']);
    expect(JSON.stringify(logged)).not.toContain(ruben.name);
  });

  it.each([[{ pillars: [] }], [{ pillars: ['finance'] }], [{}], ['text'], [null]])('refuses a press with %j', async (data) => {
    const { body } = await press('run-assessment', data);
    expect(body).toMatchObject({ statusCode: 400, value: { message: 'This card is from another version of the app. Say “run assessment” instead.' } });
  });
});

describe('the other commands', () => {
  it.each([
    ['status', 'Roadmap status'],
    ['what is overdue?', 'Nothing is overdue'],
    ['digest now', 'Zero Trust digest'],
    ['digest settings', 'Digest settings'],
    ['help', 'What you can say'],
    ['', 'What you can say'],
  ])('answer “%s” with “%s”', async (sentence, title) => {
    await say(sentence);
    expect(written().map(({ texts }) => texts[0])).toEqual([title]);
  });

  it('suggest the closest one for what is not understood', async () => {
    await say('run asessment');
    expect(written()[0]!.texts).toContain('I did not understand that. Did you mean “run assessment”?');
  });

  it('show what is overdue in the roadmap of this conversation', async () => {
    const activity = house.catalog.activities[0]!;
    await house.storage.roadmaps.change({ tenantId: house.tenantId, roadmapId: channelId }, { changeId: randomUUID(), edits: [{ activity: activity.id, set: { due: '2026-01-01', owner: { id: nadia.id, name: nadia.name } }, seen: 0 }] }, nadia, house.now());
    await say('overdue');
    expect(written()[0]!.texts.slice(0, 2)).toEqual(['1 activity is overdue', 'Nadia Brandt (1)']);
    await say('overdue', inPersonalChat());
    expect(written()[1]!.texts[0]).toBe('Nothing is overdue');
  });
});

describe('digest settings', () => {
  const shown = { enabled: true, frequency: 'weekly', weekday: 'monday', hour: 9, timeZone: 'UTC' };
  const chosen = { shown, enabled: 'true', frequency: 'workdays', weekday: 'friday', hour: '16', timeZone: 'Europe/Berlin' };

  it('are saved, and the card is replaced for everybody', async () => {
    const { body } = await press('save-digest-settings', chosen);
    expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    expect((await house.storage.conversations.get(house.tenantId, channelId))?.digest).toEqual({ enabled: true, frequency: 'workdays', weekday: 'friday', hour: 16, timeZone: 'Europe/Berlin' });
    const [replaced] = written('PUT');
    expect(replaced!.path).toContain('/activities/card-1');
    expect(replaced!.texts).toContain('Saved by Nadia Brandt.');
  });

  it('are not overwritten from a card that somebody else has overtaken', async () => {
    await press('save-digest-settings', chosen);
    const { body } = await press('save-digest-settings', { ...chosen, weekday: 'tuesday' });
    expect(JSON.stringify(body)).toContain('Somebody changed these settings after this card was posted.');
    expect((await house.storage.conversations.get(house.tenantId, channelId))?.digest.weekday).toBe('friday');
  });

  it.each([[{ weekday: 'someday' }], [{ hour: '24' }], [{ timeZone: 'Mars/Base' }], [{ enabled: 'maybe' }], [{ shown: null }]])('refuse %j', async (change) => {
    const { body } = await press('save-digest-settings', { ...chosen, ...change });
    expect(body).toMatchObject({ statusCode: 400, type: 'application/vnd.microsoft.error' });
    expect((await house.storage.conversations.get(house.tenantId, channelId))?.digest).toEqual(shown);
  });

  it('refuse guests', async () => {
    const { body } = await press('save-digest-settings', chosen, { from: { id: ruben.teamsId, aadObjectId: ruben.id, name: ruben.name } });
    expect(body).toMatchObject({ statusCode: 400, value: { message: expect.stringContaining('Only operators') as string } });
  });
});

describe('conversations', () => {
  const install = (change: Record<string, unknown> = {}) => deliver({ type: 'installationUpdate', action: 'add', conversation: { id: channelId, conversationType: 'channel', isGroup: true, tenantId: house.tenantId }, ...change });
  const added = () => deliver({ type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }], conversation: { id: channelId, conversationType: 'channel', isGroup: true, tenantId: house.tenantId } });

  it('are welcomed once, however often the installation is announced', async () => {
    await Promise.all([install(), added(), install()]);
    laterByMs = 60 * 60 * 1000;
    await install();
    await added();
    expect(written().map(({ texts }) => texts[0])).toEqual(['Zero Trust Roadmap is here']);
    expect(logged).toEqual([]);
    const stored = await house.storage.conversations.get(house.tenantId, channelId);
    expect(stored).toMatchObject({ kind: 'channel', roadmapId: channelId, name: 'Zero Trust › General', groupId: 'group-id', installedBy: { id: nadia.id, name: nadia.name }, reachable: true });
  });

  it('are welcomed again after the app was removed and added', async () => {
    await install();
    await deliver({ type: 'installationUpdate', action: 'remove' });
    laterByMs = 60 * 60 * 1000;
    await install();
    expect(written()).toHaveLength(2);
  });

  it('can be written to first, in a new thread, after any message', async () => {
    await say('help');
    const stored = await house.storage.conversations.get(house.tenantId, channelId);
    expect(stored?.reference).not.toContain('messageid');
    expect(stored?.reference).not.toContain(nadia.name);
    expect(JSON.parse(stored!.reference)).toMatchObject({ serviceUrl: teams.url, conversation: { id: channelId } });
  });

  it('are given up when the app is removed, and found again with the next word', async () => {
    await say('help');
    await deliver({ type: 'installationUpdate', action: 'remove' });
    expect((await house.storage.conversations.get(house.tenantId, channelId))?.reachable).toBe(false);
    await say('help');
    expect((await house.storage.conversations.get(house.tenantId, channelId))?.reachable).toBe(true);
  });

  it('of one person have that person’s roadmap', async () => {
    await say('help', inPersonalChat());
    expect(await house.storage.conversations.get(house.tenantId, 'a:personal')).toMatchObject({ kind: 'personal', roadmapId: personalRoadmapId(nadia.id), name: nadia.name });
    expect(written()[0]!.card.actions![0]!.url).toContain(encodeURIComponent(personalRoadmapId(nadia.id)));
  });

  it('find out who speaks in the roster when the activity does not say', async () => {
    teams.lookups.set(/\/members\//, { status: 200, body: { id: nadia.teamsId, aadObjectId: nadia.id, name: nadia.name } });
    await say('status', { from: { id: nadia.teamsId, name: nadia.name } });
    expect(written()[0]!.texts[0]).toBe('Roadmap status');
  });

  it('say so when nobody knows who speaks', async () => {
    teams.lookups.set(/\/members\//, { status: 404, body: { error: { code: 'MemberNotFoundInConversation', message: 'x' } } });
    await say('status', { ...inPersonalChat(), from: { id: '29:unknown' } });
    expect(written()[0]!.texts[1]).toMatch(/^Teams did not say who you are/);
  });

  it.each([['private', { id: channelId, type: 'private' }], ['shared', { id: channelId, type: 'shared' }], ['private', { id: '19:private@thread.tacv2' }]])('in %s channels are refused with a sentence', async (type, channel) => {
    await say('help', { conversation: { id: `${channel.id};messageid=1`, conversationType: 'channel', isGroup: true, tenantId: house.tenantId }, channelData: { tenant: { id: house.tenantId }, team: { id: channelId }, channel } });
    expect(written()[0]!.texts[1]).toContain(`I cannot work in ${type} channels yet`);
    expect(await house.storage.conversations.list(house.tenantId)).toEqual([]);
  });

  it('in a channel that Teams does not list are refused until it does, unless Teams says that it is a standard one', async () => {
    const inChannel = (channel: { id: string; type?: string }) => ({ conversation: { id: `${channel.id};messageid=1`, conversationType: 'channel', isGroup: true, tenantId: house.tenantId }, channelData: { tenant: { id: house.tenantId }, team: { id: channelId }, channel } });
    await say('help', inChannel({ id: '19:hidden@thread.tacv2' }));
    expect(written()[0]!.texts[1]).toContain('Teams does not list this channel among those of its team');
    expect(await house.storage.conversations.list(house.tenantId)).toEqual([]);
    await say('help', inChannel({ id: '19:stated@thread.tacv2', type: 'standard' }));
    teams.lookups.clear();
    teams.lookups.set(/\/v3\/teams\/[^/]+\/conversations/, { status: 200, body: { conversations: [{ id: '19:hidden@thread.tacv2', name: 'New' }] } });
    teams.lookups.set(/\/v3\/teams\/[^/]+$/, { status: 200, body: { id: channelId, name: 'Team', aadGroupId: 'group-id' } });
    await say('help', inChannel({ id: '19:hidden@thread.tacv2' }));
    expect((await house.storage.conversations.list(house.tenantId)).map(({ conversationId }) => conversationId).sort()).toEqual(['19:hidden@thread.tacv2', '19:stated@thread.tacv2']);
  });

  it('of another tenant are refused, and nothing is stored', async () => {
    const foreign = { conversation: { id: thread, conversationType: 'channel', isGroup: true, tenantId: randomUUID() } };
    await say('status', foreign);
    expect(written()[0]!.texts[1]).toContain('This app serves one organisation');
    const { body } = await press('run-assessment', { pillars: null }, foreign);
    expect(body).toMatchObject({ statusCode: 400 });
    await install(foreign);
    expect(written()).toHaveLength(1);
    expect(await house.storage.conversations.list(house.tenantId)).toEqual([]);
  });
});

describe('what is no sentence', () => {
  it.each([
    ['a file without words', { text: '', attachments: [{ contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'report.json', content: {} }, { contentType: 'text/html', content: '<div></div>' }] }],
    ['a card from a message extension', { text: '<attachment id="1"></attachment>', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: {} }] }],
    ['the value of a button', { text: undefined, value: { any: 'thing' } }],
  ])('%s is ignored', async (_, change) => {
    expect((await deliver(change)).status).toBe(200);
    expect(teams.requests).toEqual([]);
    expect(logged).toEqual([]);
  });

  it('words beside the HTML that Teams attaches are heard', async () => {
    await say('help', { attachments: [{ contentType: 'text/html', content: '<div>help</div>' }] });
    expect(written()).toHaveLength(1);
  });

  it('an activity without a type is refused', async () => {
    expect(await deliver({ type: undefined })).toMatchObject({ status: 400 });
  });

  it('a button that no command has is refused with a sentence', async () => {
    expect((await press('self-destruct', {})).body).toMatchObject({ statusCode: 400, value: { message: expect.stringContaining('another version of the app') as string } });
    expect((await press('__proto__', {})).body).toMatchObject({ statusCode: 400 });
  });
});

describe('an error nobody expected', () => {
  it('is answered with a card and logged without what was said or who said it', async () => {
    const broken = new Error('storage is down');
    house.storage.conversations.get = () => Promise.reject(broken);
    await say('help me with a secret');
    expect(written()[0]!.texts[1]).toMatch(/^Something went wrong in the app/);
    expect(logged).toMatchObject([{ message: 'turn failed', fields: { activity: 'message', failure: { type: 'Error', message: 'storage is down' } } }]);
    expect(JSON.stringify(logged)).not.toMatch(/secret|Nadia/);
    expect((await press('run-assessment', { pillars: null })).body).toMatchObject({ statusCode: 500, type: 'application/vnd.microsoft.error' });
  });
});
