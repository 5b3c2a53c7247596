import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commentListSchema, savedCommentSchema } from '../../../src/api/comments.ts';
import { liveEventSchema, roadmapViewSchema, type LiveEvent } from '../../../src/api/roadmap.ts';
import { channelId, people, startTestServer, type Somebody, type TestServer } from './test-server.ts';

let app: TestServer;
beforeAll(async () => { app = await startTestServer(); });
afterAll(() => app.close());

const roadmap = `/api/roadmaps/${encodeURIComponent(channelId)}`;
const at = (activity: string) => `${roadmap}/activities/${activity}/comments`;

async function call(who: Somebody, path: string, method = 'GET', body?: unknown): Promise<Response> {
  const headers = { 'Authorization': `Bearer ${await app.token(people[who].id)}`, 'Content-Type': 'application/json' };
  return fetch(app.url + path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
}
const say = async (who: Somebody, activity: string, text: string, mentions: string[] = [], id: string = randomUUID()) => {
  const response = await call(who, at(activity), 'POST', { id, text, mentions });
  expect(response.status).toBe(201);
  return savedCommentSchema.parse(await response.json()).comment;
};
const list = async (who: Somebody, activity: string) => commentListSchema.parse(await (await call(who, at(activity))).json()).comments;

describe('comments of an activity', () => {
  it('are said by members, with the people they mention, and read by guests', async () => {
    const said = await say('member', 'RMI_001', '  Ask @Olive  ', [people.operator.id]);
    expect(said).toMatchObject({ by: { name: 'Max' }, text: 'Ask @Olive', mentions: [{ id: people.operator.id, name: 'Olive' }], deleted: null });
    expect(await list('guest', 'RMI_001')).toEqual([said]);
    const view = roadmapViewSchema.parse(await (await call('guest', roadmap)).json());
    expect(view.comments.counts).toEqual({ RMI_001: 1 });
  });

  it('sent again are not said twice', async () => {
    const id = randomUUID();
    const first = await say('member', 'RMI_002', 'once', [], id);
    expect(await say('member', 'RMI_002', 'once', [], id)).toEqual(first);
    expect(await list('member', 'RMI_002')).toHaveLength(1);
    // An id that is somebody else's must not pass for saved.
    expect((await call('operator', at('RMI_002'), 'POST', { id, text: 'mine', mentions: [] })).status).toBe(409);
  });

  it.each([
    ['no words', { text: ' \n ' }, 400],
    ['too many words', { text: 'x'.repeat(4001) }, 400],
    ['an id that is too short', { id: 'x' }, 400],
    ['a field that nobody knows', { by: people.operator }, 400],
    ['a mention of somebody from elsewhere', { mentions: [people.stranger.id] }, 422],
  ])('are refused with %s', async (_what, changes, status) => {
    const response = await call('member', at('RMI_003'), 'POST', { id: randomUUID(), text: 'hello', mentions: [], ...changes });
    expect(response.status).toBe(status);
    expect((await response.json() as { title: string }).title).toMatch(/\.$/);
    expect(await list('member', 'RMI_003')).toEqual([]);
  });

  it('keep 4,000 characters as they are', async () => {
    const text = '🙂é\n'.repeat(1000);
    expect((await say('member', 'RMI_004', text)).text).toBe(text.trim());
  });

  it('are deleted by who said them, and by nobody else', async () => {
    const said = await say('member', 'RMI_005', 'a slip');
    const path = `${at('RMI_005')}/${said.id}`;
    const refused = await call('operator', path, 'DELETE');
    expect(refused.status).toBe(403);
    expect(await refused.text()).toContain('only Max can delete it');
    expect((await call('member', `${at('RMI_001')}/${said.id}`, 'DELETE')).status).toBe(404);
    const deleted = await call('member', path, 'DELETE');
    expect(deleted.status).toBe(200);
    const { comment } = savedCommentSchema.parse(await deleted.json());
    expect(comment).toMatchObject({ text: '', mentions: [], deleted: { by: { name: 'Max' } } });
    expect((await call('member', path, 'DELETE')).status).toBe(200);
    expect(await list('guest', 'RMI_005')).toEqual([comment]);
  });
});

describe('live news of comments', () => {
  it('reach others within a second, and whoever comes back gets what was missed', async () => {
    const counts = (await app.house.storage.comments.counts({ tenantId: app.house.tenantId, roadmapId: channelId })).sequence;
    const stream = await openStream('operator', `&comments=${counts}`);
    const saidAt = Date.now();
    const said = await say('member', 'RMI_006', 'news');
    expect(await stream.next()).toEqual({ type: 'comment', sequence: counts + 1, comment: said, count: 1 });
    expect(Date.now() - saidAt).toBeLessThan(1000);
    stream.close();
    await call('member', `${at('RMI_006')}/${said.id}`, 'DELETE');
    const resumed = await openStream('operator', `&comments=${counts + 1}`);
    expect(await resumed.next()).toMatchObject({ sequence: counts + 2, comment: { text: '' }, count: 0 });
    resumed.close();
  });

  it('of another replica come too; a window that does not say what it has gets only what is new', async () => {
    const stream = await openStream('operator', '');
    const key = { tenantId: app.house.tenantId, roadmapId: channelId };
    // Straight into storage, as another replica would.
    await app.house.storage.comments.add(key, { id: randomUUID(), activity: 'RMI_007', at: new Date().toISOString(), by: people.member, text: 'from elsewhere', mentions: [], deleted: null });
    expect(await stream.next()).toMatchObject({ comment: { text: 'from elsewhere' }, count: 1 });
    stream.close();
  });
});

async function openStream(who: Somebody, query: string) {
  const abort = new AbortController();
  const response = await fetch(`${app.url}${roadmap}/events?after=0&session=window-${who}${query}`, { headers: { Authorization: `Bearer ${await app.token(people[who].id)}` }, signal: abort.signal });
  const comments = commentEvents(response.body!);
  return {
    close: () => abort.abort(),
    next: async () => {
      const { value } = await comments.next();
      return value;
    },
  };
}

async function* commentEvents(body: NonNullable<Response['body']>): AsyncGenerator<LiveEvent, undefined> {
  let text = '';
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    const blocks = (text + chunk).split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = block.split('\n').find((line) => line.startsWith('data: '));
      const event = data === undefined ? null : liveEventSchema.parse(JSON.parse(data.slice(6)));
      if (event?.type === 'comment') yield event;
    }
  }
}
