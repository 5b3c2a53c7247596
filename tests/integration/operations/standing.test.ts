import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overviewViewSchema } from '../../../src/api/overview.ts';
import { roadmapViewSchema } from '../../../src/api/roadmap.ts';
import type { Run } from '../../../src/assessment/run.ts';
import type { Verdict } from '../../../src/assessment/verdict.ts';
import type { Actor, House } from '../../../src/operations/house.ts';
import { changeActivities } from '../../../src/operations/change-activities.ts';
import { importReport } from '../../../src/operations/import-report.ts';
import { loadNextSteps } from '../../../src/operations/load-next-steps.ts';
import { loadOverview } from '../../../src/operations/load-overview.ts';
import { loadPillar } from '../../../src/operations/load-pillar.ts';
import { loadRoadmap } from '../../../src/operations/load-roadmap.ts';
import { loadStatus } from '../../../src/operations/load-status.ts';
import { makeDigest } from '../../../src/operations/make-digest.ts';
import type { ActivityState } from '../../../src/roadmap/activity-state.ts';
import { nextSteps } from '../../../src/roadmap/next-steps.ts';
import { newRun, outcomeOf, resultOf } from '../store/sample-run.ts';
import { somebody, testHouse } from '../test-house.ts';

const roadmapId = '19:general.zero-trust@thread.tacv2';
const nadia = somebody('Nadia');
const operator: Actor = { person: { id: nadia.id, name: nadia.name }, role: 'operator' };
const now = new Date('2026-04-01T09:00:00Z');

let house: House;
let own: Run;
let reports: Run[];
/** Numbers of checks that mend activities: two of Identity, one of Devices. */
let numbers: { readonly bound: number; readonly guarded: number; readonly encrypted: number };

/** A report of everything that was made on a day and is imported now. */
function imported(day: string, [bound, guarded, encrypted, unnumbered]: readonly [string, string, string, string]): Promise<Run> {
  const test = (TestId: string, TestStatus: string, TestPillar: string) => ({ TestId, TestTitle: `Title of ${TestId}`, TestStatus, TestPillar, TestRisk: 'High', TestResult: 'It is so.' });
  const report = {
    ExecutedAt: `${day}T08:00:00Z`, TenantId: house.tenantId, TenantName: 'Contoso', CurrentVersion: '2.1.8', EndOfJson: 'EndOfJson',
    Tests: [test(String(numbers.bound), bound, 'Identity'), test(String(numbers.guarded), guarded, 'Identity'), test(String(numbers.encrypted), encrypted, 'Devices'), test('AZ-1', unnumbered, 'Network')],
  };
  return importReport(house, operator, roadmapId, { bytes: Buffer.from(JSON.stringify(report)), fileName: 'report.json' });
}

/** `run assessment identity`. */
async function ranOverIdentity(day: string, verdict: Verdict): Promise<Run> {
  const result = resultOf('sessions-are-bound', null, { reference: numbers.bound, verdict, pillars: ['identity'] });
  const run = newRun(house.tenantId, { state: 'finished', source: { kind: 'tenant', tenantId: house.tenantId, tenantName: 'Contoso' }, pillars: ['identity'], finishedAt: `${day}T08:10:00.000Z`, outcomes: [outcomeOf(result)] }, new Date(`${day}T08:00:00Z`));
  await house.storage.assessments.addImported(house.tenantId, run, [result]);
  return run;
}

beforeAll(async () => {
  house = await testHouse({ now: () => now });
  const provenBy = (pillar: string) => house.catalog.activities.filter((activity) => activity.pillar === pillar).flatMap(({ checks }) => checks);
  const [bound] = provenBy('identity');
  const guarded = house.catalog.activities.find(({ pillar, checks }) => pillar === 'identity' && checks.length > 0 && !checks.includes(bound!))?.checks[0];
  numbers = { bound: bound!, guarded: guarded!, encrypted: provenBy('devices').find((check) => check !== bound && check !== guarded)! };
  reports = [await imported('2026-01-10', ['Failed', 'Failed', 'Passed', 'Passed']), await imported('2026-02-10', ['Failed', 'Failed', 'Failed', 'Passed'])];
  own = await ranOverIdentity('2026-03-10', 'passed');
});
afterAll(() => house.storage.close());

describe('after a report of everything and an assessment of one pillar', () => {
  it('the tab has the score of every pillar, and from which assessment it is', async () => {
    const { standing, latestRun } = roadmapViewSchema.parse(await loadRoadmap(house, operator, roadmapId));
    const report = reports[1]!;
    expect(latestRun?.id).toBe(own.id);
    expect(standing).toMatchObject({ percent: 50, runs: [{ id: own.id, source: { kind: 'tenant' } }, { id: report.id, source: { kind: 'import' } }] });
    expect(standing?.pillars.map(({ pillar, percent, runs }) => [pillar, percent, runs])).toEqual([['identity', 50, [own.id, report.id]], ['devices', 0, [report.id]], ['network', 100, [report.id]]]);
  });

  it('chat says the same', async () => {
    const { standing, pillars } = await loadStatus(house, operator, roadmapId);
    expect(standing?.percent).toBe(50);
    expect(pillars.filter(({ score }) => score !== null).map(({ pillar, score, assessedAt }) => [pillar, score, assessedAt?.slice(0, 10)])).toEqual([
      ['identity', 50, '2026-03-10'], ['devices', 0, '2026-02-10'], ['network', 100, '2026-02-10'],
    ]);
    for (const [pillar, percent] of [['identity', 50], ['devices', 0], ['network', 100]] as const) {
      expect((await loadPillar(house, operator, roadmapId, { pillar, timeZone: 'UTC' })).score?.percent).toBe(percent);
    }
  });

  it('next steps are of all pillars, the same in the tab and in chat', async () => {
    const { verdicts } = await loadRoadmap(house, operator, roadmapId);
    const inTab = nextSteps(house.catalog.activities, new Map(), new Map(verdicts.map(({ reference, ...check }) => [reference, check])), '2026-04-01');
    const { steps } = await loadNextSteps(house, operator, roadmapId, 'UTC');
    expect(inTab.map(({ activity }) => activity.id)).toEqual(steps.map(({ activity }) => activity.id));
    const mends = (check: number) => steps.some(({ activity: { checks }, failed }) => failed > 0 && checks.includes(check));
    expect([mends(numbers.guarded), mends(numbers.encrypted)]).toEqual([true, true]);
  });

  it('a pillar’s line and what became worse in it stay what they were', async () => {
    const { total, pillars } = overviewViewSchema.parse(await loadOverview(house, operator, roadmapId));
    const line = ({ trend }: typeof total) => trend.map(({ startedAt, percent }) => [startedAt.slice(5, 7), percent]);
    expect(line(total)).toEqual([['01', 50], ['02', 25], ['03', 50]]);
    expect(pillars.map((each) => [each.pillar, line(each)])).toEqual([['identity', [['01', 0], ['02', 0], ['03', 50]]], ['devices', [['01', 100], ['02', 0]]], ['network', [['01', 100], ['02', 100]]]]);
    expect(pillars.map(({ since }) => [since?.run.id, since?.fixed, since?.broken.map(({ title }) => title)])).toEqual([
      [own.id, 1, []], [reports[1]!.id, 0, [`Title of ${numbers.encrypted}`]], [reports[1]!.id, 0, []],
    ]);
  });

  it('a guest sees the lines, and nothing by name', async () => {
    const { total, pillars, tenant } = overviewViewSchema.parse(await loadOverview(house, { ...operator, role: 'guest' }, roadmapId));
    expect([total.trend.length, total.since, tenant, ...pillars.map(({ since }) => since)]).toEqual([3, null, null, null, null, null]);
  });
});

describe('an accepted risk', () => {
  it('takes its checks out of every score, out of its line, and out of what failed, until it is taken back', async () => {
    const activity = house.catalog.activities.find(({ checks }) => checks.includes(numbers.guarded) && !checks.includes(numbers.bound))!;
    const shown = async () => {
      const [{ standing }, status, pillar, { pillars }, digest] = await Promise.all([
        loadRoadmap(house, operator, roadmapId), loadStatus(house, operator, roadmapId), loadPillar(house, operator, roadmapId, { pillar: 'identity', timeZone: 'UTC' }),
        loadOverview(house, operator, roadmapId), makeDigest(house, roadmapId, { timeZone: 'UTC', since: new Date('2026-03-01T00:00:00Z') })]);
      return {
        identity: standing?.pillars[0]?.percent, inChat: [status.standing?.accepted, pillar.score?.percent], failed: pillar.failed.map(({ reference }) => reference),
        line: pillars[0]?.trend.map(({ percent }) => percent), digest: digest.scoreDelta,
      };
    };
    const before = await shown();
    expect(before).toEqual({ identity: 50, inChat: [0, 50], failed: [numbers.guarded], line: [0, 0, 50], digest: 25 });
    const set = async (exception: ActivityState['exception']) => changeActivities(house, operator, roadmapId, { changeId: randomUUID(), edits: [{ activity: activity.id, set: { exception }, seen: 99 }] });
    await set({ reason: 'Replaced in May', approver: operator.person, until: '2026-04-01' });
    expect(await shown()).toEqual({ identity: 100, inChat: [1, 100], failed: [], line: [0, 0, 100], digest: 34 });
    await set(null);
    expect(await shown()).toEqual(before);
  });
});

describe('the tenant in numbers', () => {
  it('is of the newest assessment that asked: one of a single pillar need not', async () => {
    const count = { users: 7, guests: 1, disabledUsers: 0, groups: 2, applications: 3, servicePrincipals: 4, devices: 5 };
    const none = { reason: 'It was not asked for.' };
    const full = newRun(house.tenantId, {
      state: 'finished', overview: { objects: { figures: count }, managedDevices: none, methods: none, privilegedMethods: none, signIns: none, licenses: none },
    }, new Date('2026-02-20T08:00:00Z'));
    await house.storage.assessments.addImported(house.tenantId, full, []);
    expect((await loadOverview(house, operator, roadmapId)).tenant).toMatchObject({ at: full.startedAt, overview: { objects: { figures: count } } });
  });
});
