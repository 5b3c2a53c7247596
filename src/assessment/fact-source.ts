import type { EntityQuery, Query } from './need.ts';

/** Where facts come from: one service, or all of them. It parses nothing but the envelope: what an entity must look like is the need's business. */
export interface FactSource<Q extends Query = Query> {
  /** One object. */
  readonly get: (query: Q & EntityQuery) => Promise<unknown>;
  /** A collection, page by page; stop iterating and no further page is asked for. */
  readonly pages: (query: Q & EntityQuery) => AsyncIterable<readonly unknown[]>;
  /** How many entities match, counted by the service. */
  readonly count: (query: Q & EntityQuery) => Promise<number>;
  /**
   * The same read below several objects; `{id}` in path or filter stands for each id. Answers come in any order, one per id.
   * An object that was deleted since its id was read has no items.
   */
  readonly fanOut: (query: Q, ids: readonly string[]) => AsyncIterable<FannedOut>;
}

export interface FannedOut {
  readonly id: string;
  readonly items: readonly unknown[];
}

/** This need cannot be had, the others can. The message is one sentence for a person: what was refused, why, what to do. */
export class FactUnavailable extends Error {
  override readonly name: string = 'FactUnavailable';
  /** Whether the service does not understand the question: it may answer another one that leads to the same fact. */
  readonly isQuestionRefused: boolean = false;
}

/** The question cannot be asked here at all, whatever is granted: checks that ask it are skipped. The message is the reason. */
export class FactNotOffered extends Error {
  override readonly name: string = 'FactNotOffered';
}

/** The endpoint does not exist in this national cloud. */
export class FactNotInCloud extends FactNotOffered {
  override readonly name = 'FactNotInCloud';
}

/** The endpoint has no application permission: only a signed-in person can read it. */
export class FactNeedsPerson extends FactNotOffered {
  override readonly name = 'FactNeedsPerson';
}

/** The app is not signed in to this service, or was not told where it is. */
export class FactNotConnected extends FactNotOffered {
  override readonly name = 'FactNotConnected';
}

/** The service lets the app in, but not as far as this. The message names the role that would. */
export class FactOutOfReach extends FactNotOffered {
  override readonly name = 'FactOutOfReach';
}

/** Nothing can be read any more: no sign-in, or no network for too long. The message says what to do. */
export class ServiceUnreachable extends Error {
  override readonly name = 'ServiceUnreachable';
}
