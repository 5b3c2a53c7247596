import { describe, expect, it } from 'vitest';
import { dayIn, daysBetween } from '../../../src/digest/calendar-day.ts';

describe('dayIn', () => {
  it.each([
    ['UTC', '2026-03-31T23:59:59.999Z', '2026-03-31'],
    ['Europe/Berlin', '2026-03-31T21:59:59Z', '2026-03-31'],
    ['Europe/Berlin', '2026-03-31T22:00:00Z', '2026-04-01'],
    ['America/New_York', '2026-01-01T04:59:59Z', '2025-12-31'],
    ['America/New_York', '2026-01-01T05:00:00Z', '2026-01-01'],
    ['Asia/Kolkata', '2028-02-28T18:30:00Z', '2028-02-29'],
    ['Asia/Kolkata', '2027-02-28T18:30:00Z', '2027-03-01'],
    ['Pacific/Kiritimati', '2026-12-31T10:00:00Z', '2027-01-01'],
    ['Pacific/Pago_Pago', '2027-01-01T10:59:00Z', '2026-12-31'],
    // Midnight of 6 September 2026 does not exist in Santiago: the day starts at 01:00.
    ['America/Santiago', '2026-09-06T03:59:59Z', '2026-09-05'],
    ['America/Santiago', '2026-09-06T04:00:00Z', '2026-09-06'],
  ])('in %s, %s is %s', (timeZone, moment, day) => {
    expect(dayIn(timeZone, new Date(moment))).toBe(day);
  });

  it('refuses a zone that does not exist', () => {
    expect(() => dayIn('Europe/Atlantis', new Date(0))).toThrow(RangeError);
  });
});

describe('daysBetween', () => {
  it.each([
    ['2026-03-28', '2026-03-28', 0],
    ['2026-03-28', '2026-03-30', 2],
    ['2026-10-24', '2026-10-26', 2],
    ['2026-12-31', '2027-01-01', 1],
    ['2027-01-01', '2026-12-31', -1],
    ['2028-02-28', '2028-03-01', 2],
    ['2027-02-28', '2027-03-01', 1],
    ['2028-01-01', '2029-01-01', 366],
  ])('from %s to %s are %i days', (from, day, days) => {
    expect(daysBetween(from, day)).toBe(days);
  });
});
