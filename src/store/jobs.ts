import { RestError, type DequeuedMessageItem, type QueueClient } from '@azure/storage-queue';
import { z } from 'zod';
import { postMinutesSchema } from '../api/minutes.ts';
import { personSchema } from '../assessment/run.ts';
import { keepingUnknownKeys } from '../roadmap/unknown-keys.ts';

/** Work that a worker does outside of any request. */
export const jobSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('assessment'), tenantId: z.string(), runId: z.string() }),
  /** Shows a finished run in the conversation that a roadmap belongs to. */
  z.object({ kind: z.literal('post-summary'), tenantId: z.string(), runId: z.string(), roadmapId: z.string() }),
  /** `occurrence`: the moment the digest was due, ISO 8601. */
  z.object({ kind: z.literal('digest'), tenantId: z.string(), conversationId: z.string(), occurrence: z.iso.datetime() }),
  /** Starts an assessment whose time has come. `occurrence`: the moment it was due, ISO 8601. */
  z.object({ kind: z.literal('scheduled-assessment'), tenantId: z.string(), roadmapId: z.string(), occurrence: z.iso.datetime() }),
  /** Sends everything that is to be said in the tenant now. */
  z.object({ kind: z.literal('deliver'), tenantId: z.string() }),
  /** Shows what a workshop decided in the conversation that its roadmap belongs to. `occurrence`: which minutes, for all who ask for the same. */
  z.object({
    kind: z.literal('post-minutes'), tenantId: z.string(), roadmapId: z.string(), occurrence: z.string(), by: personSchema,
    ...postMinutesSchema.shape,
  }),
  /** Removes what the tenant no longer wants to keep. `occurrence`: which night's. */
  z.object({ kind: z.literal('clean-up'), tenantId: z.string(), occurrence: z.string() }),
]);
export type Job = z.infer<typeof jobSchema>;

const kinds: ReadonlySet<string> = new Set(jobSchema.options.map(({ shape }) => shape.kind.value));
/** A newer version may queue a job that says more: whoever queues it again sends that along. */
const readableJobSchema = keepingUnknownKeys(jobSchema);
/** What every version says of a job. `handedBack`: how often a worker received it that does not know its kind. */
const anyJobSchema = z.looseObject({ kind: z.string().min(1), handedBack: z.int().min(0).default(0) });

/** A message that is not worked on here. */
export interface UnknownMessage {
  /** `handed-back`: of a newer version, whose worker has time to take it. `put-aside`: nobody could read it, or nobody took it. */
  readonly what: 'handed-back' | 'put-aside';
  /** Null where it says none. */
  readonly kind: string | null;
}

/** A job that this worker has, until the time it asked for is over. */
export interface ReceivedJob {
  readonly job: Job;
  /** How often it was handed to a worker, from 1. */
  readonly attempt: number;
  /** Keeps it for so much longer from now. @throws {JobLost} when another worker has it by now */
  renew(visibilityMs: number): Promise<void>;
  /** Takes it off the queue. One that another worker has by now is left to it. */
  done(): Promise<void>;
  /** Puts it aside for people to look at. */
  poison(): Promise<void>;
  /** Hands it back; it is received again after the delay. */
  putBack(delayMs: number): Promise<void>;
}

export interface JobQueue {
  send(job: Job, delayMs?: number): Promise<void>;
  /**
   * The next job, hidden from other workers for this long; null when there is none. Messages that nobody can read are put aside;
   * a job of a newer version is handed back for a minute, again and again for an hour, until a worker comes that knows its kind.
   */
  receive(visibilityMs: number, hear?: (message: UnknownMessage) => void): Promise<ReceivedJob | null>;
  /** What waits or is in work, about, how old the first that waits is, and how many were given up. */
  state(): Promise<{ readonly depth: number; readonly ageSeconds: number; readonly poisoned: number }>;
}

/** The job ran out of time and was handed to another worker. */
export class JobLost extends Error {
  override readonly name = 'JobLost';
}

const seconds = (ms: number): number => Math.ceil(ms / 1000);
const never = -1;

/** While a new version is rolled out, a minute is short; an hour is longer than any roll-out, and shorter than a night without the job. */
const patience = { handBackMs: 60_000, atMostMs: 60 * 60_000 };

export function createJobQueue(queue: QueueClient, poisonQueue: QueueClient, { handBackMs, atMostMs } = patience): JobQueue {
  return {
    async send(job, delayMs = 0) {
      await queue.sendMessage(JSON.stringify(job), { messageTimeToLive: never, ...(delayMs > 0 && { visibilityTimeout: seconds(delayMs) }) });
    },

    async receive(visibilityMs, hear = () => undefined) {
      for (;;) {
        const { date: now = new Date(), receivedMessageItems: [message] } = await queue.receiveMessages({ numberOfMessages: 1, visibilityTimeout: Math.max(1, seconds(visibilityMs)) });
        if (!message) return null;
        const read = readMessage(message.messageText);
        const hold = new Hold(queue, poisonQueue, message);
        if (read.job) return hold.of(read.job, Math.max(1, message.dequeueCount - read.handedBack));
        const isOfNewerVersion = read.kind !== null && !kinds.has(read.kind) && now.getTime() - message.insertedOn.getTime() < atMostMs;
        hear({ what: isOfNewerVersion ? 'handed-back' : 'put-aside', kind: read.kind });
        if (isOfNewerVersion) await hold.handBack(read.text, handBackMs);
        else await hold.poison();
      }
    },

    async state() {
      const [{ approximateMessagesCount: depth = 0 }, { peekedMessageItems: [oldest] }, { approximateMessagesCount: poisoned = 0 }] = await Promise.all([queue.getProperties(), queue.peekMessages({ numberOfMessages: 1 }), poisonQueue.getProperties()]);
      return { depth, ageSeconds: oldest ? Math.max(0, (Date.now() - oldest.insertedOn.getTime()) / 1000) : 0, poisoned };
    },
  };
}

/** A message in our hands. Every renewal changes the receipt that the next call needs, so calls go one after the other. */
class Hold {
  readonly #queue: QueueClient;
  readonly #poisonQueue: QueueClient;
  readonly #message: DequeuedMessageItem;
  #receipt: string;
  #last: Promise<void> = Promise.resolve();

  constructor(queue: QueueClient, poisonQueue: QueueClient, message: DequeuedMessageItem) {
    this.#queue = queue;
    this.#poisonQueue = poisonQueue;
    this.#message = message;
    this.#receipt = message.popReceipt;
  }

  of(job: Job, attempt: number): ReceivedJob {
    return {
      job,
      attempt,
      renew: (visibilityMs) => this.#next(() => this.#renew(visibilityMs)),
      done: () => this.#next(() => this.#remove()),
      poison: () => this.poison(),
      putBack: (delayMs) => this.#next(() => this.#renew(delayMs).catch(ignoreLoss)),
    };
  }

  /** With another text: a worker that knows the job counts its tries without those of workers that do not. */
  handBack(text: string, delayMs: number): Promise<void> {
    return this.#next(() => this.#renew(delayMs, text).catch(ignoreLoss));
  }

  poison(): Promise<void> {
    return this.#next(async () => {
      await this.#poisonQueue.sendMessage(this.#message.messageText, { messageTimeToLive: never });
      await this.#remove();
    });
  }

  #next(work: () => Promise<void>): Promise<void> {
    const mine = this.#last.then(work);
    this.#last = mine.catch(() => undefined);
    return mine;
  }

  async #renew(visibilityMs: number, text?: string): Promise<void> {
    try {
      const { popReceipt } = await this.#queue.updateMessage(this.#message.messageId, this.#receipt, text, seconds(visibilityMs));
      this.#receipt = popReceipt ?? this.#receipt;
    } catch (error) {
      throw isGone(error) ? new JobLost('This job took too long between two signs of life: another worker has it now.', { cause: error }) : error;
    }
  }

  async #remove(): Promise<void> {
    try {
      await this.#queue.deleteMessage(this.#message.messageId, this.#receipt);
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }
}

/** A message as it is given back by whoever only looked at it: that counts as no try. */
export const handedBack = (text: string): string => readMessage(text).text;

/** @returns `text` as it is to be handed back */
function readMessage(text: string): { readonly job: Job | null; readonly kind: string | null; readonly handedBack: number; readonly text: string } {
  const message = anyJobSchema.safeParse(parsed(text)).data;
  if (!message) return { job: null, kind: null, handedBack: 0, text };
  const { handedBack, ...said } = message;
  return { job: readableJobSchema.safeParse(said).data ?? null, kind: message.kind, handedBack, text: JSON.stringify({ ...message, handedBack: handedBack + 1 }) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function ignoreLoss(error: unknown): void {
  if (!(error instanceof JobLost)) throw error;
}

/** Deleted, or received by somebody else: the service says 404, or 400 about the receipt. */
function isGone(error: unknown): boolean {
  if (!(error instanceof RestError)) return false;
  return error.statusCode === 404 || (error.statusCode === 400 && `${error.code ?? ''} ${error.message}`.includes('PopReceiptMismatch'));
}
