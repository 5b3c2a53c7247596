import type { Server } from 'restify';
import type { z } from 'zod';
import { commentRequestSchema, type commentListSchema, type savedCommentSchema } from '../../api/comments.ts';
import { addComment } from '../../operations/add-comment.ts';
import { deleteComment } from '../../operations/delete-comment.ts';
import { listComments } from '../../operations/list-comments.ts';
import { roadmapRoute, type Door } from '../door.ts';
import { sendJson } from '../respond.ts';

/** What people say about an activity. */
export function commentRoutes(server: Server, door: Door): void {
  const { house } = door;
  const comments = '/activities/:activity/comments';

  roadmapRoute(server, door, 'get', comments, async ({ response, actor, roadmapId, param }) => {
    sendJson(response, 200, { comments: await listComments(house, actor, roadmapId, param('activity')) } satisfies z.infer<typeof commentListSchema>);
  });

  roadmapRoute(server, door, 'post', comments, async ({ request, response, actor, roadmapId, param }) => {
    const comment = await addComment(house, actor, roadmapId, param('activity'), commentRequestSchema.parse(request.body));
    sendJson(response, 201, { comment } satisfies z.infer<typeof savedCommentSchema>);
  });

  roadmapRoute(server, door, 'del', `${comments}/:comment`, async ({ response, actor, roadmapId, param }) => {
    sendJson(response, 200, { comment: await deleteComment(house, actor, roadmapId, param('activity'), param('comment')) } satisfies z.infer<typeof savedCommentSchema>);
  });
}
