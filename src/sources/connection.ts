import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { TokenCredential } from '@azure/identity';
import {
  agentPolicy, createDefaultHttpClient, createEmptyPipeline, createHttpHeaders, createPipelineRequest, decompressResponsePolicy, proxyPolicy, userAgentPolicy,
  type Pipeline, type PipelineResponse,
} from '@azure/core-rest-pipeline';
import { SpanKind } from '@opentelemetry/api';
import { inSpan } from '../telemetry/span.ts';
import { isLoopback } from './base-url.ts';
import { ConnectionLost } from './connection-lost.ts';
import { SignInRefused } from './sign-in-refused.ts';
import { claimsOf, TokenKeeper } from './token.ts';

export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface Message {
  readonly method: 'GET' | 'POST';
  /** Below the base URL, without leading slash: `v1.0/users?$select=id`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface ConnectionOptions {
  /** What sentences call the service. */
  readonly service: string;
  /** Null sends no token, which only an address of this machine allows. */
  readonly credential: TokenCredential | null;
  readonly scope: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** What went over the wire so far. */
export interface Traffic {
  requests: number;
  bytes: number;
}

const mostSockets = 64;

/** One service at one base URL: signs requests, sends each once, reads JSON. Every path stays below the base. */
export class Connection {
  readonly traffic: Traffic = { requests: 0, bytes: 0 };
  private readonly base: URL;
  private readonly service: string;
  private readonly timeoutMs: number;
  private readonly signal: AbortSignal;
  private readonly tokens: TokenKeeper | null;
  private readonly agent: HttpAgent | HttpsAgent;
  private readonly pipeline: Pipeline = createEmptyPipeline();
  private readonly client = createDefaultHttpClient();

  /** @throws TypeError when there is no credential and the base is not this machine */
  constructor(base: URL, options: ConnectionOptions) {
    const { service, credential, scope, timeoutMs, signal } = options;
    if (!credential && !isLoopback(base)) throw new TypeError(`Reading ${base.host} takes a sign-in: only an address of this machine is read without one.`);
    this.base = base;
    this.service = service;
    this.timeoutMs = timeoutMs;
    this.signal = signal;
    this.tokens = credential ? new TokenKeeper(credential, { service, scope }) : null;
    const pool = { keepAlive: true, maxSockets: mostSockets };
    this.agent = base.protocol === 'https:' ? new HttpsAgent(pool) : new HttpAgent(pool);
    this.pipeline.addPolicy(userAgentPolicy({ userAgentPrefix: 'zero-trust-roadmap' }));
    this.pipeline.addPolicy(decompressResponsePolicy());
    if (!isLoopback(base)) this.pipeline.addPolicy(proxyPolicy());
    this.pipeline.addPolicy(agentPolicy(this.agent));
  }

  /**
   * Sends once; a token that was turned down is renewed and tried once more.
   * @throws ConnectionLost when there is no whole answer; SignInRefused when there is no sign-in; the signal's reason
   */
  async send(message: Message): Promise<Answer> {
    if (!this.tokens) return this.exchange(message, null);
    const token = await this.tokens.token(this.signal);
    const answer = await this.exchange(message, token);
    if (answer.status !== 401) return answer;
    const renewed = await this.tokens.renew(token, claimsOf(answer.headers['www-authenticate']), this.signal);
    const second = await this.exchange(message, renewed);
    if (second.status === 401) throw new SignInRefused(`${this.service} did not accept the sign-in (401) for ${message.path.split('?', 1)[0] ?? ''}.`);
    return second;
  }

  close(): void {
    this.agent.destroy();
  }

  private exchange(message: Message, token: string | null): Promise<Answer> {
    // The collection alone: what follows can be an id or a name.
    const [, collection = ''] = /^(?:v1\.0|beta)\/([^/?]+)|^\$?[^/?]+/.exec(message.path) ?? [];
    return inSpan(`${message.method} ${collection}`.trim(), { kind: SpanKind.CLIENT, attributes: { 'server.address': this.base.hostname } }, () => this.transmit(message, token));
  }

  private async transmit({ method, path, headers, body }: Message, token: string | null): Promise<Answer> {
    this.signal.throwIfAborted();
    const request = createPipelineRequest({
      url: new URL(path, this.base).href,
      method,
      headers: createHttpHeaders({
        accept: 'application/json',
        ...headers,
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      }),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      timeout: this.timeoutMs,
      abortSignal: this.signal,
      allowInsecureConnection: this.base.protocol === 'http:',
    });
    this.traffic.requests += 1;
    const response = await this.pipeline.sendRequest(this.client, request).catch((error: unknown) => {
      this.signal.throwIfAborted();
      // The pipeline says AbortError for its own timeout too.
      if (error instanceof Error && error.name === 'AbortError') throw new ConnectionLost(`no answer within ${this.timeoutMs / 1000} s`);
      throw new ConnectionLost(error instanceof Error ? error.message : String(error), { cause: error });
    });
    return this.read(response);
  }

  private read({ status, headers, bodyAsText }: PipelineResponse): Answer {
    const text = bodyAsText ?? '';
    this.traffic.bytes += Buffer.byteLength(text);
    return { status, headers: headers.toJSON(), body: parseBody(text, { status, type: headers.get('content-type') ?? '' }) };
  }
}

/** JSON where it was promised or succeeded with; an error page of a gateway stays text. */
function parseBody(text: string, { status, type }: { status: number; type: string }): unknown {
  if (text === '') return null;
  if (type.startsWith('text/') || (status >= 400 && !type.includes('json'))) return text;
  try {
    return JSON.parse(text);
  } catch {
    throw new ConnectionLost('the answer broke off in the middle', { answered: true });
  }
}
