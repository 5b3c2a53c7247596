import { z } from 'zod';
import { commentSchema, mostCommentCharacters, mostMentions } from '../roadmap/comment.ts';

/** `GET /api/roadmaps/:roadmap/activities/:activity/comments`: the newest 500, newest first. */
export const commentListSchema = z.object({ comments: z.array(commentSchema) });

/** `POST /api/roadmaps/:roadmap/activities/:activity/comments` → 201 with what was saved. */
export const commentRequestSchema = z.strictObject({
  /** Made by the client; the same id sent again saves nothing a second time. */
  id: z.string().min(8).max(64),
  text: z.string().trim().min(1, 'a comment needs words').max(mostCommentCharacters, 'comments are limited to 4,000 characters'),
  /** Ids of the members whom the text mentions. */
  mentions: z.array(z.string().min(1).max(200)).max(mostMentions, 'a comment mentions at most 20 people'),
});
export type CommentRequest = z.infer<typeof commentRequestSchema>;

/** The answer to `POST`, and to `DELETE …/comments/:comment`: only a trace is left of that one. */
export const savedCommentSchema = z.object({ comment: commentSchema });
