import type { Server } from 'restify';
import { setScheduleSchema, type ScheduleView } from '../../api/schedule.ts';
import { loadAssessmentSchedule } from '../../operations/load-assessment-schedule.ts';
import { authorise } from '../../operations/refusal.ts';
import { setAssessmentSchedule } from '../../operations/set-assessment-schedule.ts';
import { roadmapRoute, type Door } from '../door.ts';
import { sendJson } from '../respond.ts';

/** When a roadmap's conversation gets an assessment by itself. */
export function scheduleRoutes(server: Server, door: Door): void {
  const { house } = door;

  roadmapRoute(server, door, 'get', '/assessment-schedule', async ({ response, actor, roadmapId }) => {
    sendJson(response, 200, await loadAssessmentSchedule(house, actor, roadmapId) satisfies ScheduleView);
  });

  roadmapRoute(server, door, 'put', '/assessment-schedule', async ({ request, response, actor, roadmapId }) => {
    authorise(actor, 'change-settings');
    sendJson(response, 200, await setAssessmentSchedule(house, actor, roadmapId, setScheduleSchema.parse(request.body)) satisfies ScheduleView);
  });
}
