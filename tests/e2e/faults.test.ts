import { expect, it } from 'vitest';
import { kills, outage, runs, skew, type Audit } from '../bench/trust/parts.mjs';

// The parts of `npm run bench -- trust`, as large as a test can be.
/** Processes start again and again, on a machine that may be slow. */
const patienceMs = 600_000;
const nothingLost: Omit<Audit, 'inHistory'> = { missing: 0, doubled: 0, atAnotherPlace: 0, gapsInOrder: 0, statesBehindHistory: 0 };

it('keeps every edit that it acknowledged, once and in order, while web and worker processes are killed', async () => {
  const figures = await kills({ editors: 20, edits: 300, everyMs: 2_000 });
  expect(figures.killed.web + figures.killed.worker).toBeGreaterThan(0);
  expect(figures).toMatchObject({ edits: 300, inHistory: 300, ...nothingLost });
}, patienceMs);

it('loses nothing and goes on by itself when storage was gone', async () => {
  const figures = await outage({ editors: 20, edits: 600, outageSeconds: 5 });
  expect(figures).toMatchObject({ edits: 600, inHistory: 600, ...nothingLost });
  // Somebody else's outage is not called a fault of ours.
  expect(figures.unanswered).not.toHaveProperty('500');
}, patienceMs);

it('bears replicas whose clocks are five minutes apart', async () => {
  const { run, viewersSeen, ...figures } = await skew({ editors: 10, edits: 200, aheadMs: 300_000 });
  expect(figures).toMatchObject({ edits: 200, inHistory: 200, ...nothingLost });
  expect(run.state).toBe('finished');
  expect([run.judged, run.outcomes]).toEqual([run.total, run.total]);
  expect(viewersSeen).toEqual([true, true]);
}, patienceMs);

it('ends each run once, with every check judged once, although its workers were killed', async () => {
  expect(await runs({ runs: 4, tenants: 2 })).toMatchObject({ runs: 4, unfinished: 0, incomplete: 0, checksJudgedTwice: 0, listedBesideThem: 0 });
}, patienceMs);
