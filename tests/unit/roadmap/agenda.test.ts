import { describe, expect, it } from 'vitest';
import { untouched } from '../../../src/roadmap/activity-state.ts';
import { agendaOf } from '../../../src/roadmap/agenda.ts';
import type { Status } from '../../../src/roadmap/status.ts';

const item = (id: string, prerequisites: readonly string[] = [], area = 'a', pillar = 'identity') => ({ id, pillar, area, prerequisites });
const states = (statuses: Readonly<Record<string, Status>>) => new Map(Object.entries(statuses).map(([id, status]) => [id, { ...untouched(id), status }]));
const idsOf = (...args: Parameters<typeof agendaOf>) => agendaOf(...args).map(({ id }) => id);
const whole = { pillar: 'identity', area: null };
const open = { withClosed: false };

describe('an agenda', () => {
  it('keeps the catalog’s order, with what an activity needs before it', () => {
    expect(idsOf([item('1', ['3']), item('2'), item('3', ['4']), item('4')], new Map(), whole, open)).toEqual(['4', '3', '1', '2']);
  });

  it('is of one pillar, or of one of its areas', () => {
    const items = [item('1'), item('2', [], 'b'), item('3', [], 'a', 'devices')];
    expect(idsOf(items, new Map(), whole, open)).toEqual(['1', '2']);
    expect(idsOf(items, new Map(), { pillar: 'identity', area: 'b' }, open)).toEqual(['2']);
  });

  it('leaves out what is closed, unless asked', () => {
    const items = [item('1'), item('2', ['1']), item('3')];
    const closed = states({ 1: 'completed', 3: 'not-applicable', 2: 'blocked' });
    expect(idsOf(items, closed, whole, open)).toEqual(['2']);
    expect(idsOf(items, closed, whole, { withClosed: true })).toEqual(['1', '2', '3']);
  });

  it('goes on when activities need each other, and when they need others that are not there', () => {
    expect(idsOf([item('1', ['2']), item('2', ['1', '9'])], new Map(), whole, open)).toEqual(['2', '1']);
  });
});
