import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Person } from '../src/assessment/run.ts';
import { Refusal } from '../src/operations/refusal.ts';
import type { Command, Turn } from './command.ts';
import { findCommand, wordsOf, writtenAfter } from './sentence.ts';

/** Of a sentence that a card's buttons carry. */
export const mostSentenceBytes = 5000;
const longestName = 60;

/** A sentence that a button says for somebody. */
export const saidSentenceSchema = z.object({
  sentence: z.string().min(1).max(mostSentenceBytes),
  for: z.object({ id: z.string().min(1), name: z.string() }),
  /** Entra object id of whom the sentence mentions. */
  mentioned: z.string().nullable(),
  askedAt: z.iso.datetime(),
  /** One press is done once, however often it arrives. */
  question: z.string().min(1).max(100),
});
export type SaidSentence = z.infer<typeof saidSentenceSchema>;

/** “Next Friday” is another day a week later: an old question is asked again. */
const lifeMs = 60 * 60 * 1000;
const leaseMs = 60 * 1000;

/** The command that a sentence means, with what follows; null when it is not understood. */
export function commandIn<C extends Command>(text: string, commands: readonly C[]): { readonly command: C; readonly run: (turn: Turn) => Promise<void> } | null {
  const found = findCommand(wordsOf(text), commands);
  return found && { command: found.command, run: (turn) => found.command.run(turn, found.rest, writtenAfter(text, found.phrase), found.phrase) };
}

/** A sentence for a button that only this person can press. */
export function sentenceFor(person: Person, sentence: string, { now, mentioned = null }: { readonly now: Date; readonly mentioned?: string | null }): SaidSentence {
  return { sentence, for: { id: person.id, name: person.name.slice(0, longestName) }, mentioned, askedAt: now.toISOString(), question: randomUUID() };
}

/** @throws {Refusal} for what no card of ours carried, and for somebody else's question */
export async function pressedSentence(turn: Turn, data: unknown): Promise<{ readonly said: SaidSentence; readonly by: Person }> {
  const parsed = saidSentenceSchema.safeParse(data);
  if (!parsed.success) throw new Refusal(400, 'This card is from another version of the app. Say it again.');
  const { person } = await turn.actor();
  const said = parsed.data;
  if (said.for.id !== person.id) throw new Refusal(403, `This question is for ${said.for.name.slice(0, longestName)}. Say it yourself, and I ask you.`);
  return { said, by: person };
}

/**
 * Says a sentence for whoever pressed, once: the same way and with the same rights as if they had typed it.
 * @throws {Refusal} as the command does: then it can be pressed again
 */
export async function sayOnce(turn: Turn, { sentence, mentioned, askedAt, question }: SaidSentence): Promise<void> {
  if (turn.house.now().getTime() - Date.parse(askedAt) > lifeMs) throw new Refusal(409, 'This question is old, and days like “next Friday” have moved on. Say it again.');
  const found = commandIn(sentence, turn.commands);
  if (!found) throw new Refusal(400, 'I do not understand this any more. Say “help” for everything that I do.');
  const { deliveries } = turn.house.storage;
  const { person } = await turn.actor();
  const occurrence = `said:${turn.house.tenantId}:${question}`;
  const lease = await deliveries.lease(occurrence, person.id, leaseMs, turn.house.now());
  if (!lease.leased) throw new Refusal(409, 'This is done already.');
  try {
    await found.run({ ...turn, mentioned: () => Promise.resolve(mentioned) });
  } catch (error) {
    await deliveries.release(occurrence, person.id, lease.token);
    throw error;
  }
  await deliveries.markSent(occurrence, person.id, lease.token, turn.house.now());
}
