import { expect, it } from 'vitest';
import { createFaults } from '../../../src/simulator/faults.ts';
import { typicalLatency } from '../../../src/simulator/latency.ts';

const request = { method: 'GET', url: '/v1.0/users', headers: {}, batched: false };
const take = (times: number, fault: ReturnType<typeof createFaults>, batched = false) => Array.from({ length: times }, () => fault({ ...request, batched }));
const share = (found: readonly unknown[], fits: (fault: { kind: string; status?: number }) => boolean) =>
  found.filter((fault) => fault !== null && fits(fault as { kind: string })).length / found.length;

it('fails as often as it is told, and the same way every time', () => {
  const settings = { statuses: { 429: 0.2, 503: 0.1 }, dropped: 0.1, truncated: 0.05 };
  const found = take(4_000, createFaults(settings));
  expect(share(found, ({ status }) => status === 429)).toBeCloseTo(0.2, 1);
  expect(share(found, ({ status }) => status === 503)).toBeCloseTo(0.1, 1);
  expect(share(found, ({ kind }) => kind === 'drop')).toBeCloseTo(0.1, 1);
  expect(share(found, ({ kind }) => kind === 'truncate')).toBeCloseTo(0.05, 1);
  expect(take(4_000, createFaults(settings))).toEqual(found);
  expect(take(4_000, createFaults({ ...settings, seed: 2 }))).not.toEqual(found);
});

it('does nothing to the connection of what is inside a batch', () => {
  expect(take(500, createFaults({ dropped: 0.5, truncated: 0.5 }), true).every((fault) => fault === null)).toBe(true);
});

it('is away for as long as an outage lasts', () => {
  let now = 0;
  const fault = createFaults({ outages: [{ fromMs: 100, toMs: 200 }], now: () => now });
  const states = [0, 99, 100, 199, 200].map((time) => {
    now = time;
    return fault(request)?.kind ?? 'fine';
  });
  expect(states).toEqual(['fine', 'fine', 'drop', 'drop', 'fine']);
});

it('turns a token down after its last request', () => {
  const fault = createFaults({ requestsPerToken: 2 });
  const by = (authorization: string) => fault({ ...request, headers: { authorization } });
  expect([by('a'), by('a'), by('a'), by('b')]).toEqual([null, null, { kind: 'status', status: 401 }, null]);
});

it('answers half of all small reads within 150 ms, and full pages around 900 ms', () => {
  const latency = typicalLatency();
  const small = Array.from({ length: 999 }, () => latency(0)).toSorted((a, b) => a - b);
  expect(small[499]).toBeGreaterThan(145);
  expect(small[499]).toBeLessThan(155);
  expect(Math.max(...small)).toBeLessThan(240);
  expect(Array.from({ length: 999 }, () => latency(999)).toSorted((a, b) => a - b)[499]).toBeCloseTo(900, -1);
  expect(typicalLatency(10)(0)).toBeLessThan(24);
});
