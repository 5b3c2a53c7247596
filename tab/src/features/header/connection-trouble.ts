import type { Connection } from '../../roadmap/live-connection.ts';
import type { ApiError } from '../../shared/api-client.ts';
import { plural } from '../../shared/plural.ts';
import { strings } from './strings.ts';

/** What is wrong between this window and the server, in a sentence that says what becomes of one's changes. */
export interface Trouble {
  readonly kind: 'offline' | 'refused' | 'faulty';
  readonly sentence: string;
  /** The server answers, and yet does not take what waits: it may never. */
  readonly canDiscard: boolean;
}

export interface TroubleFacts {
  readonly connection: Connection;
  /** Why what was sent last is not decided; null when it is. */
  readonly sendTrouble: Pick<ApiError, 'status' | 'message'> | null;
  /** How many changes and comments wait. */
  readonly waiting: number;
}

/** Null when all is well. */
export function troubleOf({ connection: { status, refusal }, sendTrouble, waiting }: TroubleFacts): Trouble | null {
  const changes = waiting > 0 ? plural(waiting, strings.waitingChanges) : null;
  const canDiscard = changes !== null && sendTrouble !== null && sendTrouble.status !== 0;
  if (status === 'offline') return { kind: 'offline', sentence: changes === null ? strings.offline : strings.offlineWaiting(changes), canDiscard: false };
  // No answer to this alone, such as no sign-in, is not being offline: its own sentence says what it is.
  const sentence = refusal ?? (sendTrouble && sendTrouble.status < 500 ? sendTrouble.message : null);
  if (sentence !== null) return { kind: 'refused', sentence: changes === null ? sentence : strings.refusedWaiting(sentence, changes), canDiscard };
  if (status === 'faulty' || sendTrouble !== null)
    return { kind: 'faulty', sentence: changes === null ? strings.faulty : strings.faultyWaiting(changes), canDiscard };
  return null;
}
