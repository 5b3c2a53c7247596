import type { z } from 'zod';
import { Refusal } from '../src/operations/refusal.ts';

/**
 * What a pressed button carried: any client can send anything.
 * @param otherwise the sentence for a card of another version of the app, or inputs that cannot be
 * @throws {Refusal} 400 with that sentence
 */
export function readPress<Schema extends z.ZodType>(schema: Schema, data: unknown, otherwise: string): z.output<Schema> {
  const pressed = schema.safeParse(data);
  if (!pressed.success) throw new Refusal(400, otherwise);
  return pressed.data;
}
