import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { TeamsAdapter } from '@microsoft/teams-ai';
import { createDefaultHttpClient, createEmptyPipeline, createPipelineRequest, createHttpHeaders, proxyPolicy, userAgentPolicy, type Pipeline, type PipelineResponse } from '@azure/core-rest-pipeline';
import { TurnContext, type Activity } from 'botbuilder';
import { z } from 'zod';
import { inConversation, type StoredReference } from './in-conversation.ts';

/** Teams did not take a message, and said why. Nothing of the request is in it: messages name people. */
export class ConnectorRefused extends Error {
  override readonly name = 'ConnectorRefused';
  readonly statusCode: number;
  readonly code: string | undefined;
  /** How long Teams asks to wait; null when it does not say. */
  readonly retryAfterMs: number | null;

  constructor(statusCode: number, { code, retryAfterMs }: { readonly code: string | undefined; readonly retryAfterMs: number | null }) {
    super(`Teams answered ${statusCode} ${code ?? 'without a reason'}.`);
    this.statusCode = statusCode;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/**
 * The service of Teams that takes messages outside of any turn: each request goes out once. The Bot Framework's own client tries
 * again by itself, which hides from the pace of all messages that Teams asked to slow down.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
 */
export interface Connector {
  /** @returns the id of the message @throws {ConnectorRefused} */
  send(reference: StoredReference, activity: Partial<Activity>): Promise<string>;
  /** @throws {ConnectorRefused} */
  replace(reference: StoredReference, activityId: string, activity: Partial<Activity>): Promise<void>;
}

/** Longer than Teams takes for a message; one that is cut off may have arrived. */
const timeoutMs = 30_000;
const mostSockets = 100;
/** Messages come in waves: what stood idle since the last one may be closed on the other side. */
const mostIdleMs = 4_000;

/** How the Bot Framework signs a request: only its header is ours to use. */
interface Signer {
  signRequest(resource: { readonly headers: { set(name: string, value: string): void } }): Promise<unknown>;
}
const clientSchema = z.looseObject({ credentials: z.custom<Signer>((value) => typeof value === 'object' && value !== null && 'signRequest' in value && typeof value.signRequest === 'function', 'cannot sign') });
const sentSchema = z.looseObject({ id: z.string().min(1) });
const refusalSchema = z.looseObject({ error: z.looseObject({ code: z.string() }) });

export function createConnector(adapter: TeamsAdapter, botAppId: string): Connector {
  const services = new Map<string, Promise<Service>>();
  const serviceOf = (reference: StoredReference): Promise<Service> => {
    const known = services.get(reference.serviceUrl);
    if (known) return known;
    const opened = openService(adapter, botAppId, reference);
    services.set(reference.serviceUrl, opened);
    opened.catch(() => services.delete(reference.serviceUrl));
    return opened;
  };
  const exchange = async (method: 'POST' | 'PUT', reference: StoredReference, path: string, activity: Partial<Activity>): Promise<PipelineResponse> => {
    const service = await serviceOf(reference);
    const response = await service.send(method, `v3/conversations/${encodeURIComponent(reference.conversation.id)}/activities${path}`, TurnContext.applyConversationReference(activity, reference));
    if (response.status >= 300) throw new ConnectorRefused(response.status, { code: refusalSchema.safeParse(jsonOf(response)).data?.error.code, retryAfterMs: retryAfterMs(response) });
    return response;
  };
  return {
    async send(reference, activity) {
      const sent = sentSchema.safeParse(jsonOf(await exchange('POST', reference, '', activity)));
      if (!sent.success) throw new Error('Teams took a message without giving it an id.');
      return sent.data.id;
    },
    async replace(reference, activityId, activity) {
      await exchange('PUT', reference, `/${encodeURIComponent(activityId)}`, { ...activity, id: activityId });
    },
  };
}

/** One address of Teams, its connections kept open. */
interface Service {
  send(method: 'POST' | 'PUT', path: string, body: object): Promise<PipelineResponse>;
}

async function openService(adapter: TeamsAdapter, botAppId: string, reference: StoredReference): Promise<Service> {
  const client: unknown = await inConversation(adapter, botAppId, reference, (context) => Promise.resolve<unknown>(context.turnState.get(adapter.ConnectorClientKey)));
  const { credentials } = clientSchema.parse(client);
  const base = new URL(reference.serviceUrl.replace(/\/*$/, '/'));
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(base.hostname);
  const pool = { keepAlive: true, maxSockets: mostSockets, timeout: mostIdleMs };
  const agent = base.protocol === 'https:' ? new HttpsAgent(pool) : new HttpAgent(pool);
  const pipeline: Pipeline = createEmptyPipeline();
  pipeline.addPolicy(userAgentPolicy({ userAgentPrefix: 'zero-trust-roadmap' }));
  if (!isLoopback) pipeline.addPolicy(proxyPolicy());
  const http = createDefaultHttpClient();
  return {
    async send(method, path, body) {
      const headers = createHttpHeaders({ 'Content-Type': 'application/json', 'Accept': 'application/json' });
      await credentials.signRequest({ headers: { set: (name, value) => { headers.set(name, value); } } });
      return pipeline.sendRequest(http, createPipelineRequest({
        url: new URL(path, base).href, method, headers, body: JSON.stringify(body), timeout: timeoutMs, agent, allowInsecureConnection: isLoopback,
      }));
    },
  };
}

function jsonOf({ bodyAsText }: PipelineResponse): unknown {
  try {
    return JSON.parse(bodyAsText ?? '');
  } catch {
    return null;
  }
}

/** Seconds, or a date. */
function retryAfterMs({ headers }: PipelineResponse): number | null {
  const value = headers.get('retry-after');
  if (value === undefined) return null;
  const ms = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.max(ms, 0) : null;
}
