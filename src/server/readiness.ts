import type { TokenCredential } from '@azure/identity';
import type { Logger } from 'pino';
import type { Storage } from '../store/storage.ts';

/** What the app needs to be of use, each with a look that rejects when it is not there. */
export type Health = Readonly<Record<'tables' | 'queue' | 'token', () => Promise<unknown>>>;

const storageScope = 'https://storage.azure.com/.default';

/** @param credential of the app; null in local mode, where nothing takes a token. It keeps its token, so that asking is cheap */
export function healthOf({ storage, credential }: { readonly storage: Pick<Storage, 'ping' | 'jobs'>; readonly credential: TokenCredential | null }): Health {
  return {
    tables: () => storage.ping(),
    queue: () => storage.jobs.state(),
    token: async () => credential?.getToken(storageScope),
  };
}

/** Anybody may ask, as often as they like: what was found holds for so long. */
const answerLifeMs = 2_000;

export interface ReadinessParts {
  readonly health: Health;
  readonly log: Logger;
  readonly lifeMs?: number;
}

/** Whether this process is of use now. */
export class Readiness {
  readonly #health: Health;
  readonly #log: Logger;
  readonly #lifeMs: number;
  #known: { readonly until: number; readonly missing: Promise<readonly string[]> } | null = null;
  #isStopping = false;

  constructor({ health, log, lifeMs = answerLifeMs }: ReadinessParts) {
    this.#health = health;
    this.#log = log;
    this.#lifeMs = lifeMs;
  }

  /** From now on others are to be asked: this process answers what it has begun, and ends. */
  stop(): void {
    this.#isStopping = true;
  }

  /** Why it is not; null when it is. */
  async reason(): Promise<string | null> {
    if (this.#isStopping) return 'Not ready: this process is stopping.';
    const missing = await this.#missing();
    return missing.length > 0 ? `Not ready: no answer from ${missing.join(', ')}.` : null;
  }

  #missing(): Promise<readonly string[]> {
    const now = performance.now();
    if (this.#known && now < this.#known.until) return this.#known.missing;
    const missing = this.#look();
    this.#known = { until: now + this.#lifeMs, missing };
    return missing;
  }

  async #look(): Promise<readonly string[]> {
    const looks = await Promise.all(Object.entries(this.#health).map(async ([part, look]) => {
      try {
        await look();
        return [];
      } catch (error) {
        this.#log.warn({ err: error, part }, 'not ready');
        return [part];
      }
    }));
    return looks.flat();
  }
}
