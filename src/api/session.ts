import { z } from 'zod';
import { personSchema } from '../assessment/run.ts';

/**
 * `GET /api/session`, without sign-in: how this server wants to be signed in to.
 * In local mode a request says who it is with `Authorization: Bearer local:<person id>`; in Teams with the SSO token.
 */
export const sessionSchema = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('local'), people: z.array(personSchema), roadmaps: z.array(z.object({ id: z.string(), name: z.string() })) }),
  z.object({ mode: z.literal('teams') }),
]);
export type Session = z.infer<typeof sessionSchema>;
