import type { RunView } from '../../../../src/api/assessment.ts';

/** The list with what is known of the latest run by now, in its place or, when it is new, before all others. */
export function withLatest(runs: readonly RunView[], latest: RunView | null): readonly RunView[] {
  if (!latest) return runs;
  return runs.some(({ id }) => id === latest.id) ? runs.map((run) => (run.id === latest.id ? latest : run)) : [latest, ...runs];
}

/**
 * The run to show. Without a wish that is the newest with results: one that is going has none yet.
 * @param asked what the address names
 * @returns null when that is none of these, or there are none
 */
export function chooseRun(runs: readonly RunView[], asked: string | null): RunView | null {
  if (asked !== null) return runs.find(({ id }) => id === asked) ?? null;
  return runs.find(({ state }) => state === 'finished') ?? runs[0] ?? null;
}
