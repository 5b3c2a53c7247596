import { describe, expect, it } from 'vitest';
import { changed, editedOf } from '../../../tab/src/features/settings/edited.ts';

const days = (longest: number, reason = 1) => ({ longest, reason });

describe('a setting that somebody edits', () => {
  it.each([
    ['nothing was edited', null, days(30), { value: days(30), isChanged: false, theirs: null }],
    ['it is edited', { value: days(45), seen: days(30) }, days(30), { value: days(45), isChanged: true, theirs: null }],
    ['somebody else set another meanwhile', { value: days(45), seen: days(30) }, days(60), { value: days(45), isChanged: true, theirs: days(60) }],
    ['what is wanted already holds', { value: days(45), seen: days(30) }, days(45), { value: days(45), seen: days(45), isChanged: false, theirs: null }],
  ])('is as it should be when %s', (_, draft, current, edited) => {
    expect(editedOf(draft, current)).toMatchObject(edited);
  });

  it('is kept with what was there when the first field was changed, and not once it is what it was', () => {
    const first = changed(null, days(30), { longest: 45 });
    expect(first).toEqual({ value: days(45), seen: days(30) });
    const second = changed(first, days(60), { reason: 20 });
    expect(second).toEqual({ value: days(45, 20), seen: days(30) });
    expect(changed(first, days(30), { longest: 30 })).toBeNull();
  });

  it('begins anew from what holds when that was wanted', () => {
    expect(changed({ value: days(45), seen: days(30) }, days(45), { longest: 60 })).toEqual({ value: days(60), seen: days(45) });
  });
});
