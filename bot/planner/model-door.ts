import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

/** Why a model gave no answer: too many requests, no answer in time, not reachable, refused by its service, or words that are no answer. */
export type ModelFailure = 'busy' | 'slow' | 'down' | 'refused' | 'garbage';

/** How requests leave the house; `fetch` unless a test stands in between. */
export type Send = (url: string, init: { readonly method: 'POST'; readonly headers: Record<string, string>; readonly body: string; readonly signal: AbortSignal }) => Promise<Response>;

export interface ModelDoor {
  /** Stands in for `fetch` in the client of the model's service. */
  readonly fetch: (url: unknown, init?: { readonly headers?: unknown; readonly body?: unknown }) => Promise<Response>;
  /** What the newest request failed for; null when it was answered. */
  failure(): { readonly kind: ModelFailure; readonly status: number | null } | null;
}

const mostTries = 2;
const firstWaitMs = 400;
/** A command and its words take some hundred bytes. */
const mostAnswerBytes = 64 * 1024;

const answerSchema = z.looseObject({ choices: z.array(z.looseObject({ message: z.looseObject({ role: z.string(), content: z.string() }) })).min(1) });

/** What is sent: the messages and who shall answer. Newer models refuse sampling settings, which the planner always adds. */
const requestSchema = z.object({ model: z.string(), messages: z.array(z.object({ role: z.string(), content: z.string() })) });

/** Who asks. The client's other headers describe its own body and this machine. */
const sentHeaders = ['authorization', 'api-key', 'content-type'] as const;

/** What the planner is told when there is no answer: nothing, so that it does not print the failed request, as it does with every error. */
const noAnswer = { choices: [{ message: { role: 'assistant', content: '' } }] };

/**
 * The way to a model for one sentence: one deadline over all its requests, a second try for what may pass, and an answer
 * whose form is checked before anything reads it. It never throws; why there is no answer stands in `failure`.
 */
export function openModelDoor({ deadlineMs, send = fetch }: { readonly deadlineMs: number; readonly send?: Send }): ModelDoor {
  const until = Date.now() + deadlineMs;
  const signal = AbortSignal.timeout(deadlineMs);
  let failed: ReturnType<ModelDoor['failure']> = null;

  const attempt = async (url: string, headers: Record<string, string>, body: string): Promise<{ readonly answer: object } | { readonly kind: ModelFailure; readonly status: number | null; readonly waitMs: number | null }> => {
    try {
      const response = await send(url, { method: 'POST', headers, body, signal });
      const text = (await response.text()).slice(0, mostAnswerBytes);
      if (response.ok) {
        const answer = answerSchema.safeParse(parsed(text));
        return answer.success ? { answer: answer.data } : { kind: 'garbage', status: response.status, waitMs: null };
      }
      const passes = response.status === 429 || response.status === 408 || response.status >= 500;
      const kind = response.status === 429 ? 'busy' : passes ? 'down' : 'refused';
      return { kind, status: response.status, waitMs: passes ? waitAsked(response.headers.get('retry-after')) : null };
    } catch {
      return signal.aborted ? { kind: 'slow', status: null, waitMs: null } : { kind: 'down', status: null, waitMs: firstWaitMs };
    }
  };

  return {
    async fetch(url, init) {
      const given = new Headers(headersSchema.parse(init?.headers ?? {}));
      const headers = Object.fromEntries(sentHeaders.flatMap((name) => { const value = given.get(name); return value === null ? [] : [[name, value]]; }));
      const body = JSON.stringify(requestSchema.parse(parsed(z.string().parse(init?.body))));
      for (let tries = 1; ; tries += 1) {
        const outcome = await attempt(String(url), headers, body);
        if ('answer' in outcome) {
          failed = null;
          return Response.json(outcome.answer);
        }
        failed = { kind: outcome.kind, status: outcome.status };
        if (outcome.waitMs === null || tries >= mostTries || Date.now() + outcome.waitMs >= until) return Response.json(noAnswer);
        await sleep(outcome.waitMs);
      }
    },
    failure: () => failed,
  };
}

const headersSchema = z.record(z.string(), z.string().nullish()).transform((headers) => Object.entries(headers).flatMap(([name, value]): [string, string][] => (typeof value === 'string' ? [[name, value]] : [])));

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Seconds, as these services send it; a date, or nothing, is as good as a short wait. */
function waitAsked(retryAfter: string | null): number {
  const seconds = Number(retryAfter ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : firstWaitMs;
}
