import { z } from 'zod';
import { personSchema } from '../assessment/run.ts';

export const mostCommentCharacters = 4000;
export const mostMentions = 20;

/** What somebody said about an activity. */
export const commentSchema = z.object({
  /** Made by the client. */
  id: z.string(),
  activity: z.string(),
  /** ISO 8601, UTC. */
  at: z.string(),
  by: personSchema,
  /** Plain text; a person who is mentioned stands in it as `@` and their name. Empty when it was deleted. */
  text: z.string(),
  mentions: z.array(personSchema),
  /** What stays of a comment that was deleted: by whom and when. */
  deleted: z.object({ at: z.string(), by: personSchema }).nullable(),
});
export type Comment = z.infer<typeof commentSchema>;

/** A comment came or was deleted. */
export const commentNewsSchema = z.object({
  /** Counts what happened to the comments of a roadmap, from 1 and without gaps. */
  sequence: z.int().min(1),
  comment: commentSchema,
  /** How many comments the activity has now, deleted ones not counted. */
  count: z.int().min(0),
});
export type CommentNews = z.infer<typeof commentNewsSchema>;

/** The trace that a comment leaves: who said something when, and that it is gone. Nothing else of it stays, whatever a newer version kept beside the words. */
export const deletedComment = ({ id, activity, at, by }: Comment, deleted: NonNullable<Comment['deleted']>): Comment => ({ id, activity, at, by, text: '', mentions: [], deleted });

/** How a mention stands in the text. */
export const mentionOf = ({ name }: { readonly name: string }): string => `@${name}`;

/** A stretch of a comment: plain words, the mention of somebody, or an address. */
export type CommentPiece =
  | { readonly kind: 'words' | 'link'; readonly text: string }
  | { readonly kind: 'mention'; readonly text: string; readonly personId: string };

const address = /https:\/\/[^\s<>"]+[^\s<>".,;:!?)\]}'’]/g;

/** Divides a comment into stretches that are shown differently. Their texts joined are the comment's text. */
export function commentPieces({ text, mentions }: Pick<Comment, 'text' | 'mentions'>): CommentPiece[] {
  // The longest name first: "@Ann Lee" is not "@Ann" and a surname.
  const longestFirst = [...mentions].sort((a, b) => b.name.length - a.name.length);
  const pieces: CommentPiece[] = [];
  let from = 0;
  let at = text.indexOf('@');
  while (at >= 0) {
    const start = at;
    const person = longestFirst.find((candidate) => candidate.name !== '' && text.startsWith(mentionOf(candidate), start));
    if (person) {
      const end = start + mentionOf(person).length;
      pieces.push(...wordsAndLinks(text.slice(from, start)), { kind: 'mention', text: text.slice(start, end), personId: person.id });
      from = end;
    }
    at = text.indexOf('@', Math.max(start + 1, from));
  }
  return [...pieces, ...wordsAndLinks(text.slice(from))];
}

function wordsAndLinks(text: string): CommentPiece[] {
  const pieces: CommentPiece[] = [];
  let from = 0;
  for (const { 0: link, index } of text.matchAll(address)) {
    if (index > from) pieces.push({ kind: 'words', text: text.slice(from, index) });
    pieces.push({ kind: 'link', text: link });
    from = index + link.length;
  }
  if (from < text.length) pieces.push({ kind: 'words', text: text.slice(from) });
  return pieces;
}
