import { describe, expect, it } from 'vitest';
import { acceptRiskSentence, assignSentence, commentSentence, dueSentence, setSentence } from '../../../bot/task-sentences.ts';

/** A Wednesday. */
const on = { today: '2026-03-04', locale: 'en-GB' };

describe('assignSentence', () => {
  it.each([
    ['RMI_001 to @Amara Okafor', 'RMI_001', '@Amara Okafor', null],
    ['RMI_001 to @Amara Okafor by next friday', 'RMI_001', '@Amara Okafor', 'next friday'],
    ['move apps to Entra ID to me until 31/12', 'move apps to Entra ID', 'me', '31/12'],
    ['legacy authentication to nobody', 'legacy authentication', 'nobody', null],
    ['RMI_001 to Tomasz, due tomorrow', 'RMI_001', 'Tomasz', 'tomorrow'],
  ])('“%s”', (written, task, who, date) => expect(assignSentence(written)).toEqual({ task, who, date }));
  it.each(['', 'RMI_001', 'to me', 'RMI_001 to', 'RMI_001 not to Amara', 'RMI_001 but never to Amara'])('is not “%s”', (written) => expect(assignSentence(written)).toBeNull());
});

describe('setSentence', () => {
  it.each([
    ['RMI_001 to in progress', 'RMI_001', 'in-progress'], ['RMI_001 to In Progress', 'RMI_001', 'in-progress'], ['RMI_001 as done', 'RMI_001', 'completed'], ['RMI_001 = blocked', 'RMI_001', 'blocked'],
    ['move apps to Entra ID to not started', 'move apps to Entra ID', 'not-started'], ['RMI_001 completed', 'RMI_001', 'completed'], ['legacy authentication will not pursue', 'legacy authentication', 'will-not-pursue'],
    ['RMI_001 to follow-up', 'RMI_001', 'follow-up'], ['RMI_001 to n/a', 'RMI_001', 'not-applicable'], ['RMI_001 to third party', 'RMI_001', 'third-party'], ['RMI_001 to Microsoft roadmap', 'RMI_001', 'ms-roadmap'], ['RMI_001 to planned', 'RMI_001', 'planned'],
  ])('“%s” sets %s to %s', (written, task, status) => expect(setSentence(written)).toEqual({ task, status }));
  it.each(['', 'RMI_001', 'RMI_001 to', 'RMI_001 to something', 'done', 'RMI_001 to constructor', 'RMI_001 not to done', 'RMI_001 not as completed', 'RMI_001 isn’t done', 'RMI_001 to done or blocked'])('is not “%s”', (written) => expect(setSentence(written)).toBeNull());
});

describe('dueSentence', () => {
  it.each([
    ['RMI_001 next friday', 'RMI_001', '2026-03-13'], ['RMI_001 friday', 'RMI_001', '2026-03-06'], ['RMI_001 on 31/12', 'RMI_001', '2026-12-31'], ['legacy authentication in 3 weeks', 'legacy authentication', '2026-03-25'],
    ['block legacy protocols by 5 May', 'block legacy protocols', '2026-05-05'], ['RMI_001 to the end of next month', 'RMI_001', '2026-04-30'], ['RMI_001: tomorrow', 'RMI_001', '2026-03-05'], ['RMI_001 is 2026-05-01', 'RMI_001', '2026-05-01'],
    ['RMI_001 the 15th', 'RMI_001', '2026-03-15'], ['RMI_001 never', 'RMI_001', null], ['RMI_001 to never', 'RMI_001', null], ['RMI_001 31.12.', 'RMI_001', '2026-12-31'],
  ])('“%s” is %s on %s', (written, task, day) => expect(dueSentence(written, on)).toEqual({ task, day }));
  it.each(['', 'RMI_001', 'tomorrow', 'RMI_001 soon', 'RMI_001 30/02', 'RMI_001 not friday', 'RMI_001 friday or monday', 'RMI_001 between 1 May and 5 May', 'RMI_001 never on friday', 'RMI_001 5 May, 6 May'])('is not “%s”', (written) => expect(dueSentence(written, on)).toBeNull());
});

describe('acceptRiskSentence', () => {
  it.each([
    ['RMI_001 until end of June because the app is replaced', 'RMI_001', 'end of June', 'the app is replaced'],
    ['legacy authentication until 31/12, because of the old scanners', 'legacy authentication', '31/12', 'the old scanners'],
    ['RMI_001 because we wait until then until 31/12', 'RMI_001', '31/12', 'we wait until then'],
    ['for RMI_001 till tomorrow reason: Test, Because', 'RMI_001', 'tomorrow', 'Test, Because'],
  ])('“%s”', (written, task, date, reason) => expect(acceptRiskSentence(written)).toEqual({ task, date, reason }));
  it.each(['', 'RMI_001', 'RMI_001 until tomorrow', 'RMI_001 because', 'RMI_001 because we can', 'until tomorrow because x'])('is not “%s”', (written) => expect(acceptRiskSentence(written)).toBeNull());
});

describe('commentSentence', () => {
  const isId = (words: string) => ['rmi_001', 'rmd 002, part 2'].includes(words.toLowerCase());
  it.each([
    ['RMI_001 the pilot starts: on Monday', 'RMI_001', 'the pilot starts: on Monday'], ['on rmi_001: fine', 'rmi_001', 'fine'], ['RMD 002, part 2 is done', 'RMD 002, part 2', 'is done'],
    ['legacy authentication: @Amara can you look?', 'legacy authentication', '@Amara can you look?'], ['“legacy authentication” looks good', 'legacy authentication', 'looks good'],
  ])('“%s”', (written, task, text) => expect(commentSentence(written, isId)).toEqual({ task, text }));
  it.each(['', 'RMI_001', 'legacy authentication looks good', ': text'])('is not “%s”', (written) => expect(commentSentence(written, isId)).toBeNull());
});
