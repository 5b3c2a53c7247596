import { z } from 'zod';

/** Every refusal of the API: a problem document (RFC 9457), `application/problem+json`. */
export const problemSchema = z.looseObject({
  /** A sentence for the person who meets it: what failed, why, what to do. */
  title: z.string(),
  status: z.int(),
});
export type Problem = z.infer<typeof problemSchema>;
