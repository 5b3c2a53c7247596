import { describe, expect, it } from 'vitest';
import { assessmentScheduleCard, scheduleInWords } from '../../../../bot/cards/assessment-schedule.ts';
import { pillarIds } from '../../../../src/catalog/catalog.ts';
import type { ScheduleView } from '../../../../src/api/schedule.ts';
import type { AssessmentSchedule } from '../../../../src/digest/assessment-schedule.ts';
import { expectGoodCard, hostile, textsOf } from './card-rules.ts';

const roadmapUrl = 'http://localhost:3978/tab/?roadmap=19%3Ageneral%40thread.tacv2';
const set = { by: { id: 'p-nadia', name: 'Nadia Brandt' }, at: '2026-11-22T23:30:00.000Z' };
const clock = { hour: 6, timeZone: 'Europe/Berlin', pillars: null };

describe('a schedule in a sentence', () => {
  it.each([
    [{ every: 'week', weekday: 'monday', ...clock }, 'every Monday at 06:00'],
    [{ every: 'month', day: 1, ...clock }, 'on the 1st of every month at 06:00'],
    [{ every: 'month', day: 22, ...clock, hour: 22 }, 'on the 22nd of every month at 22:00'],
    [{ every: 'month', day: 13, ...clock }, 'on the 13th of every month at 06:00'],
    [{ every: 'month', day: 'last', ...clock }, 'on the last day of every month at 06:00'],
    [{ every: 'quarter', day: 3, month: 2, ...clock }, 'every 3 months, on the 3rd of February, May, August and November, at 06:00'],
    [{ every: 'half-year', day: 1, month: 7, ...clock }, 'every 6 months, on the 1st of January and July, at 06:00'],
  ] satisfies [AssessmentSchedule, string][])('%j', (schedule, words) => {
    expect(scheduleInWords(schedule)).toBe(words);
  });
});

describe('the card of the assessment schedule', () => {
  const weekly: ScheduleView = { schedule: { every: 'week', weekday: 'monday', ...clock }, set, next: ['2026-11-23T05:00:00.000Z', '2026-11-30T05:00:00.000Z', '2026-12-07T05:00:00.000Z'], timeZone: 'Europe/Berlin' };

  it('says when it runs, next times in the zone of the conversation, and whose it is', () => {
    const card = assessmentScheduleCard(weekly, { roadmapUrl, note: 'Set by Nadia Brandt.' });
    expectGoodCard(card);
    expect(textsOf(card)).toEqual([
      'Assessment schedule', 'Set by Nadia Brandt.', 'Every Monday at 06:00 (Europe/Berlin).', 'Looks at every pillar that has checks.', 'Next', 'Monday, 23 November 2026 at 06:00', 'Monday, 30 November 2026 at 06:00',
      'Monday, 7 December 2026 at 06:00', 'Set by Nadia Brandt on 23 November 2026', 'The result is posted here, as if you had typed “run assessment”.', 'Switch off', 'Open roadmap',
    ]);
  });

  it('says that there is none, and how to set one', () => {
    const card = assessmentScheduleCard({ schedule: null, set: null, next: [], timeZone: 'UTC' }, { roadmapUrl });
    expectGoodCard(card);
    expect(textsOf(card)).toContain('Assessments run only when somebody starts one.');
    expect(card.card.actions?.map(({ title }) => title)).toEqual(['Open roadmap']);
  });

  it('fits with every pillar and a hostile name', () => {
    const all: ScheduleView = { ...weekly, schedule: { every: 'quarter', day: 'last', month: 3, ...clock, timeZone: 'America/Argentina/Buenos_Aires', pillars: [...pillarIds] }, set: { ...set, by: { id: 'x', name: hostile } } };
    const card = assessmentScheduleCard(all, { roadmapUrl, note: `Set by ${hostile}.` });
    expectGoodCard(card);
    expect(JSON.stringify(card.card.body.filter(({ type }) => type === 'TextBlock'))).not.toContain('](');
  });
});
