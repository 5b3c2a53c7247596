import { assessmentScheduleCard } from '../../../../../bot/cards/assessment-schedule.ts';
import type { ScheduleView } from '../../../../../src/api/schedule.ts';
import { pillarIds } from '../../../../../src/catalog/catalog.ts';
import { nadia, roadmapUrl, wild, type CardSamples } from '../sample-facts.ts';

const clock = { hour: 6, timeZone: 'Europe/Berlin', pillars: null };
const weekly: ScheduleView = {
  schedule: { every: 'week', weekday: 'monday', ...clock }, set: { by: nadia, at: '2026-03-04T12:00:00.000Z' }, next: ['2026-03-09T05:00:00.000Z', '2026-03-16T05:00:00.000Z', '2026-03-23T05:00:00.000Z'], timeZone: 'Europe/Berlin',
};

export default {
  'usual': () => assessmentScheduleCard(weekly, { roadmapUrl, note: 'Set by Nadia Brandt.' }),
  'none': () => assessmentScheduleCard({ schedule: null, set: null, next: [], timeZone: 'UTC' }, { roadmapUrl }),
  'switched off': () => assessmentScheduleCard({ ...weekly, schedule: null, next: [] }, { roadmapUrl, note: 'Switched off by Nadia Brandt.' }),
  'every pillar, four times a year': () => assessmentScheduleCard({ ...weekly, schedule: { every: 'quarter', day: 'last', month: 2, ...clock, pillars: [...pillarIds] } }, { roadmapUrl }),
  ...wild((text) => assessmentScheduleCard({ ...weekly, set: { by: { id: 'x', name: text }, at: '2026-03-04T12:00:00.000Z' } }, { roadmapUrl, note: `Set by ${text}.` })),
} satisfies CardSamples;
