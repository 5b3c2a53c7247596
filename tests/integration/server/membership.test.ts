import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FactSource } from '../../../src/assessment/fact-source.ts';
import type { GraphQuery } from '../../../src/assessment/need.ts';
import type { House } from '../../../src/operations/house.ts';
import { membershipLifeMs, namedAssessors, teamsMembership } from '../../../src/operations/membership.ts';
import { rememberConversation } from '../../../src/operations/remember-conversation.ts';
import { channelId, people, startTestServer, type Somebody, type TestServer } from './test-server.ts';

/** Teams and the directory, as far as anybody asks them. */
let roster: Somebody[];
let rosterFault: Error | null;
/** Teams answers only then. */
let rosterWait: Promise<void>;
let owners: Somebody[];
let group: Somebody[];
let graphFault: Error | null;
let asked: string[];
let nowMs: number;

const graph: Pick<FactSource<GraphQuery>, 'pages'> = {
  async *pages({ path }) {
    asked.push(path);
    await Promise.resolve();
    if (graphFault) throw graphFault;
    yield (path.includes('/owners') ? owners : group).map((who) => ({ id: people[who].id }));
  },
};

let app: TestServer;
let membership: House['membership'];
let assessors: NonNullable<House['assessors']>;
beforeAll(async () => {
  app = await startTestServer({ streams: { heartbeatMs: 50, lifeMs: 220_000, perPerson: 3 } }, undefined, { membership: (roadmapId) => membership(roadmapId), assessors: () => assessors() });
  await rememberConversation(app.house, { tenantId: app.house.tenantId, conversationId: channelId, kind: 'channel', roadmapId: channelId, name: 'General', groupId: 'team', installedBy: null, reference: '{}' });
});
afterAll(() => app.close());
beforeEach(() => {
  [roster, owners, group, rosterFault, rosterWait, graphFault, asked, nowMs] = [['operator', 'member'], ['operator'], [], null, Promise.resolve(), null, [], 1_000_000];
  const sources = { graph, onUnknown: () => undefined, nowMs: () => nowMs };
  membership = teamsMembership({
    ...sources, tenantId: app.house.tenantId, storage: app.house.storage,
    rosterOf: async () => {
      asked.push('roster');
      await rosterWait;
      if (rosterFault) throw rosterFault;
      return roster.map((who) => ({ id: people[who].id, name: people[who].name, guest: people[who].guest }));
    },
  });
  assessors = namedAssessors('group', sources);
});

function gated() {
  let open = (): void => undefined;
  const promise = new Promise<void>((resolve) => { open = resolve; });
  return { promise, open };
}

const roadmap = (rest = '') => `${app.url}/api/roadmaps/${encodeURIComponent(channelId)}${rest}`;
const headersFor = async (who: Somebody) => ({ 'Authorization': `Bearer ${await app.token(people[who].id)}`, 'Content-Type': 'application/json' });
const get = async (who: Somebody, rest = '') => (await fetch(roadmap(rest), { headers: await headersFor(who) })).status;
const start = async (who: Somebody) => (await fetch(roadmap('/assessments'), { method: 'POST', headers: await headersFor(who), body: '{"pillars":null}' })).status;
const roleOf = async (who: Somebody) => ((await (await fetch(roadmap(), { headers: await headersFor(who) })).json()) as { me: { role: string } }).me.role;

describe('whoever is removed from a conversation', () => {
  it('is refused within five minutes, with the token that let them in, for everything that was theirs', async () => {
    const token = await headersFor('member');
    const replayed = async (rest: string) => (await fetch(roadmap(rest), { headers: token })).status;
    const theirs = ['', '/members', '/export/csv', '/changes?after=0'];
    for (const rest of theirs) expect([rest, await replayed(rest)]).toEqual([rest, 200]);
    roster = ['operator'];
    nowMs += membershipLifeMs - 1;
    expect(await replayed('')).toBe(200);
    nowMs += 1;
    for (const rest of theirs) expect([rest, await replayed(rest)]).toEqual([rest, 403]);
    expect(await get('operator')).toBe(200);
  });

  it('hears no more on a stream that is open', async () => {
    const response = await fetch(roadmap('/events?session=window-of-max'), { headers: await headersFor('member') });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    const read = async (until: RegExp) => {
      while (!until.test(heard)) {
        const piece = await reader.read();
        if (piece.done) break;
        heard += piece.value;
      }
    };
    await read(/: here/);
    roster = ['operator'];
    nowMs += membershipLifeMs;
    await read(/"bye"/);
    expect(heard).toContain('"bye"');
    expect((await reader.read()).done).toBe(true);
    expect(await get('member', '/events?session=window-of-max')).toBe(403);
  });

  it('is let in again within five minutes of being added again', async () => {
    roster = ['operator'];
    expect(await get('member')).toBe(403);
    roster = ['operator', 'member'];
    nowMs += membershipLifeMs;
    expect(await get('member')).toBe(200);
  });
});

describe('a roster', () => {
  it('is asked for once, however many come at once, and again after a failure', async () => {
    expect(await Promise.all(Array.from({ length: 8 }, () => get('member')))).toEqual(Array(8).fill(200));
    expect(asked.filter((what) => what === 'roster')).toHaveLength(1);
    nowMs += membershipLifeMs;
    rosterFault = new Error('Teams is away');
    expect(await get('member')).toBe(500);
    rosterFault = null;
    expect(await get('member')).toBe(200);
  });

  it('has an open stream show that it lives while Teams takes its time', async () => {
    const response = await fetch(roadmap('/events?session=window-of-max'), { headers: await headersFor('member') });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    const gate = gated();
    rosterWait = gate.promise;
    nowMs += membershipLifeMs;
    let heard = '';
    while (heard.split(': here').length < 6) heard += (await reader.read()).value ?? '';
    expect(asked.filter((what) => what === 'roster')).toHaveLength(2);
    gate.open();
    await reader.cancel();
  });

  it('has an open stream outlive a Teams that does not answer', async () => {
    const response = await fetch(roadmap('/events?session=window-of-max'), { headers: await headersFor('member') });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    nowMs += membershipLifeMs;
    rosterFault = new Error('Teams is away');
    let heard = '';
    while (heard.split(': here').length < 4) heard += (await reader.read()).value ?? '';
    expect(heard).not.toContain('"bye"');
    await reader.cancel();
  });
});

describe('the owners of a team', () => {
  it('are operators until they no longer are, at most five minutes longer', async () => {
    expect(await roleOf('operator')).toBe('operator');
    owners = ['member'];
    nowMs += membershipLifeMs;
    expect([await roleOf('operator'), await roleOf('member')]).toEqual(['member', 'operator']);
  });

  it('are members while Graph does not say who they are, which is asked again within half a minute', async () => {
    graphFault = new Error('Graph is away');
    expect(await roleOf('operator')).toBe('member');
    graphFault = null;
    nowMs += 30_000;
    expect(await roleOf('operator')).toBe('operator');
  });
});

describe('the group that assesses', () => {
  it('operates everywhere and assesses alone, until somebody leaves it', async () => {
    group = ['member'];
    expect([await roleOf('member'), await start('operator'), await start('member')]).toEqual(['operator', 403, 202]);
    group = [];
    nowMs += membershipLifeMs;
    expect([await roleOf('member'), await roleOf('operator')]).toEqual(['member', 'operator']);
  });

  it('is nobody while Graph does not say who is in it, which is asked again within half a minute', async () => {
    group = ['member'];
    graphFault = new Error('Graph is away');
    expect(await assessors()).toBeNull();
    expect([await roleOf('member'), await start('member'), await start('operator')]).toEqual(['member', 503, 503]);
    graphFault = null;
    nowMs += 30_000;
    expect(await roleOf('member')).toBe('operator');
  });

  it('is asked for once for all conversations', async () => {
    await get('member');
    await get('operator', '/members');
    expect(asked.filter((path) => path.includes('transitiveMembers'))).toHaveLength(1);
  });
});

describe('one person', () => {
  it('has no window counted that left before anybody knew who they are', async () => {
    const headers = await headersFor('member');
    const gate = gated();
    rosterWait = gate.promise;
    const abort = new AbortController();
    const left = ['one', 'two', 'three', 'four'].map((name) => fetch(roadmap(`/events?session=window-${name}`), { headers, signal: abort.signal }));
    await expect.poll(() => asked.includes('roster')).toBe(true);
    abort.abort();
    expect((await Promise.allSettled(left)).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'rejected']);
    gate.open();
    const stays = new AbortController();
    const now = await Promise.all(['five', 'six', 'seven'].map((name) => fetch(roadmap(`/events?session=window-${name}`), { headers, signal: stays.signal })));
    expect(now.map(({ status }) => status)).toEqual([200, 200, 200]);
    stays.abort();
  });

  it('has so many streams at once, and another one when one of them has closed', async () => {
    const headers = await headersFor('member');
    const open = (name: string) => {
      const abort = new AbortController();
      return fetch(roadmap(`/events?session=window-${name}`), { headers, signal: abort.signal }).then((response) => ({ response, abort }));
    };
    const streams = await Promise.all(['one', 'two', 'three'].map(open));
    expect(streams.map(({ response }) => response.status)).toEqual([200, 200, 200]);
    const refused = await open('four');
    expect(refused.response.status).toBe(429);
    expect(await refused.response.json()).toMatchObject({ title: expect.stringContaining('open in 3 windows') as string });
    const other = await fetch(roadmap('/events?session=window-other'), { headers: await headersFor('operator') });
    expect(other.status).toBe(200);
    await other.body?.cancel();
    streams[0]!.abort.abort();
    await expect.poll(async () => {
      const again = await open('four');
      again.abort.abort();
      return again.response.status;
    }, { timeout: 10_000 }).toBe(200);
    for (const { abort } of streams) abort.abort();
  });
});
