import { describe, expect, it } from 'vitest';
import type { CatalogActivity } from '../../../src/api/catalog.ts';
import { untouched, type ActivityState } from '../../../src/roadmap/activity-state.ts';
import { acceptedHere } from '../../../tab/src/features/assessment/accepted-here.ts';

const activity = (id: string, checks: readonly number[]): CatalogActivity =>
  ({ id, title: id, pillar: 'identity', area: 'a', lane: 'l', horizon: 'first', effort: null, userImpact: null, licenses: [], crossPillar: [], checks: [...checks], prerequisites: [] });
const activities = [activity('RMI_001', [1, 2, 3]), activity('RMI_002', [4])];
const states = (state: Partial<ActivityState>) => new Map([['RMI_001', { ...untouched('RMI_001'), ...state }]]);
const exception = { reason: 'Replaced in May', approver: { id: 'n', name: 'Nadia' }, until: '2026-05-31' };
const outcomes = ([[1, 'failed'], [2, 'passed'], [3, 'skipped'], [4, 'failed'], [null, 'failed']] as const).map(([reference, verdict]) => ({ reference, verdict }));

describe('accepted risks that an assessment counts', () => {
  it.each([
    ['that were judged, while the risk is accepted', { exception }, '2026-05-31', 2],
    ['none once its day has passed', { exception }, '2026-06-01', 0],
    ['none without an exception', {}, '2026-05-01', 0],
    ['none of what is done', { exception, status: 'completed' }, '2026-05-01', 0],
  ] as const)('are %s', (_, state, today, count) => {
    expect(acceptedHere(outcomes, activities, states(state), today)).toBe(count);
  });
});
