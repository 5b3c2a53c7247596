import { describe, expect, it } from 'vitest';
import { simplified, takeHour, takeWeekday } from '../../../bot/schedule-sentence.ts';

describe('takeHour', () => {
  it.each([
    ['every Monday at 6', 6, 'every monday'],
    ['at 6 am every Monday', 6, 'every monday'],
    ['at 6 pm', 18, ''],
    ['at 12 am', 0, ''],
    ['at 12 p.m.', 12, ''],
    ['weekly at 16:00', 16, 'weekly'],
    ['weekly 16:00', 16, 'weekly'],
    ['at 0:00', 0, ''],
    ['jeden Montag um 9 Uhr', 9, 'jeden montag'],
    ['le lundi à 9 h', 9, 'le lundi'],
    ['daily at noon', 12, 'daily'],
    ['daily at midnight', 0, 'daily'],
  ])('reads “%s”', (sentence, hour, rest) => {
    expect(takeHour(simplified(sentence))).toEqual({ found: hour, rest });
  });

  it.each(['every Monday', 'on the 1st', 'every 6 months'])('finds none in “%s”', (sentence) => {
    expect(takeHour(simplified(sentence))).toBeNull();
  });

  it.each(['at 6:30', 'at 24', 'at 13 pm', 'at 25:00', 'at 0 am'])('refuses “%s”, which is no whole hour', (sentence) => {
    expect(() => takeHour(simplified(sentence))).toThrow('is no whole hour');
  });
});

describe('takeWeekday', () => {
  it.each([
    ['every Monday', 'monday'], ['on Fridays', 'friday'], ['each Wed', 'wednesday'], ['sun', 'sunday'], ['jeden Dienstag', 'tuesday'], ['le jeudi', 'thursday'], ['samedi', 'saturday'],
  ])('reads “%s”', (sentence, weekday) => {
    expect(takeWeekday(simplified(sentence))).toEqual({ found: weekday, rest: '' });
  });

  it.each(['every week', 'monthly', 'sundry', 'monitor'])('finds none in “%s”', (sentence) => {
    expect(takeWeekday(simplified(sentence))).toBeNull();
  });
});
