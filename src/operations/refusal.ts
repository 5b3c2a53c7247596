import { isUndecided, may, refusalOf, type Action } from '../access/rules.ts';
import type { Actor } from './house.ts';

/** An answer for the person who asked: what failed, why, what to do. Doors turn it into a card or a problem document. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503;

  constructor(status: Refusal['status'], sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.status = status;
  }
}

/** @throws {Refusal} 403 when the actor may not do this, 503 when the directory does not say at the moment whether they may */
export function authorise(actor: Actor, action: Action): void {
  if (may(actor, action)) return;
  if (isUndecided(actor, action)) throw new Refusal(503, 'Your organisation named a group of people for this, and Microsoft Graph does not say at the moment who is in it. Try again in a minute.');
  throw new Refusal(403, refusalOf(action, actor.assessors));
}
