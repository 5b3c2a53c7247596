import { z } from 'zod';
import type { GraphQuery } from '../../assessment/need.ts';
import { ConnectionLost } from '../connection-lost.ts';
import type { Answer, Connection } from '../connection.ts';
import { isServerError } from '../retry.ts';

/** The most requests Graph takes in one `$batch`. */
const batchSize = 20;
/** So long a request waits for company: far less than a round trip. */
const gatherMs = 4;

export interface SmallRead {
  readonly version: GraphQuery['version'];
  /** Below the version: `/users/$count`. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Waiting extends SmallRead {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

const batchAnswerSchema = z.object({
  responses: z.array(z.object({ id: z.string(), status: z.int(), headers: z.record(z.string(), z.unknown()).nullish(), body: z.unknown() })),
});

/**
 * Sends small reads that are asked for at the same time as one `$batch`. Each gets its own answer, with its own status:
 * a throttled one does not hold up the rest.
 * @see https://learn.microsoft.com/graph/json-batching
 */
export class Batcher {
  private readonly connection: Connection;
  private readonly queues = new Map<GraphQuery['version'], Waiting[]>();

  constructor(connection: Connection) {
    this.connection = connection;
  }

  /** @throws what the connection throws */
  send(read: SmallRead): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const queue = this.queues.get(read.version) ?? [];
      queue.push({ ...read, resolve, reject });
      this.queues.set(read.version, queue);
      if (queue.length === 1) setTimeout(() => this.flush(read.version), gatherMs);
      if (queue.length === batchSize) this.flush(read.version);
    });
  }

  private flush(version: GraphQuery['version']): void {
    const reads = this.queues.get(version) ?? [];
    this.queues.set(version, []);
    if (reads.length === 1 && reads[0]) void this.sendAlone(reads[0]);
    if (reads.length > 1) void this.sendTogether(version, reads);
  }

  private async sendAlone({ version, url, headers, resolve, reject }: Waiting): Promise<void> {
    await this.connection.send({ method: 'GET', path: `${version}${url}`, headers }).then(resolve, reject);
  }

  private async sendTogether(version: GraphQuery['version'], reads: readonly Waiting[]): Promise<void> {
    try {
      const requests = reads.map(({ url, headers }, index) => ({ id: String(index + 1), method: 'GET', url, headers }));
      const outer = await this.connection.send({ method: 'POST', path: `${version}/$batch`, body: { requests } });
      if (outer.status === 429 || isServerError(outer.status)) {
        for (const { resolve } of reads) resolve(outer);
        return;
      }
      const answers = batchAnswerSchema.safeParse(outer.body);
      if (outer.status !== 200 || !answers.success) {
        // The batch as a whole was turned down, perhaps because of one of them: each alone gets the answer that it deserves.
        await Promise.all(reads.map((read) => this.sendAlone(read)));
        return;
      }
      const byId = new Map(answers.data.responses.map((answer) => [answer.id, answer]));
      for (const [index, { resolve, reject }] of reads.entries()) {
        const answer = byId.get(String(index + 1));
        if (answer) resolve({ status: answer.status, headers: lowerCase(answer.headers ?? {}), body: answer.body });
        else reject(new ConnectionLost('a batch came back without one of its answers', { answered: true }));
      }
    } catch (error) {
      for (const { reject } of reads) reject(error);
    }
  }
}

function lowerCase(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}
