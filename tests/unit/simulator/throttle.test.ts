import { describe, expect, it } from 'vitest';
import { Throttle } from '../../../src/simulator/throttle.ts';

function throttleOf(users: number): { throttle: Throttle; pass: (ms: number) => void } {
  let now = 0;
  return { throttle: new Throttle({ users, now: () => now }), pass: (ms) => void (now += ms) };
}
const admitted = (throttle: Throttle, url: string, most: number) => {
  for (let count = 0; count < most; count += 1) if (throttle.admit(url).refusal) return count;
  return most;
};

describe('the identity lane', () => {
  it.each([[10, 3_500], [50, 5_000], [500, 5_000], [501, 8_000]])('of %i users holds %i resource units', (users, units) => {
    expect(admitted(throttleOf(users).throttle, '/groups', 10_000)).toBe(units);
  });

  it.each([['/users', 2], ['/users?$select=id', 1], ['/groups/1/transitiveMembers', 5], ['/subscribedSkus', 3], ['/users?$top=5', 1], ['/groups?$expand=owners', 2]])('counts %s as %i', (url, units) => {
    expect(throttleOf(10).throttle.admit(url).headers).toEqual({ 'x-ms-resource-unit': String(units) });
  });

  it('tells how full it is from four fifths on, and when to come back', () => {
    const { throttle, pass } = throttleOf(10);
    expect(admitted(throttle, '/groups', 2_800)).toBe(2_800);
    expect(throttle.admit('/groups').headers['x-ms-throttle-limit-percentage']).toBe('0.80');
    admitted(throttle, '/groups', 5_000);
    const { headers, refusal } = throttle.admit('/groups');
    expect(refusal?.status).toBe(429);
    expect(headers).toMatchObject({ 'retry-after': '1', 'x-ms-throttle-limit-percentage': '1.00' });
    pass(1_000);
    expect(admitted(throttle, '/groups', 5_000)).toBe(350);
  });
});

it('lets one Conditional Access read through in a second, and does not say when to come back', () => {
  const { throttle, pass } = throttleOf(10);
  const url = '/identity/conditionalAccess/policies';
  expect(throttle.admit(url).refusal).toBeNull();
  const { refusal, headers } = throttle.admit(url);
  expect(refusal?.status).toBe(429);
  expect(headers['retry-after']).toBeUndefined();
  pass(1_000);
  expect(throttle.admit(url).refusal).toBeNull();
});

it('lets five reports through in ten seconds', () => {
  const { throttle, pass } = throttleOf(10);
  expect(admitted(throttle, '/auditLogs/signIns', 20)).toBe(5);
  expect(throttle.admit('/auditLogs/signIns').headers['retry-after']).toBe('2');
  pass(4_000);
  expect(admitted(throttle, '/auditLogs/signIns', 20)).toBe(2);
});
