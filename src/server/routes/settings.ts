import type { Server } from 'restify';
import { setSettingSchema, type SettingsView } from '../../api/settings.ts';
import { changeSettings } from '../../operations/change-settings.ts';
import { loadSettings } from '../../operations/load-settings.ts';
import { authorise } from '../../operations/refusal.ts';
import { roadmapRoute, type Door } from '../door.ts';
import { sendJson } from '../respond.ts';

/** What a team decides about its roadmap. */
export function settingsRoutes(server: Server, door: Door): void {
  const { house } = door;

  roadmapRoute(server, door, 'get', '/settings', async ({ response, actor, roadmapId }) => {
    sendJson(response, 200, await loadSettings(house, actor, roadmapId) satisfies SettingsView);
  });

  roadmapRoute(server, door, 'put', '/settings', async ({ request, response, actor, roadmapId }) => {
    authorise(actor, 'change-settings');
    sendJson(response, 200, await changeSettings(house, actor, roadmapId, setSettingSchema.parse(request.body)) satisfies SettingsView);
  });
}
