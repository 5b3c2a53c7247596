import { randomUUID } from 'node:crypto';
import { createServer, plugins, type Request, type Response } from 'restify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAdapter } from '../../../bot/adapter.ts';
import { createBot } from '../../../bot/bot.ts';
import { createLinks } from '../../../bot/links.ts';
import { loadCommands } from '../../../bot/load-commands.ts';
import { createNotifier } from '../../../bot/notify.ts';
import { refusalOf, type Action } from '../../../src/access/rules.ts';
import type { House } from '../../../src/operations/house.ts';
import { limitSpeakers, type AdmitSpeaker } from '../../../src/server/speaker-limit.ts';
import { startFakeConnector, type FakeConnector } from '../../unit/bot/fake-connector.ts';
import { rolesThatMay, takesTheGroup, withOneOfThem } from '../server/roles-that-may.ts';
import { assessors, channelId, people, type Somebody } from '../server/test-server.ts';
import { testHouse } from '../test-house.ts';

interface Row {
  /** The action that it takes; null for what everybody in the conversation may ask. */
  readonly takes: Action | null;
  /** Of a press: what its card carries. */
  readonly data?: unknown;
}

/** One row per command: what is said is its first phrase. */
const commandTable: Readonly<Record<string, Row>> = {
  'run assessment': { takes: 'start-assessment' },
  'status': { takes: 'read-roadmap' },
  'show failed': { takes: 'read-roadmap' },
  'next steps': { takes: 'read-roadmap' },
  'my tasks': { takes: 'read-roadmap' },
  'task': { takes: 'read-roadmap' },
  'overdue': { takes: 'read-roadmap' },
  'assign': { takes: 'change-roadmap' },
  'show check': { takes: 'read-roadmap' },
  'compare': { takes: 'read-roadmap' },
  'set': { takes: 'change-roadmap' },
  'due': { takes: 'change-roadmap' },
  'comment': { takes: 'comment' },
  'accept risk': { takes: 'accept-risk' },
  'review exceptions': { takes: 'accept-risk' },
  'open roadmap': { takes: 'read-roadmap' },
  'cancel assessment': { takes: 'cancel-assessment' },
  'digest now': { takes: 'ask-digest' },
  'digest on': { takes: 'change-settings' },
  // What is said behind it changes the schedule: see the tests of the schedule's commands.
  'schedule assessment': { takes: 'read-roadmap' },
  'remind me': { takes: 'read-roadmap' },
  'digest settings': { takes: 'read-roadmap' },
  'reset': { takes: 'reset-pillar' },
  'export': { takes: 'export' },
  'import': { takes: 'import-file' },
  'help': { takes: null },
};

const schedule = { frequency: 'weekly', weekday: 'monday', hour: 9, timeZone: 'UTC' };
const helpFor = (who: Somebody) => ({ sentence: 'help', for: { id: people[who].id, name: people[who].name }, mentioned: null, askedAt: new Date().toISOString(), question: randomUUID() });
/** One row per verb of a button. */
const pressTable: Readonly<Record<string, Row>> = {
  'run-assessment': { takes: 'start-assessment', data: { pillars: null } },
  'cancel-assessment': { takes: 'cancel-assessment', data: { run: 'unknown' } },
  'show-failed': { takes: 'read-roadmap', data: { pillars: null, risk: null, page: 0 } },
  'show-check': { takes: 'read-roadmap', data: { reference: 21786 } },
  'open-task': { takes: 'read-roadmap', data: { activity: 'RMI_001' } },
  'refresh-task': { takes: 'read-roadmap', data: { activity: 'RMI_001' } },
  'pick-task': { takes: 'change-roadmap', data: { activity: 'RMI_001', intent: { kind: 'set', set: { status: 'blocked' } } } },
  'save-task': { takes: 'change-roadmap', data: { roadmap: channelId, activity: 'RMI_001', seen: 0, shown: { status: 'not-reviewed', owner: 'nobody', due: '' }, status: 'blocked', owner: 'nobody', due: '' } },
  // Whoever presses must be the one who was asked; what is said then has a row of its own above.
  'show-help': { takes: null, data: {} },
  'say': { takes: null, data: helpFor('operator') },
  'leave': { takes: null, data: helpFor('operator') },
  'show-pillar': { takes: 'read-roadmap', data: { pillar: 'devices', page: 0 } },
  'show-status': { takes: 'read-roadmap', data: {} },
  'review-exceptions': { takes: 'accept-risk', data: {} },
  'extend-exception': { takes: 'accept-risk', data: { activity: 'RMI_001', until: '2026-03-31', page: 0 } },
  'end-exception': { takes: 'accept-risk', data: { activity: 'RMI_001', until: '2026-03-31', page: 0 } },
  'stop-assessment-schedule': { takes: 'change-settings', data: { seen: 'never' } },
  'reset-pillar': { takes: 'reset-pillar', data: { pillar: 'ai', changeId: 'change-of-a-card' } },
  // No such file is ever fetched, which only those who may import get to know.
  'preview-import': { takes: 'import-file', data: { file: { name: 'x.json', downloadUrl: 'https://evil.example/x' }, roadmap: channelId } },
  'confirm-import': { takes: 'import-file', data: { file: { name: 'x.json', downloadUrl: 'https://evil.example/x' }, roadmap: channelId, confirm: 'none' } },
  'leave-import': { takes: 'import-file', data: { name: 'x.json' } },
  'undo-import': { takes: 'import-file', data: { roadmap: channelId, change: 1 } },
  'undo-reset': { takes: 'reset-pillar', data: { sequence: 1 } },
  'save-reminder-settings': { takes: 'read-roadmap', data: { weekly: 'true', weekday: 'monday', dueDates: 'false', time: '08:30', quietFrom: 'never', quietUntil: '8', timeZone: 'teams' } },
  'answer-reminder': { takes: 'change-roadmap', data: { do: 'done', task: 0, seen: 0, roadmaps: [channelId], tasks: [[0, 'RMI_001']] } },
  'save-digest-settings': { takes: 'change-settings', data: { ...schedule, shown: { ...schedule, enabled: true }, enabled: 'true' } },
};

const speakers = ['operator', 'member', 'guest', 'stranger'] as const satisfies readonly Somebody[];
const notAMember = 'You are not a member of the conversation';

const commands = await loadCommands();
let teams: FakeConnector;
let house: House;
let botUrl: string;
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

let furnished: House;
beforeAll(async () => {
  teams = await startFakeConnector();
  furnished = await testHouse({ membership: (roadmapId) => Promise.resolve(roadmapId === channelId ? { name: 'General', members: [people.operator, people.member, people.guest, people.assessor] } : null) });
});
afterAll(async () => {
  await furnished.storage.close();
  await teams.close();
});

beforeEach(async () => {
  teams.requests.length = 0;
  teams.lookups.set(/\/v3\/teams\/[^/]+\/conversations/, { status: 200, body: { conversations: [{ id: channelId, name: 'General' }] } });
  teams.lookups.set(/\/v3\/teams\/[^/]+$/, { status: 200, body: { id: channelId, name: 'Team', aadGroupId: 'group-id' } });
  // A tenant for every test: nothing that one did is there for the next.
  house = { ...furnished, tenantId: randomUUID() };
  const served = await serve(house, null);
  botUrl = served.url;
  return served.close;
});

async function serve(of: House, registration: Parameters<typeof createAdapter>[0], admit?: AdmitSpeaker): Promise<{ url: string; close: () => Promise<void> }> {
  const adapter = createAdapter(registration, log);
  const bot = createBot({ adapter, house: of, links: createLinks({ mode: 'local', publicUrl: 'http://localhost:3978' }), notifier: createNotifier(adapter, ''), commands, servedTenantId: of.tenantId, ...(admit && { admit }) });
  const server = createServer();
  server.post('/api/messages', ...plugins.bodyParser({ mapParams: false }), async (request: Request, response: Response) => { await bot.process(request, response); });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return { url: `http://127.0.0.1:${server.address().port}/api/messages`, close: () => new Promise((resolve) => { server.close(() => resolve()); }) };
}

/** What the bot says to somebody: the card that it posts, or the answer to the press. */
async function deliver(who: Somebody, change: Record<string, unknown>, headers: Record<string, string> = {}, url = botUrl): Promise<{ status: number; said: string }> {
  const { id, name } = people[who];
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({
      type: 'message', id: randomUUID(), channelId: 'msteams', serviceUrl: teams.url, timestamp: new Date().toISOString(),
      from: { id: `29:${who}`, aadObjectId: id, name }, recipient: { id: '28:bot', name: 'Zero Trust Roadmap' },
      conversation: { id: `${channelId};messageid=1`, conversationType: 'channel', isGroup: true, tenantId: house.tenantId },
      channelData: { tenant: { id: house.tenantId }, team: { id: channelId }, channel: { id: channelId } },
      ...change,
    }),
  });
  const posted = teams.requests.filter(({ path }) => path.includes('/activities')).map(({ body }) => JSON.stringify(body)).join('\n');
  return { status: response.status, said: posted + await response.text() };
}
const say = (who: Somebody, text: string) => deliver(who, { text: `<at>Zero Trust Roadmap</at> ${text}` });
const press = (who: Somebody, verb: string, data: unknown) => deliver(who, { type: 'invoke', name: 'adaptiveCard/action', value: { action: { type: 'Action.Execute', verb, data } }, replyToId: 'card-1' });

function expectAnswer(said: string, row: Row, who: Somebody): void {
  if (row.takes === null) {
    expect(said).not.toMatch(/cannot|Only operators/);
    return;
  }
  const refusal = who === 'stranger' ? notAMember : refusalOf(row.takes);
  if (rolesThatMay[row.takes].includes(who)) expect(said).not.toContain(refusal);
  else expect(said).toContain(refusal);
  expect(said).not.toContain('Something went wrong in the app');
}

describe('the table of commands', () => {
  it('has a row for every command and every button', () => {
    expect(Object.keys(commandTable).sort()).toEqual(commands.map(({ name }) => name).sort());
    expect(Object.keys(pressTable).sort()).toEqual(commands.flatMap(({ presses = {} }) => Object.keys(presses)).sort());
  });
});

describe.each(Object.entries(commandTable))('“%s”', (name, row) => {
  it.each(speakers)('said by the %s', async (who) => {
    const { said } = await say(who, commands.find((command) => command.name === name)!.phrases[0]!);
    expectAnswer(said, row, who);
  });
});

describe.each(Object.entries(pressTable))('the button %s', (verb, row) => {
  it.each(speakers)('pressed by the %s', async (who) => {
    const { said } = await press(who, verb, row.data);
    expectAnswer(said, row, who);
  });

  it('is nothing to somebody of another tenant', async () => {
    const { said } = await deliver('operator', {
      type: 'invoke', name: 'adaptiveCard/action', value: { action: { type: 'Action.Execute', verb, data: row.data } },
      conversation: { id: channelId, conversationType: 'channel', isGroup: true, tenantId: randomUUID() },
    });
    expect(said).toContain('This app serves one organisation');
    expect(await house.storage.conversations.list(house.tenantId)).toEqual([]);
  });
});

describe('where the organisation named who assesses', () => {
  const inTheGroup = ['operator', 'assessor'] as const;
  beforeEach(async () => {
    house = { ...furnished, tenantId: randomUUID(), assessors };
    const served = await serve(house, null);
    botUrl = served.url;
    return served.close;
  });

  const expectGuarded = (said: string, { takes }: Row, who: (typeof inTheGroup)[number]): void => {
    const isRefused = takes !== null && takesTheGroup.has(takes) && who === 'operator';
    if (isRefused) expect(said).toContain(refusalOf(takes, withOneOfThem));
    else expect(said).not.toMatch(/named a group|Only operators can/);
    expect(said).not.toContain('Something went wrong in the app');
  };

  it.each(Object.entries(commandTable).flatMap(([name, row]) => inTheGroup.map((who) => [name, who, row] as const)))('“%s” said by the %s', async (name, who, row) => {
    expectGuarded((await say(who, commands.find((command) => command.name === name)!.phrases[0]!)).said, row, who);
  });

  it.each(Object.entries(pressTable).flatMap(([verb, row]) => inTheGroup.map((who) => [verb, who, row] as const)))('the button %s pressed by the %s', async (verb, who, row) => {
    expectGuarded((await press(who, verb, row.data)).said, row, who);
  });

  it('a schedule is set by one of them alone, and switched off by any operator', async () => {
    expect((await say('operator', 'schedule assessment every Monday at 6')).said).toContain(refusalOf('schedule-assessment', withOneOfThem));
    expect((await say('assessor', 'schedule assessment every Monday at 6')).said).toContain('Set by Ada.');
    expect((await say('operator', 'schedule assessment off')).said).toContain('Switched off by Olive.');
  });

  it('somebody who adds the app for themselves alone assesses nothing', async () => {
    const own = `person:${people.stranger.id}`;
    house = { ...house, membership: (roadmapId) => Promise.resolve(roadmapId === own ? { name: 'Stan', members: [people.stranger] } : null) };
    const served = await serve(house, null);
    try {
      const conversation = { id: 'a:stan', conversationType: 'personal', tenantId: house.tenantId };
      const { said } = await deliver('stranger', { text: 'run assessment', conversation, channelData: { tenant: { id: house.tenantId } } }, {}, served.url);
      expect(said).toContain('None of them is in this conversation.');
      expect(await house.storage.assessments.list(house.tenantId, 1)).toEqual([]);
    } finally {
      await served.close();
    }
  });
});

describe('what a refusal leaves behind', () => {
  it.each(['guest', 'stranger', 'member'] as const)('is nothing, when it is the %s’s', async (who) => {
    await say(who, 'run assessment');
    await press(who, 'run-assessment', { pillars: null });
    await press(who, 'save-digest-settings', pressTable['save-digest-settings']!.data);
    expect(await house.storage.assessments.list(house.tenantId, 1)).toEqual([]);
    expect((await house.storage.conversations.get(house.tenantId, channelId))?.digest).toEqual({ enabled: true, ...schedule });
  });
});

describe('whoever speaks too often', () => {
  it('is told so once, then not heard, while others are', async () => {
    const served = await serve(house, null, limitSpeakers({ burst: 2, perSecond: 0.001 }));
    const sayTo = (who: Somebody) => deliver(who, { text: '<at>Zero Trust Roadmap</at> help' }, {}, served.url);
    try {
      for (let n = 0; n < 2; n += 1) await sayTo('member');
      const before = teams.requests.length;
      expect((await sayTo('member')).said).toContain('Too many requests');
      const told = teams.requests.length;
      expect(told).toBe(before + 1);
      expect((await sayTo('member')).status).toBe(200);
      expect(teams.requests).toHaveLength(told);
      expect((await deliver('member', { type: 'invoke', name: 'adaptiveCard/action', value: { action: { type: 'Action.Execute', verb: 'show-help', data: {} } } }, {}, served.url)).said).toContain('Too many requests');
      await sayTo('operator');
      expect(teams.requests.length).toBeGreaterThan(told);
    } finally {
      await served.close();
    }
  });
});

describe('the bot endpoint of a registered bot', () => {
  it.each([
    ['no token', {}],
    ['an empty one', { Authorization: 'Bearer ' }],
    ['another scheme', { Authorization: 'Basic Ym90OmJvdA==' }],
    ['what is no token', { Authorization: 'Bearer local:operator' }],
  ])('refuses %s, and nothing happens', async (_what, headers) => {
    const served = await serve(house, { appId: '3d0a4a4e-55a1-4d55-8a1c-0c1f9a6f0a01', appType: 'SingleTenant', tenantId: house.tenantId, password: 'unused' });
    try {
      const { status } = await deliver('operator', { text: 'run assessment' }, headers, served.url);
      expect([400, 401, 403]).toContain(status);
      expect(await house.storage.assessments.list(house.tenantId, 1)).toEqual([]);
      expect(teams.requests).toEqual([]);
    } finally {
      await served.close();
    }
  });
});
