import { z } from 'zod';
import { commentRequestSchema } from '../../../src/api/comments.ts';
import { changeRequestSchema } from '../../../src/roadmap/change.ts';
import type { BrowserStore } from '../shared/browser-store.ts';

const unsentSchema = z.object({
  request: changeRequestSchema,
  /** What the person did, as a sentence; null for what cannot be taken back. */
  said: z.string().nullable(),
});
/** A change that the server has not answered yet. */
export type Unsent = z.infer<typeof unsentSchema>;

const unsaidSchema = z.object({
  activity: z.string(),
  comment: commentRequestSchema,
  /** Why the server did not take it: it waits for its author to decide, and is not sent by itself. Null while it is on its way. */
  refusal: z.string().nullable().default(null),
});
/** A comment that the server has not taken yet. */
export type Unsaid = z.infer<typeof unsaidSchema>;

/** When it was kept, in milliseconds since 1970, and which of that moment. */
const keptSchema = z.object({ at: z.number(), order: z.int() });

/** Where waits what the server has not answered, so that it outlives the page. What was found or proven never stands here. */
export interface Outbox<Item> {
  readonly keep: (item: Item) => void;
  readonly drop: (id: string) => void;
  /** Oldest first. */
  readonly waiting: () => readonly Item[];
}

let kept = 0;

/**
 * The outbox of one person on one roadmap in this browser. Each item has an entry of its own: two windows never overwrite
 * each other's, and one that both send is saved once, by its id.
 */
function outboxOf<Item>(store: BrowserStore, prefix: string, schema: z.ZodType<Item>, idOf: (item: Item) => string): Outbox<Item> {
  const read = (key: string) => {
    try {
      const entry: unknown = JSON.parse(store.get(key) ?? '');
      return [{ item: schema.parse(entry), ...keptSchema.parse(entry) }];
    } catch {
      // Another version left something else there: it could not be sent either.
      store.remove(key);
      return [];
    }
  };
  return {
    keep: (item) => {
      kept += 1;
      store.set(prefix + idOf(item), JSON.stringify({ ...item, at: Date.now(), order: kept }));
    },
    drop: (id) => store.remove(prefix + id),
    waiting: () => store.keys(prefix).flatMap(read).sort((a, b) => a.at - b.at || a.order - b.order).map(({ item }) => item),
  };
}

export const outboxOfChanges = (store: BrowserStore, personId: string, roadmapId: string): Outbox<Unsent> =>
  outboxOf(store, `zero-trust-roadmap.unsent.${personId}.${roadmapId}.`, unsentSchema, ({ request }) => request.changeId);

export const outboxOfComments = (store: BrowserStore, personId: string, roadmapId: string): Outbox<Unsaid> =>
  outboxOf(store, `zero-trust-roadmap.unsaid.${personId}.${roadmapId}.`, unsaidSchema, ({ comment }) => comment.id);
