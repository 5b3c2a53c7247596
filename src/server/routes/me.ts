import type { Server } from 'restify';
import { reminderSettingsSchema, type RemindersView } from '../../api/reminders.ts';
import { loadReminders } from '../../operations/load-reminders.ts';
import { setReminders } from '../../operations/set-reminders.ts';
import { roadmapRoute, type Door } from '../door.ts';
import { sendJson } from '../respond.ts';

/** What concerns only whoever asks, whichever roadmap they ask from. */
export function meRoutes(server: Server, door: Door): void {
  const { house } = door;

  roadmapRoute(server, door, 'get', '/me/reminders', async ({ response, actor }) => {
    sendJson(response, 200, await loadReminders(house, actor) satisfies RemindersView);
  });

  roadmapRoute(server, door, 'put', '/me/reminders', async ({ request, response, actor }) => {
    sendJson(response, 200, await setReminders(house, actor, reminderSettingsSchema.parse(request.body)) satisfies RemindersView);
  });
}
