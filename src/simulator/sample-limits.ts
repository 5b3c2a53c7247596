import type { LaneLimit } from '../sources/lane.ts';

/**
 * The simulator of the sample tenant throttles nobody, so its lanes are wide: a run over all checks takes seconds, not the minute
 * that Conditional Access at one request a second would cost.
 */
export const sampleLimits: Readonly<Record<'protection' | 'reports', LaneLimit>> = {
  protection: { units: 40, perMs: 1_000 },
  reports: { units: 50, perMs: 1_000 },
};
