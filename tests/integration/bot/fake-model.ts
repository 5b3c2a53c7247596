import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Send } from '../../../bot/planner/model-door.ts';

/** One answer of the fake: a plan, or whatever else a service may say. */
export interface ModelAnswer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  /** The text of the assistant's message. */
  readonly content?: string;
  /** Instead of a chat completion. */
  readonly body?: string;
  readonly afterMs?: number;
}

/** A stand-in for the chat completions of OpenAI and of Azure OpenAI, over real HTTP. */
export interface FakeModel {
  /** Every byte of every body that arrived. */
  readonly bodies: string[];
  readonly requests: { readonly path: string; readonly headers: Record<string, unknown> }[];
  /** Answers, in turn; the last one stays. */
  answers: ModelAnswer[];
  /** Sends to the fake what was meant for the service. */
  readonly send: Send;
  close(): Promise<void>;
}

/** What a model answers when it means this command. */
export function planOf(action: string, words?: string): ModelAnswer {
  return { content: JSON.stringify({ type: 'plan', commands: [{ type: 'DO', action, parameters: words === undefined ? {} : { words } }] }) };
}

export async function startFakeModel(): Promise<FakeModel> {
  const bodies: string[] = [];
  const requests: FakeModel['requests'] = [];
  const fake = { answers: [] as ModelAnswer[] };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      bodies.push(Buffer.concat(chunks).toString());
      requests.push({ path: request.url ?? '', headers: request.headers });
      const { status = 200, headers = {}, content = '', body, afterMs = 0 } = (fake.answers.length > 1 ? fake.answers.shift() : fake.answers[0]) ?? {};
      setTimeout(() => {
        response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
        response.end(body ?? JSON.stringify({ id: 'x', object: 'chat.completion', choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }] }));
      }, afterMs);
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as AddressInfo;
  return {
    bodies,
    requests,
    get answers() { return fake.answers; },
    set answers(answers) { fake.answers = answers; },
    send: (url, init) => {
      const { host, pathname, search } = new URL(url);
      return fetch(`http://127.0.0.1:${port}${pathname}${search}`, { ...init, headers: { ...init.headers, 'x-meant-for': host } });
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => { server.close(() => { resolve(); }); });
    },
  };
}
