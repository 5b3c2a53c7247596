import type { Server } from 'restify';
import type { z } from 'zod';
import { resetRequestSchema, type resetAnswerSchema, type resetListSchema, type UndoneReset } from '../../api/resets.ts';
import { setSettingSchema, type SettingsView } from '../../api/settings.ts';
import { changeSettings } from '../../operations/change-settings.ts';
import { loadSettings } from '../../operations/load-settings.ts';
import { loadResets } from '../../operations/load-resets.ts';
import { authorise, Refusal } from '../../operations/refusal.ts';
import { resetPillar } from '../../operations/reset-pillar.ts';
import { undoReset } from '../../operations/undo-reset.ts';
import { roadmapRoute, type Door } from '../door.ts';
import { sendJson } from '../respond.ts';

/** What a team decides about its roadmap, and starting a pillar anew. */
export function settingsRoutes(server: Server, door: Door): void {
  const { house } = door;

  roadmapRoute(server, door, 'get', '/settings', async ({ response, actor, roadmapId }) => {
    sendJson(response, 200, await loadSettings(house, actor, roadmapId) satisfies SettingsView);
  });

  roadmapRoute(server, door, 'put', '/settings', async ({ request, response, actor, roadmapId }) => {
    authorise(actor, 'change-settings');
    sendJson(response, 200, await changeSettings(house, actor, roadmapId, setSettingSchema.parse(request.body)) satisfies SettingsView);
  });

  roadmapRoute(server, door, 'get', '/resets', async ({ response, actor, roadmapId }) => {
    sendJson(response, 200, { resets: await loadResets(house, actor, roadmapId) } satisfies z.infer<typeof resetListSchema>);
  });

  roadmapRoute(server, door, 'post', '/resets', async ({ request, response, actor, roadmapId }) => {
    authorise(actor, 'reset-pillar');
    sendJson(response, 200, { reset: await resetPillar(house, actor, roadmapId, resetRequestSchema.parse(request.body)) } satisfies z.infer<typeof resetAnswerSchema>);
  });

  roadmapRoute(server, door, 'post', '/resets/:sequence/undo', async ({ response, actor, roadmapId, param }) => {
    authorise(actor, 'reset-pillar');
    sendJson(response, 200, await undoReset(house, actor, roadmapId, resetNumber(param('sequence'))) satisfies UndoneReset);
  });
}

/** @throws {Refusal} 404 for what is no number of a change */
function resetNumber(text: string): number {
  if (/^[1-9]\d{0,11}$/.test(text)) return Number(text);
  throw new Refusal(404, 'There is no such reset.');
}
