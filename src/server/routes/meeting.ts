import type { Server } from 'restify';
import type { z } from 'zod';
import { postMinutesSchema, type minutesPostedSchema } from '../../api/minutes.ts';
import { postMinutes } from '../../operations/post-minutes.ts';
import { roadmapRoute, type Door } from '../door.ts';
import { sendJson } from '../respond.ts';

/** What a workshop in a meeting leaves behind. */
export function meetingRoutes(server: Server, door: Door): void {
  roadmapRoute(server, door, 'post', '/minutes', async ({ request, response, actor, roadmapId }) => {
    const { decisions } = await postMinutes(door.house, actor, roadmapId, postMinutesSchema.parse(request.body));
    sendJson(response, 202, { decisions: decisions.length } satisfies z.infer<typeof minutesPostedSchema>);
  });
}
