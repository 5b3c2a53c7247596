import { z } from 'zod';
import { changeRequestSchema } from '../../../src/roadmap/change.ts';
import type { BrowserStore } from '../shared/browser-store.ts';

const unsentSchema = z.object({
  request: changeRequestSchema,
  /** What the person did, as a sentence; null for what cannot be taken back. */
  said: z.string().nullable(),
  /** When, in milliseconds since 1970, and which of that moment. */
  at: z.number(),
  order: z.int(),
});
/** A change that the server has not answered yet. */
export type Unsent = z.infer<typeof unsentSchema>;

/** Where changes wait that the server has not answered, so that they outlive the page. What was found or proven never stands here. */
export interface Outbox {
  readonly keep: (unsent: Pick<Unsent, 'request' | 'said'>) => void;
  readonly drop: (changeId: string) => void;
  /** Oldest first. */
  readonly waiting: () => readonly Unsent[];
}

let kept = 0;

/**
 * The outbox of one person on one roadmap in this browser. Each change has an entry of its own: two windows never overwrite
 * each other's, and one that both send is saved once, by its id.
 */
export function createOutbox(store: BrowserStore, personId: string, roadmapId: string): Outbox {
  const prefix = `zero-trust-roadmap.unsent.${personId}.${roadmapId}.`;
  return {
    keep: ({ request, said }) => {
      kept += 1;
      store.set(prefix + request.changeId, JSON.stringify({ request, said, at: Date.now(), order: kept } satisfies Unsent));
    },
    drop: (changeId) => store.remove(prefix + changeId),
    waiting: () => store.keys(prefix).flatMap((key) => read(store, key)).sort((a, b) => a.at - b.at || a.order - b.order),
  };
}

function read(store: BrowserStore, key: string): Unsent[] {
  try {
    return [unsentSchema.parse(JSON.parse(store.get(key) ?? ''))];
  } catch {
    // Another version left something else there: it could not be sent either.
    store.remove(key);
    return [];
  }
}
