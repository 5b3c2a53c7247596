import { z } from 'zod';
import { pillarIds } from '../catalog/catalog.ts';

const mostAgenda = 1000;
const ids = z.array(z.string().min(1).max(100)).max(mostAgenda);

/** `POST /api/roadmaps/:roadmap/minutes` → 202: the bot posts the minutes of a workshop where the roadmap belongs. */
export const postMinutesSchema = z.strictObject({
  pillar: z.enum(pillarIds),
  /** Null for the whole pillar. */
  area: z.string().min(1).max(100).nullable(),
  /** Number of the roadmap's newest change when the workshop began: what came after it was decided there. */
  since: z.int().min(0),
  agenda: ids,
  visited: ids,
});
export type PostMinutes = z.infer<typeof postMinutesSchema>;

export const minutesPostedSchema = z.object({ decisions: z.int().min(0) });
