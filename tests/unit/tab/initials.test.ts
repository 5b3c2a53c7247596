import { describe, expect, it } from 'vitest';
import { initialsOf } from '../../../tab/src/shared/initials.ts';

describe('initialsOf', () => {
  it.each([
    ['Nadia Brandt', 'NB'],
    ['Ana Maria de la Cruz', 'AC'],
    ['Cher', 'C'],
    ['Liam Hartley (Contoso)', 'LH'],
    ['  öznur  ålund ', 'ÖÅ'],
    ['田中 芽衣', '田芽'],
    ['42', ''],
    ['', ''],
  ])('%s → %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
