import { describe, expect, it } from 'vitest';
import { untouched, type ActivityState } from '../../../src/roadmap/activity-state.ts';
import { loads, workAhead } from '../../../tab/src/features/overview/workload.ts';

const today = '2026-03-31';
const state = (set: Partial<ActivityState>): ActivityState => ({ ...untouched('A'), ...set });
const [nadia, liam] = [{ id: 'n', name: 'Nadia' }, { id: 'l', name: 'Liam' }];

describe('work ahead', () => {
  it.each([
    ['2026-03-30', { overdue: 1 }], ['2026-03-31', { due30: 1 }], ['2026-04-30', { due30: 1 }], ['2026-05-01', { due60: 1 }], ['2026-05-30', { due60: 1 }], ['2026-05-31', { due90: 1 }],
    ['2026-06-29', { due90: 1 }], ['2026-06-30', {}], [null, { noDue: 1 }],
  ])('counts what is due on %s as %j', (due, expected) => {
    expect(workAhead([state({ due })], today)).toEqual({ overdue: 0, due30: 0, due60: 0, due90: 0, noDue: 0, ...expected });
  });

  it('leaves out what is closed', () => {
    expect(workAhead([state({ due: '2026-01-01', status: 'completed' }), state({ status: 'not-applicable' })], today)).toMatchObject({ overdue: 0, noDue: 0 });
  });
});

describe('who carries how much', () => {
  it('names whoever is latest first, then whoever has most, and what nobody has at the end: together they are all that is open', () => {
    const states = [
      state({ owner: nadia }), state({ owner: nadia, due: '2027-01-01' }), state({ owner: liam, due: '2026-01-01' }), state({ owner: liam, status: 'completed' }), state({}), state({ due: '2026-01-01' }), state({ due: '2026-01-02' }),
    ];
    expect(loads(states, today)).toEqual([{ person: liam, open: 1, late: 1 }, { person: nadia, open: 2, late: 0 }, { person: null, open: 3, late: 2 }]);
  });
});
