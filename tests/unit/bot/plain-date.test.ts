import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../bot/plain-date.ts';

/** A Wednesday. */
const today = '2026-03-04';
const inBritain = { today, locale: 'en-GB' };

describe('plainDate', () => {
  it.each([
    // Calendar days as machines write them
    ['2026-03-31', '2026-03-31'], ['2026-3-1', '2026-03-01'], ['2025-12-31', '2025-12-31'], ['2026/12/31', '2026-12-31'],
    // Days from now
    ['today', '2026-03-04'], ['Tomorrow', '2026-03-05'], ['the day after tomorrow', '2026-03-06'], ['tomorrow!', '2026-03-05'],
    ['in 3 weeks', '2026-03-25'], ['in three weeks', '2026-03-25'], ['in a week', '2026-03-11'], ['a week', '2026-03-11'], ['within 10 days', '2026-03-14'], ['10 days', '2026-03-14'],
    ['2 weeks from now', '2026-03-18'], ["in two weeks' time", '2026-03-18'], ['in a fortnight', '2026-03-18'], ['in 2 months', '2026-05-04'], ['in a year', '2027-03-04'], ['in 1 quarter', '2026-06-04'],
    ['next week', '2026-03-11'], ['next month', '2026-04-04'], ['next year', '2027-03-04'],
    // Weekdays
    ['friday', '2026-03-06'], ['on Friday', '2026-03-06'], ['fri', '2026-03-06'], ['this friday', '2026-03-06'], ['next Friday', '2026-03-13'], ['friday next week', '2026-03-13'],
    ['monday', '2026-03-09'], ['next monday', '2026-03-09'], ['wednesday', '2026-03-11'], ['next wednesday', '2026-03-11'], ['sunday', '2026-03-08'], ['by next tuesday', '2026-03-10'],
    // Days with a month
    ['5 May', '2026-05-05'], ['5th of May', '2026-05-05'], ['the 5th of may', '2026-05-05'], ['May 5', '2026-05-05'], ['may 5th, 2027', '2027-05-05'], ['31 December', '2026-12-31'], ['31 dec 2027', '2027-12-31'],
    ['sept 1', '2026-09-01'], ['1 feb', '2027-02-01'], ['4 march', '2026-03-04'], ['3 march', '2027-03-03'], ['29 february', '2028-02-29'],
    ['Friday 6 March', '2026-03-06'], ['friday, the 6th of march', '2026-03-06'], ['Mon 9 Mar 2026', '2026-03-09'], ['in fourteen days', '2026-03-18'], ['in ninety days', '2026-06-02'],
    ['the 15th', '2026-03-15'], ['the 1st', '2026-04-01'], ['the 31st', '2026-03-31'],
    // Numbers
    ['31/12', '2026-12-31'], ['1/2', '2027-02-01'], ['03/04', '2026-04-03'], ['3/4/2027', '2027-04-03'], ['3/4/27', '2027-04-03'], ['12/31', '2026-12-31'], ['31.12.', '2026-12-31'], ['31.12.2026', '2026-12-31'],
    ['31-12', '2026-12-31'], ['29/2', '2028-02-29'],
    // Ends of something; a week ends on Friday
    ['end of week', '2026-03-06'], ['the end of the week', '2026-03-06'], ['end of next week', '2026-03-13'], ['end of the month', '2026-03-31'], ['end of next month', '2026-04-30'],
    ['end of quarter', '2026-03-31'], ['end of next quarter', '2026-06-30'], ['end of the year', '2026-12-31'], ['end of this month', '2026-03-31'], ['end of June', '2026-06-30'], ['end of february', '2027-02-28'],
    // German
    ['heute', '2026-03-04'], ['morgen', '2026-03-05'], ['übermorgen', '2026-03-06'], ['in 3 Wochen', '2026-03-25'], ['in zwei Wochen', '2026-03-18'], ['in einem Monat', '2026-04-04'],
    ['Freitag', '2026-03-06'], ['nächsten Freitag', '2026-03-13'], ['bis Freitag', '2026-03-06'], ['nächste Woche', '2026-03-11'], ['am 5. Mai', '2026-05-05'], ['5. März 2027', '2027-03-05'],
    ['bis zum 31.12.', '2026-12-31'], ['nächsten Montag', '2026-03-09'], ['kommenden Montag', '2026-03-09'], ['Montag nächster Woche', '2026-03-09'], ['am Montag', '2026-03-09'], ['bis Montag, den 9. März', '2026-03-09'], ['am 3. März', '2027-03-03'], ['3. Maerz', '2027-03-03'], ['naechste Woche', '2026-03-11'], ['uebermorgen', '2026-03-06'], ['in dreißig Tagen', '2026-04-03'],
    ['in einer Woche', '2026-03-11'], ['in vierzehn Tagen', '2026-03-18'], ['in 14 Tagen', '2026-03-18'], ['nächsten Monat', '2026-04-04'], ['Ende nächsten Monats', '2026-04-30'], ['Ende der Woche', '2026-03-06'], ['Ende des Jahres', '2026-12-31'], ['bis Ende Juni', '2026-06-30'], ['Jänner 5', '2027-01-05'],
    ['Ende des Monats', '2026-03-31'], ['Ende März', '2026-03-31'], ['Ende nächster Woche', '2026-03-13'],
    // French
    ["aujourd'hui", '2026-03-04'], ['demain', '2026-03-05'], ['après-demain', '2026-03-06'], ['dans 3 semaines', '2026-03-25'], ['dans deux mois', '2026-05-04'],
    ['vendredi', '2026-03-06'], ['vendredi prochain', '2026-03-13'], ['la semaine prochaine', '2026-03-11'], ['le 5 mai', '2026-05-05'], ['1er août 2026', '2026-08-01'], ['le 3 mars', '2027-03-03'], ['lundi', '2026-03-09'], ['lundi prochain', '2026-03-09'], ['le lundi 9 mars', '2026-03-09'], ['dans une semaine', '2026-03-11'], ['dans vingt jours', '2026-03-24'], ['le mois prochain', '2026-04-04'], ["l'année prochaine", '2027-03-04'],
    ['avant le 31/12', '2026-12-31'], ["d'ici le 31 décembre", '2026-12-31'], ["d'ici vendredi", '2026-03-06'], ['le 31 decembre', '2026-12-31'], ['fin de semaine', '2026-03-06'], ['fin de la semaine prochaine', '2026-03-13'], ['à la fin du mois', '2026-03-31'], ["fin d'année", '2026-12-31'],
    ['fin du mois', '2026-03-31'], ['fin décembre', '2026-12-31'],
  ])('reads “%s” as %s', (words, day) => {
    expect(plainDate(words, inBritain)).toBe(day);
  });

  it.each([
    ['Friday 7 March', 'a Saturday'], ['Montag, 10. März', 'a Tuesday'], ['lundi 10 mars', 'a Tuesday'], ['monday 31/12', 'a Thursday'], ['dans quinze jours', 'fourteen days for some'], ['not friday', 'the opposite'], ['any day', 'no day'],
    ['', 'no words'], ['soon', 'no day'], ['RMI_001', 'an id'], ['30/02', 'no such day'], ['31/13', 'no such month'], ['2026-02-30', 'no such day'], ['32 may', 'no such day'], ['may', 'a month'], ['2027', 'a year'],
    ['friday or saturday', 'two days'], ['next', 'half a phrase'], ['in weeks', 'no number'], ['tomorrow because it is easy', 'more than a day'], ['0 may', 'no such day'], ['may 5 at noon', 'more than a day'], ['end of day', 'no calendar day of its own'],
  ])('refuses “%s”: %s', (words) => {
    expect(plainDate(words, inBritain)).toBeNull();
  });

  it.each([
    ['en-US', '3/4', '2026-03-04'], ['en-GB', '3/4', '2026-04-03'], ['de-DE', '3.4.', '2026-04-03'], ['fr-FR', '3/4', '2026-04-03'], ['en-US', '31/12', '2026-12-31'], ['en-US', '3.4.2026', '2026-04-03'],
    ['sv-SE', '5 maj', '2026-05-05'], ['es-ES', '5 de mayo', '2026-05-05'], ['not a locale', '3/4', '2026-04-03'],
  ])('reads by the order and the names of %s: “%s” is %s', (locale, words, day) => {
    expect(plainDate(words, { today, locale })).toBe(day);
  });

  it.each([
    ['2026-01-31', 'in a month', '2026-02-28'], ['2028-01-31', 'in 1 month', '2028-02-29'], ['2026-12-31', 'tomorrow', '2027-01-01'], ['2026-11-30', 'in 3 months', '2027-02-28'],
    ['2026-03-06', 'end of week', '2026-03-06'], ['2026-03-07', 'end of week', '2026-03-13'], ['2026-03-08', 'monday', '2026-03-09'], ['2026-03-08', 'next monday', '2026-03-09'],
    ['2026-12-05', 'end of next month', '2027-01-31'], ['2026-11-05', 'end of next quarter', '2027-03-31'], ['2026-04-30', 'the 31st', '2026-05-31'], ['2026-03-31', '31 march', '2026-03-31'],
  ])('on %s “%s” is %s', (day, words, expected) => {
    expect(plainDate(words, { today: day, locale: 'en-GB' })).toBe(expected);
  });
});
