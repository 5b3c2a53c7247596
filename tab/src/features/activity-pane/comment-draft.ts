import { useState } from 'react';

/** Words that are not sent yet. */
export interface CommentDraft {
  /** Sent again after a lost answer, the comment has the same id: it is not said twice. */
  readonly id: string;
  readonly text: string;
  readonly picked: readonly { readonly id: string; readonly name: string }[];
}

const emptyDraft = (): CommentDraft => ({ id: crypto.randomUUID(), text: '', picked: [] });

/** Until the page is left: closing the pane, or looking something up in another part of it, loses nobody's words. */
const drafts = new Map<string, CommentDraft>();

/** @param place whose words they are, and about what */
export function useCommentDraft(place: string): { readonly draft: CommentDraft; readonly change: (changes: Partial<CommentDraft>) => void; readonly clear: () => void } {
  const [draft, setDraft] = useState(() => drafts.get(place) ?? emptyDraft());
  const keep = (next: CommentDraft): void => {
    if (next.text === '') drafts.delete(place);
    else drafts.set(place, next);
    setDraft(next);
  };
  return { draft, change: (changes) => keep({ ...draft, ...changes }), clear: () => keep(emptyDraft()) };
}
