import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SettingsView } from '../../../src/api/settings.ts';
import { defaultExceptionPolicy } from '../../../src/roadmap/exception-policy.ts';
import { defaultDigestSchedule } from '../../../src/digest/schedule.ts';
import type { RosterMember } from '../../../src/operations/house.ts';
import { rememberConversation } from '../../../src/operations/remember-conversation.ts';
import { channelId, people, startTestServer, type TestServer } from './test-server.ts';

const { operator, member, guest } = people;
let app: TestServer;
/** Who belongs to the conversation now. */
let roster: readonly RosterMember[] = [];
beforeAll(async () => {
  app = await startTestServer();
  Object.assign(app.house, { membership: () => Promise.resolve({ name: 'General', members: roster }) });
});
afterAll(() => app.close());
beforeEach(() => { roster = [operator, member, guest]; });

const newChannel = () => `19:${randomUUID()}@thread.tacv2`;

async function call(who: RosterMember, roadmap: string, path: string, json?: unknown, method = json === undefined ? 'GET' : 'PUT') {
  const response = await fetch(`${app.url}/api/roadmaps/${encodeURIComponent(roadmap)}${path}`, {
    method, headers: { 'Authorization': `Bearer ${await app.token(who.id)}`, ...(json !== undefined && { 'Content-Type': 'application/json' }) },
    ...(json !== undefined && { body: JSON.stringify(json) }),
  });
  return { status: response.status, body: await response.json() as SettingsView & { readonly title?: string } };
}
function expectRefusal({ status, body }: Awaited<ReturnType<typeof call>>, wanted: number, words: string): void {
  expect(status).toBe(wanted);
  expect(body.title).toContain(words);
}
const settingsOf = (roadmap: string, who: RosterMember = operator) => call(who, roadmap, '/settings');
const set = (roadmap: string, name: string, value: unknown, seen: unknown, who: RosterMember = operator) => call(who, roadmap, '/settings', { name, value, seen });
const exceptionBy = ({ id, name }: RosterMember, changes: object = {}) => ({
  changeId: randomUUID(), edits: [{ activity: 'RMI_001', seen: 1_000_000, set: { exception: { reason: 'Replaced in spring', approver: { id, name }, until: soon(100), ...changes } } }],
});
const soon = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
const accept = (who: RosterMember, roadmap: string, approver: RosterMember, changes?: object) => call(who, roadmap, '/changes', exceptionBy(approver, changes), 'POST');

describe('settings of a roadmap', () => {
  it('are usual ones until somebody decides', async () => {
    const { status, body } = await settingsOf(newChannel(), member);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      digest: defaultDigestSchedule, digestWaits: true, guests: 'read', exceptions: defaultExceptionPolicy, stamps: {}, mayAcceptRisk: false,
      operators: { owners: [{ id: operator.id, name: operator.name }], named: [] },
      product: { version: '0.0.0-test', activities: app.house.catalog.activities.length },
    });
  });

  it('name who set them and when, and stand in the audit log', async () => {
    const roadmap = newChannel();
    const { body } = await set(roadmap, 'guests', 'nothing', 'read');
    expect(body).toMatchObject({ guests: 'nothing', stamps: { guests: { by: { name: operator.name } } } });
    const entries = [];
    for await (const entry of app.house.storage.audit(app.house.tenantId, { from: new Date(0), to: new Date(Date.now() + 60_000), roadmapId: roadmap })) entries.push(entry);
    expect(entries).toMatchObject([{ kind: 'roadmap-setting-set', by: { name: operator.name }, roadmap, subject: 'guests', details: { before: 'read', after: 'nothing' } }]);
  });

  it('are not written over what somebody else set meanwhile', async () => {
    const roadmap = newChannel();
    const policy = (longestDays: number) => ({ ...defaultExceptionPolicy, longestDays });
    expect((await set(roadmap, 'exceptions', policy(90), policy(365))).status).toBe(200);
    const late = await set(roadmap, 'exceptions', policy(30), policy(365));
    expectRefusal(late, 409, `${operator.name} changed this setting after you opened it`);
    // Sent again after its answer was lost, the first one is still saved; another part is nobody's conflict.
    expect((await set(roadmap, 'exceptions', policy(90), policy(365))).status).toBe(200);
    expect((await set(roadmap, 'guests', 'nothing', 'read')).status).toBe(200);
    expect((await settingsOf(roadmap)).body).toMatchObject({ exceptions: policy(90), guests: 'nothing' });
  });

  it.each([
    ['an unknown part', { name: 'colour', value: 'red', seen: 'blue' }],
    ['an unknown choice', { name: 'guests', value: 'write', seen: 'read' }],
    ['a policy without an end', { name: 'exceptions', value: { ...defaultExceptionPolicy, longestDays: 0 }, seen: defaultExceptionPolicy }],
    ['a hundred operators', { name: 'operators', value: Array.from({ length: 100 }, (_, index) => `p${index}`), seen: [] }],
    ['a zone that is none', { name: 'digest', value: { ...defaultDigestSchedule, timeZone: 'Mars/Olympus' }, seen: defaultDigestSchedule }],
    ['nothing', {}],
  ])('are not changed by %s', async (_what, body) => {
    const roadmap = newChannel();
    expect((await call(operator, roadmap, '/settings', body)).status).toBe(400);
    expect((await settingsOf(roadmap)).body.stamps).toEqual({});
  });
});

describe('the digest', () => {
  const daily = { ...defaultDigestSchedule, frequency: 'daily' as const, hour: 7, timeZone: 'Europe/Berlin' };
  const hearFrom = (roadmap: string) => rememberConversation(app.house, {
    tenantId: app.house.tenantId, conversationId: roadmap, kind: 'channel', roadmapId: roadmap, name: 'General', groupId: null, installedBy: null, reference: '{}',
  });

  it('waits with its time zone for a bot that does not know the conversation yet', async () => {
    const roadmap = newChannel();
    const { body } = await set(roadmap, 'digest', daily, defaultDigestSchedule);
    expect(body).toMatchObject({ digest: daily, digestWaits: true, stamps: { digest: { by: { name: operator.name } } } });
    expectRefusal(await set(roadmap, 'digest', { ...daily, hour: 8 }, defaultDigestSchedule), 409, 'changed this setting after you opened it');
    expect((await call(member, roadmap, '/assessment-schedule')).body).toMatchObject({ timeZone: 'Europe/Berlin' });

    expect(await hearFrom(roadmap)).toMatchObject({ digest: daily });
    expect((await settingsOf(roadmap)).body).toMatchObject({ digest: daily, digestWaits: false });
    // From then on it is the conversation's: hearing from it again changes nothing.
    expect((await set(roadmap, 'digest', { ...daily, hour: 8 }, daily)).status).toBe(200);
    expect(await hearFrom(roadmap)).toMatchObject({ digest: { ...daily, hour: 8 } });
  });

  it('is that of the conversation, once the bot knows it', async () => {
    const roadmap = newChannel();
    await hearFrom(roadmap);
    expect(await set(roadmap, 'digest', daily, defaultDigestSchedule)).toMatchObject({ status: 200, body: { digest: daily, digestWaits: false } });
    expect((await set(roadmap, 'digest', { ...daily, hour: 8 }, defaultDigestSchedule)).status).toBe(409);
    expect((await app.house.storage.conversations.get(app.house.tenantId, roadmap))?.digest).toEqual(daily);
  });
});

describe('operators', () => {
  it('are members whom an operator names, at once and everywhere', async () => {
    const roadmap = newChannel();
    expect((await set(roadmap, 'guests', 'nothing', 'read', member)).status).toBe(403);
    const { body } = await set(roadmap, 'operators', [member.id], []);
    expect(body.operators).toEqual({ owners: [{ id: operator.id, name: operator.name }], named: [{ id: member.id, name: member.name, left: false }] });
    expect((await call(member, roadmap, '')).body).toMatchObject({ me: { role: 'operator' } });
    expect((await set(roadmap, 'guests', 'nothing', 'read', member)).status).toBe(200);
    expect((await set(roadmap, 'operators', [], [member.id])).status).toBe(200);
    expect((await set(roadmap, 'guests', 'read', 'nothing', member)).status).toBe(403);
  });

  it.each([['a guest', guest.id, /is a guest/], ['a stranger', people.stranger.id, /not a member/], ['somebody unknown', 'nobody', /not a member/]])('cannot be %s', async (_who, id, why) => {
    const roadmap = newChannel();
    const { status, body } = await set(roadmap, 'operators', [id], []);
    expect(status).toBe(422);
    expect(body.title).toMatch(why);
    expect((await settingsOf(roadmap)).body.operators.named).toEqual([]);
  });

  it('are nobody any more once they leave the conversation, or stay in it as a guest', async () => {
    const roadmap = newChannel();
    await set(roadmap, 'operators', [member.id], []);
    roster = [operator, { ...member, guest: true }];
    expect((await call(member, roadmap, '')).body).toMatchObject({ me: { role: 'guest' } });
    roster = [operator];
    expect((await settingsOf(roadmap, member)).status).toBe(403);
    expect((await settingsOf(roadmap)).body.operators.named).toEqual([{ id: member.id, name: member.name, left: true }]);
    // Whoever left may stay on the list, and may be taken off.
    expect((await set(roadmap, 'operators', [], [member.id])).status).toBe(200);
  });

  it('are never fewer than one', async () => {
    const roadmap = newChannel();
    await set(roadmap, 'operators', [member.id], []);
    // The owner became an ordinary member: the named one is the last.
    roster = [{ ...operator, operator: false }, member];
    const { status, body } = await set(roadmap, 'operators', [], [member.id], member);
    expect(status).toBe(422);
    expect(body.title).toContain('Nobody would be left');
    expect((await set(roadmap, 'operators', [operator.id], [member.id], member)).status).toBe(200);
    expect((await settingsOf(roadmap)).body).toMatchObject({ operators: { owners: [], named: [{ id: operator.id }] } });
  });
});

describe('guests', () => {
  it('read, until an operator decides otherwise, and then nothing at all', async () => {
    const roadmap = newChannel();
    expect((await call(guest, roadmap, '')).status).toBe(200);
    await set(roadmap, 'guests', 'nothing', 'read');
    for (const path of ['', '/settings', '/members', '/changes?after=0', '/activities/RMI_001/comments']) {
      expect([path, (await call(guest, roadmap, path)).status]).toEqual([path, 403]);
    }
    expect((await call(guest, roadmap, '')).body.title).toMatch(/Guests cannot see this roadmap/);
    expect((await call(member, roadmap, '')).status).toBe(200);
  });
});

describe('an accepted risk', () => {
  it('is accepted by operators only, whoever writes it down', async () => {
    const roadmap = newChannel();
    expect((await accept(operator, roadmap, operator)).status).toBe(200);
    expectRefusal(await accept(member, roadmap, operator), 403, 'Only operators can accept a risk');
    expect((await accept(member, roadmap, member)).status).toBe(403);
    expectRefusal(await accept(operator, roadmap, member), 422, 'only operators of this conversation can');
    expect((await call(member, roadmap, '/members')).body).toMatchObject({ members: [{ id: operator.id, mayAcceptRisk: true }, { id: member.id, mayAcceptRisk: false }, { id: guest.id, mayAcceptRisk: false }] });
  });

  it('is accepted by any member where the operators decided so, never by guests', async () => {
    const roadmap = newChannel();
    await set(roadmap, 'exceptions', { ...defaultExceptionPolicy, approvers: 'members' }, defaultExceptionPolicy);
    expect((await settingsOf(roadmap, member)).body.mayAcceptRisk).toBe(true);
    expect((await accept(member, roadmap, member)).status).toBe(200);
    expect((await accept(member, roadmap, guest)).status).toBe(422);
    expect((await accept(guest, roadmap, member)).status).toBe(403);
  });

  it('is as long, and as well explained, as the team wants it', async () => {
    const roadmap = newChannel();
    await set(roadmap, 'exceptions', { approvers: 'operators', longestDays: 30, shortestReason: 20 }, defaultExceptionPolicy);
    const reason = 'The application is replaced in spring.';
    expect((await accept(operator, roadmap, operator, { reason, until: soon(29) })).status).toBe(200);
    expectRefusal(await accept(operator, roadmap, operator, { reason, until: soon(33) }), 422, '30 days at most');
    expectRefusal(await accept(operator, roadmap, operator, { reason: 'Because.', until: soon(29) }), 422, 'at least 20 characters');
  });

  it('can be ended by any member', async () => {
    const roadmap = newChannel();
    await accept(operator, roadmap, operator);
    const ended = await call(member, roadmap, '/changes', { changeId: randomUUID(), edits: [{ activity: 'RMI_001', set: { exception: null }, seen: 1_000_000 }] }, 'POST');
    expect(ended.status).toBe(200);
  });
});

it('keeps settings of roadmaps apart', async () => {
  const [one, other] = [channelId, newChannel()];
  await set(other, 'guests', 'nothing', 'read');
  expect((await settingsOf(one)).body.guests).toBe('read');
});
