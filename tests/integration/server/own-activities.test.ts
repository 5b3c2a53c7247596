import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { changeActivities } from '../../../src/operations/change-activities.ts';
import type { Actor, House } from '../../../src/operations/house.ts';
import { loadActivityEvidence } from '../../../src/operations/load-assessments.ts';
import { loadTask } from '../../../src/operations/load-task.ts';
import { loadStatus } from '../../../src/operations/load-status.ts';
import { makeDigest } from '../../../src/operations/make-digest.ts';
import { localChannels } from '../../../src/local/people.ts';
import type { ActivityFields } from '../../../src/roadmap/activity-state.ts';
import type { OwnActivity } from '../../../src/roadmap/own-activity.ts';
import { outcomeOf } from '../../../src/assessment/run.ts';
import { newRun, resultOf } from '../store/sample-run.ts';
import { somebody, testHouse } from '../test-house.ts';

const roadmapId = localChannels[0]!.id;
const actor: Actor = { person: somebody('Tomasz'), role: 'member' };
const guest: Actor = { person: somebody('Ruben'), role: 'guest' };
const own: OwnActivity = { title: 'Replace the badge readers', pillar: 'identity', area: 'operations', lane: 'privilege', horizon: 'then', text: 'The old ones can be cloned.' };

let house: House;
beforeAll(async () => { house = await testHouse(); });

const change = (activity: string, set: Partial<ActivityFields>, by: Actor = actor, seen = 1_000) => changeActivities(house, by, roadmapId, { changeId: randomUUID(), edits: [{ activity, set, seen }] });

describe('activities that a team makes itself', () => {
  it('live beside those of the catalog, in status and digest', async () => {
    const before = await loadStatus(house, actor, roadmapId);
    expect(await change('own-0000000a', { own })).toMatchObject({ outcome: 'applied', change: { edits: [{ activity: 'own-0000000a', before: { own: null }, after: { own } }] } });
    await change('own-0000000a', { due: '2020-01-01', owner: { id: actor.person.id, name: actor.person.name } });
    const status = await loadStatus(house, actor, roadmapId);
    expect(status.activities.total).toBe(before.activities.total + 1);
    expect(status.overdue).toBe(before.overdue + 1);
    expect((await makeDigest(house, roadmapId, { timeZone: 'UTC' })).overdue).toMatchObject([{ id: 'own-0000000a', title: own.title, pillar: 'identity', owner: { name: actor.person.name } }]);
    expect(await loadActivityEvidence(house, actor, roadmapId, 'own-0000000a')).toEqual({ checks: [] });
  });

  it('are proven by the checks that they were made from, like those of the catalog', async () => {
    const { id, reference } = house.checks[0]!;
    const judged = async (day: string, verdict: 'passed' | 'failed') => {
      const results = [resultOf(id, null, { reference, verdict }), resultOf('unnumbered', null, { reference: null })];
      const run = newRun(house.tenantId, { state: 'finished', finishedAt: `${day}T09:00:00Z`, outcomes: results.map(outcomeOf) }, new Date(`${day}T08:00:00Z`));
      await house.storage.assessments.addImported(house.tenantId, run, results);
    };
    await judged('2026-03-01', 'failed');
    await change('own-0000000e', { own: { ...own, checks: [{ id, reference }, { id: 'unnumbered', reference: null }] } });
    expect((await loadTask(house, actor, roadmapId, 'own-0000000e')).evidence.state).toBe('contradicted');
    const contradicted = (await loadStatus(house, actor, roadmapId)).activities;
    await judged('2026-04-01', 'passed');
    expect((await loadTask(house, actor, roadmapId, 'own-0000000e')).evidence.state).toBe('proven');
    expect((await loadStatus(house, actor, roadmapId)).activities).not.toEqual(contradicted);
    const { checks } = await loadActivityEvidence(house, actor, roadmapId, 'own-0000000e');
    expect(checks.map((check) => [check.reference, check.latest?.result.id, check.history.map(({ verdict }) => verdict)])).toEqual([[reference, id, ['passed', 'failed']]]);
  });

  it('are removed without losing what was decided, and come back', async () => {
    await change('own-0000000b', { own, notes: 'Ask the landlord.' });
    const { activities: { total } } = await loadStatus(house, actor, roadmapId);
    await change('own-0000000b', { own: null });
    expect((await loadStatus(house, actor, roadmapId)).activities.total).toBe(total - 1);
    await change('own-0000000b', { own });
    const { states } = await house.storage.roadmaps.load({ tenantId: house.tenantId, roadmapId });
    expect(states.get('own-0000000b')).toMatchObject({ own, notes: 'Ask the landlord.' });
    expect((await house.storage.roadmaps.history({ tenantId: house.tenantId, roadmapId }, 'own-0000000b')).map(({ by }) => by.name)).toEqual(Array.from({ length: 3 }, () => actor.person.name));
  });

  it.each([
    ['an id that nobody made', 'own-ffffffff', { status: 'planned' } as const, /no activity own-ffffffff/],
    ['an id of another form', 'mine', { own }, /no activity mine/],
    ["a title for the catalog's", 'RMI_074', { own }, /is the catalog's/],
    ['an unknown area', 'own-0000000c', { own: { ...own, area: 'kitchen' } }, /no such area or lane/],
    ["another area's lane", 'own-0000000c', { own: { ...own, lane: 'hybrid' } }, /no such area or lane/],
  ])('are refused with %s', async (_, activity, set, sentence) => {
    await expect(change(activity, set)).rejects.toThrow(sentence);
  });

  it('are made by members only', async () => {
    await expect(change('own-0000000d', { own }, guest)).rejects.toThrow('Guests cannot change activities');
  });
});
