import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { SpanKind } from '@opentelemetry/api';
import type { Job, JobQueue, ReceivedJob, UnknownMessage } from '../store/jobs.ts';
import { measures } from '../telemetry/measures.ts';
import { inSpan } from '../telemetry/span.ts';

/** How long a job stays hidden from other workers without a sign of life: a killed worker's job is taken over after it. */
export const visibilityMs = 30_000;
const renewEveryMs = 10_000;
const maxTries = 5;
const idleMs = 500;
/** Asked less often, a queue that stays empty costs less than the network traffic at which Azure bills a replica as busy: docs/operations.md. */
export const resting = { afterMs: 60_000, everyMs: 2_000 };
const retryMs = 5_000;

export interface JobContext {
  /** Aborts when the worker is told to stop, or has lost the job to another worker. */
  readonly signal: AbortSignal;
  /** Tells that the job got somewhere: its tries are counted anew from here. */
  readonly advanced: () => void;
}

/** What to do with each kind of job. A handler that returns has done it; one that throws gives it back. */
export type Handle = (job: Job, context: JobContext) => Promise<void>;

type Queue = Pick<JobQueue, 'send' | 'receive'>;

/** Takes jobs off the queue one after the other until told to stop. */
export class Worker {
  readonly #queue: Queue;
  readonly #handle: Handle;
  readonly #log: Logger;
  readonly #rest: typeof resting | null;
  readonly #stop = new AbortController();
  #loop: Promise<void> = Promise.resolve();

  /** @param rest when it asks less often, and how often then; null for never */
  constructor(queue: Queue, handle: Handle, log: Logger, rest: typeof resting | null = null) {
    this.#queue = queue;
    this.#handle = handle;
    this.#log = log;
    this.#rest = rest;
  }

  start(): void {
    this.#loop = this.#run();
  }

  /** Hands the job in work back to the queue and ends. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#loop;
  }

  async #run(): Promise<void> {
    let quietSince = performance.now();
    while (!this.#stop.signal.aborted) {
      try {
        const received = await this.#queue.receive(visibilityMs, (message) => this.#tell(message));
        if (received) {
          await this.#measured(received);
          quietSince = performance.now();
        } else await pause(this.#rest && performance.now() - quietSince >= this.#rest.afterMs ? this.#rest.everyMs : idleMs, this.#stop.signal);
      } catch (error) {
        this.#log.error({ err: error }, 'queue does not answer');
        await pause(retryMs, this.#stop.signal);
      }
    }
  }

  #tell({ what, kind }: UnknownMessage): void {
    if (what === 'handed-back') this.#log.warn({ kind }, 'a job of a newer version is handed back for its worker');
    else this.#log.error({ kind }, 'a message that cannot be worked on was put aside in jobs-poison');
  }

  async #measured(received: ReceivedJob): Promise<void> {
    const startedAt = performance.now();
    const { kind } = received.job;
    const outcome = await inSpan(`job ${kind}`, { kind: SpanKind.CONSUMER, attributes: { 'job.kind': kind, 'job.attempt': received.attempt } }, () => this.#work(received));
    measures().jobDuration.record((performance.now() - startedAt) / 1000, { kind, outcome });
  }

  async #work(received: ReceivedJob): Promise<'done' | 'lost' | 'put-back' | 'failed'> {
    const { job, attempt } = received;
    const lost = new AbortController();
    const signal = AbortSignal.any([this.#stop.signal, lost.signal]);
    const tries = { startAnew: false };
    let renewal: Promise<void> = Promise.resolve();
    const renew = setInterval(() => {
      renewal = received.renew(visibilityMs).catch((error: unknown) => {
        this.#log.warn({ err: error, kind: job.kind }, 'job was taken by another worker');
        lost.abort();
      });
    }, renewEveryMs);
    try {
      await this.#handle(job, { signal, advanced: () => { tries.startAnew = true; } });
      clearInterval(renew);
      await renewal;
      if (lost.signal.aborted) return 'lost';
      await received.done();
      return 'done';
    } catch (error) {
      clearInterval(renew);
      await renewal;
      if (lost.signal.aborted) return 'lost';
      if (this.#stop.signal.aborted) {
        await received.putBack(0);
        return 'put-back';
      }
      this.#log.error({ err: error, kind: job.kind, attempt }, 'job failed');
      if (tries.startAnew) {
        await this.#queue.send(job, retryMs);
        await received.done();
      } else if (attempt >= maxTries) await received.poison();
      else await received.putBack(retryMs * attempt);
      return 'failed';
    } finally {
      clearInterval(renew);
    }
  }
}

/** Resolves after some time, or at once when stopped. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
