import { useState } from 'react';
import { z } from 'zod';
import { localStore } from '../../shared/browser-store.ts';

const draftSchema = z.object({ text: z.string(), picked: z.array(z.object({ id: z.string(), name: z.string() })).readonly() });

/** Words that are not sent yet, and who was chosen to be mentioned in them. */
export type CommentDraft = z.infer<typeof draftSchema>;

const emptyDraft: CommentDraft = { text: '', picked: [] };
const keyOf = (place: string): string => `zero-trust-roadmap.draft.${place}`;

function read(place: string): CommentDraft {
  try {
    return draftSchema.parse(JSON.parse(localStore.get(keyOf(place)) ?? 'null'));
  } catch {
    // Nothing, or something of another version.
    return emptyDraft;
  }
}

/**
 * Words that somebody types, kept in the browser: closing the pane or the page, or looking something up, loses nobody's words.
 * @param place whose words they are, and about what
 */
export function useCommentDraft(place: string): { readonly draft: CommentDraft; readonly change: (changes: Partial<CommentDraft>) => void; readonly clear: () => void } {
  const [draft, setDraft] = useState(() => read(place));
  const keep = (next: CommentDraft): void => {
    if (next.text === '') localStore.remove(keyOf(place));
    else localStore.set(keyOf(place), JSON.stringify(next));
    setDraft(next);
  };
  return { draft, change: (changes) => keep({ ...draft, ...changes }), clear: () => keep(emptyDraft) };
}
