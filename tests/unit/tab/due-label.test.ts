import { describe, expect, it } from 'vitest';
import type { Status } from '../../../src/roadmap/status.ts';
import { dueLabel } from '../../../tab/src/features/board/due-label.ts';
import { daysBetween, formatAgo } from '../../../tab/src/shared/dates.ts';

const today = '2026-03-27';
const label = (due: string, status: Status = 'in-progress') => dueLabel(due, status, today);

describe('dueLabel', () => {
  it.each([
    ['2026-03-26', 'overdue', '1 day late'],
    ['2026-03-20', 'overdue', '7 days late'],
    ['2026-03-27', 'soon', 'Due today'],
    ['2026-03-28', 'soon', 'Due tomorrow'],
  ] as const)('says of %s that it is %s', (due, tone, text) => {
    expect(label(due)).toEqual({ tone, text });
  });

  it('is soon for a week, and calm after it', () => {
    expect(label('2026-04-03').tone).toBe('soon');
    expect(label('2026-04-04').tone).toBe('calm');
  });

  it('names the year only when it is another one', () => {
    expect(label('2026-12-31').text).not.toContain('2026');
    expect(label('2027-01-01').text).toContain('2027');
  });

  it.each(['completed', 'not-applicable', 'third-party'] as const)('is never late when the activity is %s', (status) => {
    expect(label('2026-01-01', status).tone).toBe('calm');
  });

  it('is late when the activity is blocked or not reviewed', () => {
    expect(label('2026-01-01', 'blocked').tone).toBe('overdue');
    expect(label('2026-01-01', 'not-reviewed').tone).toBe('overdue');
  });
});

describe('daysBetween', () => {
  it.each([
    ['2026-03-27', '2026-03-31', 4],
    ['2026-10-24', '2026-10-26', 2],
    ['2028-02-28', '2028-03-01', 2],
    ['2026-01-01', '2025-12-31', -1],
  ])('counts calendar days from %s to %s, whatever the clocks do', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });
});

describe('formatAgo', () => {
  const now = new Date('2026-03-27T12:00:00Z');
  it.each([
    ['2026-03-27T11:59:30Z', 'a few seconds ago'],
    ['2026-03-27T12:00:20Z', 'a few seconds ago'],
    ['2026-03-27T11:58:00Z', '2 minutes ago'],
    ['2026-03-27T09:00:00Z', '3 hours ago'],
    ['2026-03-26T10:00:00Z', 'yesterday'],
    ['2026-03-18T10:00:00Z', '9 days ago'],
    ['2026-03-01T10:00:00Z', '3 weeks ago'],
    ['2025-01-27T10:00:00Z', 'last year'],
  ])('says %s as "%s"', (at, words) => {
    expect(formatAgo(at, now)).toBe(words);
  });
});
