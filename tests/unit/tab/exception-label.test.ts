import { describe, expect, it } from 'vitest';
import { exceptionLabel } from '../../../tab/src/features/activity-pane/exception-label.ts';

describe('exceptionLabel', () => {
  it.each([
    [12, 'Expires in 12 days'],
    [1, 'Expires in 1 day'],
    [0, 'Expires today'],
    [-1, 'Expired 1 day ago'],
    [-40, 'Expired 40 days ago'],
  ])('%i', (days, words) => {
    expect(exceptionLabel(days)).toBe(words);
  });
});
