import type { GraphQuery } from './need.ts';

/** Where facts come from. It parses nothing but the envelope: what an entity must look like is the need's business. */
export interface FactSource {
  /** One object. */
  get(query: GraphQuery): Promise<unknown>;
  /** A collection, page by page; stop iterating and no further page is asked for. */
  pages(query: GraphQuery): AsyncIterable<readonly unknown[]>;
  /** How many entities match, counted by the service. */
  count(query: GraphQuery): Promise<number>;
  /**
   * The same read below several objects; `{id}` in path or filter stands for each id. Answers come in any order, one per id.
   * An object that was deleted since its id was read has no items.
   */
  fanOut(query: GraphQuery, ids: readonly string[]): AsyncIterable<FannedOut>;
}

export interface FannedOut {
  readonly id: string;
  readonly items: readonly unknown[];
}

/** This need cannot be had, the others can. The message is one sentence for a person: what was refused, why, what to do. */
export class FactUnavailable extends Error {
  override readonly name: string = 'FactUnavailable';
}

/** The service does not understand this question; it may answer another one that leads to the same fact. */
export class QuestionRefused extends FactUnavailable {
  override readonly name = 'QuestionRefused';
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

/** Nothing can be read any more: no sign-in, or no network for too long. The message says what to do. */
export class ServiceUnreachable extends Error {
  override readonly name = 'ServiceUnreachable';
}
