import { pillarIds } from '../catalog/catalog.ts';
import type { Asker, Check, CheckResult, Decision } from './check.ts';
import { FactNotOffered, FactUnavailable, ServiceUnreachable, type FactSource } from './fact-source.ts';
import { gateNeeds, gateRefusal } from './gate.ts';
import { Gathering } from './gathering.ts';
import type { NeedOf, Needs, RunFacts } from './need.ts';
import { planAssessment, uniqueKeys } from './plan.ts';
import type { Run } from './run.ts';

export interface Assessment {
  readonly checks: readonly Check[];
  readonly source: FactSource;
  readonly facts: RunFacts;
  /** Ids of checks that were judged before the run was interrupted; they count as done and are not judged again. */
  readonly done: ReadonlySet<string>;
  readonly signal?: AbortSignal;
  /** Awaited before the check counts as done; several checks may be under way at once. A rejection ends the run. */
  readonly onResult: (result: CheckResult) => Promise<void>;
  readonly onProgress: (progress: Run['progress']) => void;
  /** Questions besides those of the checks: each need's data, or why there is none, is told as soon as it is known. */
  readonly aside?: { readonly asker: Asker; readonly onAnswer: (name: string, answer: Answer) => void };
}

/** What became of a question that is no check's. @property reason one sentence */
export type Answer = { readonly data: unknown } | { readonly reason: string };

/**
 * Judges every check that is not done yet, each as soon as its own data is there. A fact that cannot be had, or a check that
 * throws, costs only the verdicts that depend on it.
 * @throws ServiceUnreachable when nothing can be read any more; what `onResult` rejected with; the signal's reason when aborted
 */
export async function assess({ checks, source, facts, done, signal, onResult, onProgress, aside }: Assessment): Promise<void> {
  signal?.throwIfAborted();
  const open = new Map(checks.filter(({ id }) => !done.has(id)).map((check) => [check.id, check]));
  const gathering = new Gathering(planAssessment([...open.values(), ...(aside ? [aside.asker] : [])]), source, facts);
  const stop = new AbortController();
  // Also the caller's signal: a source that hears it first must not look like a read that failed.
  const stopped = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  const report = () => onProgress({ done: checks.length - open.size, total: checks.length, pillar: currentPillar(open.values()) });

  const finish = async (check: Check) => {
    const result = resultOf(check, await judge(check, gathering, facts, stopped));
    stopped.throwIfAborted();
    await onResult(result);
    stopped.throwIfAborted();
    open.delete(check.id);
    report();
  };

  const answer = async (name: string, need: NeedOf<unknown>) => {
    aside?.onAnswer(name, await answerOf(need, gathering, stopped));
  };

  report();
  try {
    await untilAborted(signal, Promise.all([...[...open.values()].map(finish), ...Object.entries(aside?.asker.needs ?? {}).map(([name, need]) => answer(name, need))]));
  } finally {
    stop.abort();
    gathering.abandon();
  }
}

/** The work's own end, or the signal's reason at once: nobody who cancels waits for a slow page. */
async function untilAborted(signal: AbortSignal | undefined, work: Promise<unknown>): Promise<void> {
  if (!signal) {
    await work;
    return;
  }
  let cancel = () => {};
  const cancelled = new Promise<never>((_, reject) => {
    cancel = () => reject(signal.reason instanceof Error ? signal.reason : new Error('The assessment was cancelled.'));
  });
  signal.addEventListener('abort', cancel, { once: true });
  try {
    await Promise.race([cancelled, work]);
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

async function judge(check: Check, gathering: Gathering, facts: RunFacts, stopped: AbortSignal): Promise<Decision> {
  const gates = gateNeeds(check);
  try {
    const refusal = await taking(gathering, gates, (data) => gateRefusal(check, data)).catch((error: unknown) => {
      releaseAll(gathering, check.needs);
      throw error;
    });
    if (refusal !== null) {
      releaseAll(gathering, check.needs);
      return { verdict: 'skipped', reason: refusal };
    }
    return await taking(gathering, check.needs, (data) => {
      stopped.throwIfAborted();
      // `defineCheck` tied the types of needs and decision together; the engine holds checks of all types.
      return check.decide(data as never, facts);
    });
  } catch (error) {
    return withoutVerdict(error, stopped);
  }
}

async function answerOf(need: NeedOf<unknown>, gathering: Gathering, stopped: AbortSignal): Promise<Answer> {
  try {
    return await taking(gathering, { need }, ({ need: data }) => ({ data }));
  } catch (error) {
    return { reason: withoutVerdict(error, stopped).reason };
  }
}

/** Uses the data of some needs and lets it go, also when one of them fails. */
async function taking<Result>(gathering: Gathering, needs: Needs, use: (data: Readonly<Record<string, unknown>>) => Result): Promise<Result> {
  try {
    return use(await gathering.wantAll(needs));
  } finally {
    releaseAll(gathering, needs);
  }
}

function releaseAll(gathering: Gathering, needs: Needs): void {
  for (const key of uniqueKeys(needs)) gathering.release(key);
}

function withoutVerdict(error: unknown, stopped: AbortSignal): Extract<Decision, { reason: string }> {
  if (error instanceof ServiceUnreachable || stopped.aborted) throw error;
  if (error instanceof FactNotOffered) return { verdict: 'skipped', reason: error.message };
  if (error instanceof FactUnavailable) return { verdict: 'error', reason: error.message };
  const problem = error instanceof Error ? error.message : String(error);
  return { verdict: 'error', reason: `No answer could be made of the data, which is a mistake in the app and not in the tenant: ${problem}` };
}

function resultOf({ id, reference, title, pillars, category, risk }: Check, decision: Decision): CheckResult {
  const marks = { id, reference, title, pillars: [...pillars], category, risk };
  return 'reason' in decision
    ? { ...marks, verdict: decision.verdict, reason: decision.reason, summary: null, evidence: null }
    : { ...marks, verdict: decision.verdict, reason: null, summary: decision.summary, evidence: decision.evidence };
}

/** The first pillar, in the order of the screens, that still has a check to judge. */
function currentPillar(open: Iterable<Check>): Run['progress']['pillar'] {
  const pillars = new Set([...open].map((check) => check.pillars[0]));
  return pillarIds.find((id) => pillars.has(id)) ?? null;
}
