import type { Server } from 'restify';
import { viewingSchema } from '../../api/roadmap.ts';
import type { z } from 'zod';
import type { changeAcceptedSchema, changeConflictSchema, changeListSchema, memberListSchema } from '../../api/roadmap.ts';
import { changeActivities } from '../../operations/change-activities.ts';
import { loadHistory } from '../../operations/load-history.ts';
import { listMembers } from '../../operations/list-members.ts';
import { loadRoadmap } from '../../operations/load-roadmap.ts';
import { authorise } from '../../operations/refusal.ts';
import { changeRequestSchema } from '../../roadmap/change.ts';
import { queryNumber, roadmapRoute, type Door } from '../door.ts';
import type { LiveHub } from '../live-hub.ts';
import { sendJson } from '../respond.ts';

/** The board: what it shows, what changes, who belongs to it, who looks. */
export function roadmapRoutes(server: Server, door: Door, hub: LiveHub): void {
  const { house } = door;
  const keyOf = (roadmapId: string) => ({ tenantId: house.tenantId, roadmapId });

  roadmapRoute(server, door, 'get', '', async ({ response, actor, roadmapId }) => {
    sendJson(response, 200, await loadRoadmap(house, actor, roadmapId));
  });

  roadmapRoute(server, door, 'get', '/members', async ({ response, actor, roadmapId }) => {
    authorise(actor, 'read-roadmap');
    sendJson(response, 200, { members: await listMembers(house, roadmapId) } satisfies z.infer<typeof memberListSchema>);
  });

  roadmapRoute(server, door, 'post', '/changes', async ({ request, response, actor, roadmapId }) => {
    const answer = await changeActivities(house, actor, roadmapId, changeRequestSchema.parse(request.body));
    if (answer.outcome === 'applied') {
      sendJson(response, 200, { change: answer.change, sequence: answer.sequence } satisfies z.infer<typeof changeAcceptedSchema>);
      return;
    }
    sendJson(response, 409, {
      title: 'Somebody else changed the same field a moment ago. Nothing was saved: keep theirs, or send yours again.',
      status: 409,
      sequence: answer.sequence,
      conflicts: [...answer.conflicts],
    } satisfies z.infer<typeof changeConflictSchema>);
  });

  roadmapRoute(server, door, 'get', '/changes', async ({ request, response, actor, roadmapId }) => {
    authorise(actor, 'read-roadmap');
    sendJson(response, 200, (await house.storage.roadmaps.changesAfter(keyOf(roadmapId), queryNumber(request, 'after'))) satisfies z.infer<typeof changeListSchema>);
  });

  roadmapRoute(server, door, 'get', '/activities/:activity/history', async ({ request, response, actor, roadmapId, param }) => {
    sendJson(response, 200, await loadHistory(house, actor, roadmapId, param('activity'), queryNumber(request, 'before')));
  });

  roadmapRoute(server, door, 'put', '/viewers/:session', async ({ request, response, actor, roadmapId, param }) => {
    authorise(actor, 'read-roadmap');
    const { activity } = viewingSchema.parse(request.body);
    await hub.viewing(keyOf(roadmapId), { session: param('session'), person: actor.person, activity }, house.now());
    response.send(204);
  });
}
