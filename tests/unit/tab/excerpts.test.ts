import { describe, expect, it } from 'vitest';
import { untouched } from '../../../src/roadmap/activity-state.ts';
import { describeSides } from '../../../tab/src/roadmap/describe-change.ts';
import { excerptsOf } from '../../../tab/src/roadmap/excerpts.ts';
import type { FieldConflict } from '../../../tab/src/roadmap/roadmap-model.ts';

const long = 'The works council wants to see the pilot first, and the help desk needs two weeks to prepare. '.repeat(4);

describe('excerpts of two texts', () => {
  it('are the texts where they are short', () => {
    expect(excerptsOf('Pilot first', 'Pilot second')).toEqual(['Pilot first', 'Pilot second']);
    expect(excerptsOf('', 'Mine')).toEqual(['', 'Mine']);
  });

  it('are the beginnings of texts that differ from the start', () => {
    const [theirs, mine] = excerptsOf(`Theirs. ${long}`, `Mine. ${long}`);
    expect([theirs.slice(0, 12), mine.slice(0, 12)]).toEqual(['Theirs. The ', 'Mine. The wo']);
    for (const text of [theirs, mine]) expect(text).toMatch(/^.{150,162}…$/);
  });

  it('begin shortly before the difference where two people wrote on below the same notes', () => {
    const [theirs, mine] = excerptsOf(`${long}Mei: agreed.`, `${long}Liam: not yet.`);
    expect(theirs).toMatch(/^….{0,30}Mei: agreed\.$/);
    expect(mine).toMatch(/^….{0,30}Liam: not yet\.$/);
  });
});

describe('both sides of a conflict', () => {
  const conflict = (over: Partial<FieldConflict>): FieldConflict => ({ activity: 'a', field: 'notes', mine: 'Mine', theirs: 'Theirs', stamp: null, sequence: 4, ...over });
  const today = '2026-03-01';

  it('show long values of both, and of a short one only what the sentence does not say', () => {
    expect(describeSides(conflict({}), today)).toEqual({ theirs: 'Theirs', mine: 'Mine' });
    expect(describeSides(conflict({ mine: '' }), today)).toEqual({ theirs: 'Theirs', mine: 'nothing' });
    expect(describeSides(conflict({ field: 'status', theirs: 'blocked', mine: 'planned' }), today)).toEqual({ theirs: null, mine: 'Planned' });
  });

  it('show what an own activity became, or that it is gone', () => {
    const own = { ...untouched('own-1').own, title: 'Call the vendor', text: 'By phone', pillar: 'identity' as const, area: 'x', lane: null, horizon: 'first' as const };
    expect(describeSides(conflict({ field: 'own', theirs: null, mine: own }), today)).toEqual({ theirs: 'nothing', mine: 'Call the vendor: By phone' });
    expect(describeSides(conflict({ field: 'own', theirs: { ...own, text: '' }, mine: own }), today)).toEqual({ theirs: 'Call the vendor', mine: 'Call the vendor: By phone' });
  });
});
