import { expect, it } from 'vitest';
import { reminderWords } from '../../../bot/reminder-words.ts';

it.each([
  ['', {}], ['settings', {}], ['show', {}],
  ['on', { weekly: true, dueDates: true }], ['off', { weekly: false, dueDates: false }], ['Never!', { weekly: false, dueDates: false }],
  ['at 8', { hour: 8, minute: 0 }], ['at 8:30', { hour: 8, minute: 30 }], ['at 08.15', { hour: 8, minute: 15 }], ['at 5 pm', { hour: 17, minute: 0 }], ['at 12 am', { hour: 0, minute: 0 }], ['at noon', { hour: 12, minute: 0 }], ['um 9 uhr', { hour: 9, minute: 0 }], ['à 14h30', { hour: 14, minute: 30 }],
  ['quiet hours 18–8', { quiet: { from: 18, until: 8 } }], ['quiet hours 18-8', { quiet: { from: 18, until: 8 } }], ['quiet hours from 6 pm to 7 am', { quiet: { from: 18, until: 7 } }], ['quiet 20:00 until 7:00', { quiet: { from: 20, until: 7 } }], ['quiet hours between 22 and 6', { quiet: { from: 22, until: 6 } }],
  ['quiet hours off', { quiet: null }], ['no quiet hours', { quiet: null }],
  ['weekly', { weekly: true }], ['weekly on Friday', { weekly: true, weekday: 'friday' }], ['every monday', { weekly: true, weekday: 'monday' }], ['on Tuesdays at 7:45', { weekly: true, weekday: 'tuesday', hour: 7, minute: 45 }], ['wed', { weekly: true, weekday: 'wednesday' }], ['weekly off', { weekly: false }],
  ['of due dates', { dueDates: true }], ['due dates off', { dueDates: false }],
])('“remind me %s”', (written, expected) => {
  expect(reminderWords(written)).toEqual(expected);
});

it.each(['to buy milk', 'at 25', 'at 8:61', 'at 13 pm', 'quiet hours 8–8', 'quiet hours 8:30–9', 'quiet hours', 'tomorrow', 'weekly at never', 'every day of my life', 'at'])('“remind me %s” is not guessed at', (written) => {
  expect(reminderWords(written)).toBeNull();
});
