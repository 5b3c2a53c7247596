import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reset, UndoneReset } from '../../../src/api/resets.ts';
import type { RoadmapView } from '../../../src/api/roadmap.ts';
import type { Change } from '../../../src/roadmap/change.ts';
import { untouched, type ActivityFields, type ActivityState } from '../../../src/roadmap/activity-state.ts';
import type { RosterMember } from '../../../src/operations/house.ts';
import { people, startTestServer, type TestServer } from './test-server.ts';

const { operator, member } = people;
const deputy: RosterMember = { ...operator, id: '11111111-0000-4000-8000-000000000009', name: 'Dora' };
let app: TestServer;
let days = 0;
beforeAll(async () => {
  app = await startTestServer();
  Object.assign(app.house, { membership: () => Promise.resolve({ name: 'General', members: [operator, deputy, member] }), now: () => new Date(Date.now() + days * 24 * 60 * 60 * 1000) });
});
afterAll(() => app.close());

const newChannel = () => `19:${randomUUID()}@thread.tacv2`;
type Body = Partial<RoadmapView & UndoneReset & { readonly reset: Reset | null; readonly resets: readonly Reset[]; readonly changes: readonly Change[]; readonly title: string }>;
async function call(who: RosterMember, roadmap: string, path: string, json?: unknown) {
  const response = await fetch(`${app.url}/api/roadmaps/${encodeURIComponent(roadmap)}${path}`, {
    method: json === undefined ? 'GET' : 'POST', headers: { 'Authorization': `Bearer ${await app.token(who.id)}`, ...(json !== undefined && { 'Content-Type': 'application/json' }) },
    ...(json !== undefined && { body: JSON.stringify(json) }),
  });
  return { status: response.status, body: await response.json() as Body };
}
function expectRefusal({ status, body }: Awaited<ReturnType<typeof call>>, wanted: number, words: string): void {
  expect(status).toBe(wanted);
  expect(body.title).toContain(words);
}
const change = (who: RosterMember, roadmap: string, activity: string, set: Partial<ActivityFields>) => call(who, roadmap, '/changes', { changeId: randomUUID(), edits: [{ activity, set, seen: 1_000_000 }] });
const reset = (roadmap: string, pillar: string, confirmation: string, changeId: string = randomUUID(), who: RosterMember = operator) => call(who, roadmap, '/resets', { changeId, pillar, confirmation });
const undo = (roadmap: string, sequence: number, who: RosterMember = operator) => call(who, roadmap, `/resets/${sequence}/undo`, {});
async function statesOf(roadmap: string): Promise<ReadonlyMap<string, ActivityState>> {
  return new Map((await call(member, roadmap, '')).body.activities!.map((state) => [state.id, state]));
}
const valuesOf = (state: ActivityState | undefined): ActivityFields => ({ ...untouched(''), ...state, id: undefined, stamps: undefined } as never);

/** Work of a team on Identity and one activity of Devices. */
async function worked() {
  const roadmap = newChannel();
  const own = 'own-0a1b2c3d';
  const { lanes: [lane], id: area } = app.house.catalog.pillars.find(({ id }) => id === 'identity')!.areas[0]!;
  await change(member, roadmap, own, { own: { title: 'Our own', pillar: 'identity', area, lane: lane?.id ?? null, horizon: 'first', text: '' } });
  await change(member, roadmap, own, { status: 'in-progress' });
  await change(operator, roadmap, 'RMI_001', { status: 'completed', due: '2027-01-01', notes: 'long talks', owner: { id: member.id, name: member.name }, ticket: 'CHG-1', cost: '3 days', steps: ['0a1b2c3d'] });
  await change(operator, roadmap, 'RMI_002', { exception: { reason: 'Later', approver: { id: operator.id, name: operator.name }, until: new Date(Date.now() + 9e8).toISOString().slice(0, 10) } });
  const device = app.house.catalog.activities.find(({ pillar }) => pillar === 'devices')!.id;
  await change(member, roadmap, device, { status: 'planned' });
  await call(member, roadmap, '/activities/RMI_001/comments', { id: randomUUID(), text: 'Stays', mentions: [] });
  return { roadmap, own, device, before: await statesOf(roadmap) };
}

describe('resetting a pillar', () => {
  it('sets every activity of it back, keeps what is to be kept, and is one change that says so', async () => {
    const { roadmap, own, device, before } = await worked();
    const { status, body } = await reset(roadmap, 'identity', ' identity ');
    expect(status).toBe(200);
    expect(body.reset).toMatchObject({ pillar: 'identity', activities: 3, by: { name: operator.name }, undone: null });
    const after = await statesOf(roadmap);
    for (const id of ['RMI_001', 'RMI_002']) expect(valuesOf(after.get(id))).toEqual(valuesOf(untouched(id)));
    expect(valuesOf(after.get(own))).toEqual({ ...valuesOf(untouched(own)), own: before.get(own)!.own });
    expect(after.get(device)).toEqual(before.get(device));
    expect((await call(member, roadmap, '/activities/RMI_001/comments')).body).toMatchObject({ comments: [{ text: 'Stays' }] });
    const history = await call(member, roadmap, '/activities/RMI_001/history');
    expect(history.body.changes![0]).toMatchObject({ sequence: body.reset!.sequence, reason: { kind: 'reset', pillar: 'identity' }, edits: [{ before: { status: 'completed', notes: 'long talks' }, after: { status: 'not-reviewed', notes: '' } }] });
  });

  it.each(['', 'Identit', 'Devices', 'identity and devices'])('does nothing unless its name is typed, not “%s”', async (confirmation) => {
    const roadmap = newChannel();
    await change(member, roadmap, 'RMI_001', { status: 'planned' });
    const { status, body } = await reset(roadmap, 'identity', confirmation);
    expect(status).toBe(422);
    expect(body.title).toContain('type the name of the pillar, Identity');
    expect((await statesOf(roadmap)).get('RMI_001')?.status).toBe('planned');
  });

  it('happens once, however often it is asked for', async () => {
    const { roadmap } = await worked();
    const changeId = randomUUID();
    const [first, again] = [await reset(roadmap, 'identity', 'Identity', changeId), await reset(roadmap, 'identity', 'Identity', changeId)];
    expect(again.body.reset).toEqual(first.body.reset);
    expect((await reset(roadmap, 'identity', 'Identity')).body).toEqual({ reset: null });
    expect((await reset(roadmap, 'devices', 'Devices', changeId)).status).toBe(409);
  });
});

describe('undoing a reset', () => {
  it('gives every activity what it had', async () => {
    const { roadmap, before } = await worked();
    const { sequence } = (await reset(roadmap, 'identity', 'Identity')).body.reset!;
    expect((await call(member, roadmap, '/resets')).body.resets).toMatchObject([{ sequence, undone: null }]);
    expect(await undo(roadmap, sequence, deputy)).toMatchObject({ status: 200, body: { pillar: 'identity', restored: 3, kept: 0 } });
    const after = await statesOf(roadmap);
    for (const id of before.keys()) expect(valuesOf(after.get(id))).toEqual(valuesOf(before.get(id)));
    expect((await call(member, roadmap, '/resets')).body.resets).toMatchObject([{ sequence, undone: { by: { name: deputy.name } } }]);
    expectRefusal(await undo(roadmap, sequence), 409, `${deputy.name} has undone this reset already`);
  });

  it('leaves alone what somebody has changed since, and says how much', async () => {
    const { roadmap, own } = await worked();
    const { sequence } = (await reset(roadmap, 'identity', 'Identity')).body.reset!;
    await change(member, roadmap, 'RMI_001', { status: 'blocked' });
    await change(member, roadmap, 'RMI_004', { status: 'planned' });
    expect((await undo(roadmap, sequence)).body).toEqual({ pillar: 'identity', restored: 2, kept: 1 });
    const after = await statesOf(roadmap);
    expect(after.get('RMI_001')).toMatchObject({ status: 'blocked', notes: '', owner: null });
    expect(after.get('RMI_002')?.exception?.reason).toBe('Later');
    expect(after.get(own)?.status).toBe('in-progress');
    expect(after.get('RMI_004')?.status).toBe('planned');
  });

  it('happens once when two operators want it at once, among the edits of others', async () => {
    const { roadmap } = await worked();
    const { sequence } = (await reset(roadmap, 'identity', 'Identity')).body.reset!;
    const edits = Array.from({ length: 8 }, (_, index) => change(member, roadmap, 'RMI_005', { notes: `${index}` }));
    const [one, other] = await Promise.all([undo(roadmap, sequence), undo(roadmap, sequence, deputy), ...edits]);
    expect([one.status, other.status].filter((status) => status === 200).length).toBeGreaterThanOrEqual(1);
    expect([200, 409]).toContain(other.status);
    const history = await call(member, roadmap, '/activities/RMI_002/history');
    expect(history.body.changes!.map(({ reason }) => reason?.kind)).toEqual(['undo-reset', 'reset', undefined]);
    expect((await statesOf(roadmap)).get('RMI_001')?.status).toBe('completed');
  });

  it('is possible for 30 days', async () => {
    const { roadmap } = await worked();
    const [one, other] = [(await reset(roadmap, 'identity', 'Identity')).body.reset!, (await reset(roadmap, 'devices', 'Devices')).body.reset!];
    days = 29.9;
    expect((await undo(roadmap, one.sequence)).status).toBe(200);
    days = 30.1;
    expectRefusal(await undo(roadmap, other.sequence), 409, '30 days');
    expect((await call(member, roadmap, '/resets')).body.resets).toEqual([]);
    days = 0;
  });

  it('is not faked: an ordinary change is no reset, and none can claim to have undone one', async () => {
    const { roadmap } = await worked();
    expect((await undo(roadmap, 1)).status).toBe(404);
    const { sequence } = (await reset(roadmap, 'identity', 'Identity')).body.reset!;
    const claim = (changeId: string, more: object = {}) => call(member, roadmap, '/changes', { changeId, edits: [{ activity: 'RMI_009', set: { status: 'planned' }, seen: 0 }], ...more });
    expect((await claim(`undo-reset:${String(sequence).padStart(64, '0')}`)).status).toBe(400);
    expect((await claim(randomUUID(), { reason: { kind: 'reset', pillar: 'identity' } })).status).toBe(400);
    expect((await undo(roadmap, sequence)).status).toBe(200);
  });
});
