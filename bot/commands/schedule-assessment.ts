import { z } from 'zod';
import { dayIn } from '../../src/digest/calendar-day.ts';
import { loadAssessmentSchedule } from '../../src/operations/load-assessment-schedule.ts';
import { authorise } from '../../src/operations/refusal.ts';
import { setAssessmentSchedule } from '../../src/operations/set-assessment-schedule.ts';
import { assessmentScheduleIn } from '../assessment-schedule-sentence.ts';
import { assessmentScheduleCard } from '../cards/assessment-schedule.ts';
import { defineCommand, everyScope } from '../command.ts';
import { readPress } from '../read-press.ts';

/** A schedule said without its name: the phrase itself holds a part of it. */
const sayWhen = ['run assessment every', 'run assessment weekly', 'run assessment monthly', 'run assessment quarterly'];
const stop = ['unschedule assessment', 'stop scheduled assessments', 'stop assessment schedule', 'cancel assessment schedule'];
const pressSchema = z.looseObject({ seen: z.string() });

export default defineCommand({
  name: 'schedule assessment',
  usage: 'schedule assessment weekly | monthly | every 6 months | off',
  rank: 62,
  description: 'Lets assessments run by themselves, such as “every Monday at 6”; the result is posted here.',
  scopes: everyScope,
  phrases: [
    'schedule assessment', 'schedule assessments', 'assessment schedule', 'show assessment schedule', 'when is next assessment', 'set assessment schedule', 'change assessment schedule', 'schedule zero trust assessment',
    ...sayWhen, ...stop,
  ],
  takesWords: true,
  async run(turn, _words, written, phrase) {
    const { house, conversation: { roadmapId, digest }, roadmapUrl } = turn;
    const actor = await turn.actor();
    const said = stop.includes(phrase) ? 'off' : `${sayWhen.includes(phrase) ? phrase : ''} ${written}`.trim();
    if (said === '') {
      await turn.answer(assessmentScheduleCard(await loadAssessmentSchedule(house, actor, roadmapId), { roadmapUrl }));
      return;
    }
    authorise(actor, 'change-settings');
    const before = await loadAssessmentSchedule(house, actor, roadmapId);
    const schedule = assessmentScheduleIn(said, { today: dayIn(digest.timeZone, house.now()), timeZone: digest.timeZone, before: before.schedule });
    const saved = await setAssessmentSchedule(house, actor, roadmapId, { schedule });
    await turn.answer(assessmentScheduleCard(saved, { roadmapUrl, note: `${schedule ? 'Set' : 'Switched off'} by ${actor.person.name}.` }));
  },
  presses: {
    async 'stop-assessment-schedule'(turn, data) {
      const { house, conversation: { roadmapId }, roadmapUrl } = turn;
      const actor = await turn.actor();
      authorise(actor, 'change-settings');
      const pressed = readPress(pressSchema, data, 'This card is from another version of the app. Say “schedule assessment off” instead.');
      const now = await loadAssessmentSchedule(house, actor, roadmapId);
      if (now.set?.at !== pressed.seen) return assessmentScheduleCard(now, { roadmapUrl, note: 'The schedule was changed after this card was posted. Here it is as it is now: nothing was switched off.' });
      const card = assessmentScheduleCard(await setAssessmentSchedule(house, actor, roadmapId, { schedule: null, seen: pressed.seen }), { roadmapUrl, note: `Switched off by ${actor.person.name}.` });
      await turn.replaceCard(card);
      return card;
    },
  },
});
