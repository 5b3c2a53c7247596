import { expect, it } from 'vitest';
import { timeOf, timeText } from '../../../tab/src/features/my-reminders/time-of-day.ts';

it.each([['08:30', { hour: 8, minute: 30 }], ['00:05', { hour: 0, minute: 5 }], ['23:59:00', { hour: 23, minute: 59 }], ['', null], ['8', null]])('a time field that says “%s”', (text, time) => {
  expect(timeOf(text)).toEqual(time);
});

it('writes times as a time field has them', () => {
  expect(timeText({ hour: 7, minute: 5 })).toBe('07:05');
});
