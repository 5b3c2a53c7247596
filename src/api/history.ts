import { z } from 'zod';
import { changeSchema } from '../roadmap/change.ts';

/**
 * `GET /api/roadmaps/:roadmap/activities/:activity/history?before=N`: newest first, a page of the changes before one's number.
 * A server of an older version, while it is replaced, gives one page and says nothing of others.
 */
export const historyPageSchema = z.object({ sequence: z.int(), changes: z.array(changeSchema), hasEarlier: z.boolean().default(false) });
export type HistoryPage = z.infer<typeof historyPageSchema>;
