import { describe, expect, it } from 'vitest';
import { costOf, laneOf } from '../../../../src/sources/graph/lanes.ts';
import { Lane } from '../../../../src/sources/lane.ts';
import { backoffMs, retryAfterMs } from '../../../../src/sources/retry.ts';
import { fakeClock } from './fake-clock.ts';

const signal = new AbortController().signal;

it.each([
  ['users', 'identity'], ['policies/authorizationPolicy', 'identity'], ['identityProtection/riskyUsers', 'protection'], ['identity/conditionalAccess/policies', 'protection'],
  ['auditLogs/signIns', 'reports'], ['reports/authenticationMethods/userRegistrationDetails', 'reports'], ['deviceManagement/deviceConfigurations', 'intune'],
])('%s runs in the %s lane', (path, lane) => {
  expect(laneOf(path)).toBe(lane);
});

it.each([
  [{ path: 'users' }, 2], [{ path: 'users', select: ['id'] }, 1], [{ path: 'users', select: ['id'], top: 5 }, 1], [{ path: 'groups/{id}/members' }, 3], [{ path: 'groups/1/transitiveMembers' }, 5],
  [{ path: 'subscribedSkus', select: ['servicePlans'] }, 2], [{ path: 'groups', expand: 'owners' }, 2], [{ path: 'policies/authorizationPolicy' }, 1], [{ path: 'auditLogs/signIns', expand: 'x' }, 1],
])('%j costs %i', (query, cost) => {
  expect(costOf(query)).toBe(cost);
});

describe('a lane', () => {
  it('never lets more through in any window than its limit', async () => {
    const clock = fakeClock();
    const lane = new Lane({ units: 5, perMs: 10_000 }, clock);
    const left: number[] = [];
    for (let index = 0; index < 23; index += 1) {
      await lane.enter(1, signal);
      left.push(clock.now());
      clock.advance(index % 3 === 0 ? 700 : 0);
    }
    for (const start of left) expect(left.filter((at) => at >= start && at < start + 10_000).length).toBeLessThanOrEqual(5);
    expect(left.at(-1)).toBeLessThan(5 * 10_500);
  });

  it('weighs dear requests, and lets one through that costs more than the whole limit', async () => {
    const clock = fakeClock();
    const lane = new Lane({ units: 10, perMs: 1_000 }, clock);
    await lane.enter(6, signal);
    expect(clock.now()).toBe(0);
    await lane.enter(6, signal);
    expect(clock.now()).toBeGreaterThanOrEqual(1_000);
    await lane.enter(50, signal);
    expect(clock.now()).toBeGreaterThanOrEqual(2_000);
  });

  it('rests when it is told to', async () => {
    const clock = fakeClock();
    const lane = new Lane({ units: 10, perMs: 1_000 }, clock);
    lane.pause(7_000);
    await lane.enter(1, signal);
    expect(clock.now()).toBe(7_000);
  });

  it('keeps the order of arrival, and goes on after one that was cancelled', async () => {
    const lane = new Lane({ units: 1, perMs: 100 }, fakeClock());
    const cancelled = AbortSignal.abort(new Error('cancelled'));
    const order: string[] = [];
    const enter = (name: string, by: AbortSignal) => lane.enter(1, by).then(() => order.push(name), () => order.push(`${name} cancelled`));
    await Promise.all([enter('a', signal), enter('b', cancelled), enter('c', signal)]);
    expect(order).toEqual(['a', 'b cancelled', 'c']);
  });
});

it('backs off exponentially up to a ceiling, with jitter in the upper half', () => {
  const settings = { baseMs: 100, maxMs: 1_000 };
  expect([1, 2, 3, 9].map((failures) => backoffMs(settings, failures, () => 1))).toEqual([100, 200, 400, 1_000]);
  expect([1, 2, 3, 9].map((failures) => backoffMs(settings, failures, () => 0))).toEqual([50, 100, 200, 500]);
});

it.each([
  ['3', 3_000], ['0', 0], ['0.5', 500], [undefined, null], ['', null], ['soon', null], ['Thu, 01 Jan 1970 00:00:10 GMT', 8_000], ['Thu, 01 Jan 1970 00:00:01 GMT', 0],
])('Retry-After %s is %s ms', (header, expected) => {
  expect(retryAfterMs(header, 2_000)).toBe(expected);
});
