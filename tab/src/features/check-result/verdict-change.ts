import type { PastVerdict } from '../../../../src/api/assessment.ts';

/** When a check began to say what it says now, and what it said before. */
export interface VerdictChange {
  /** Start of the first assessment with today's verdict. */
  readonly since: string;
  readonly now: PastVerdict['verdict'];
  readonly before: PastVerdict['verdict'];
}

/** Null when every assessment said the same, or there was only one. @param history the last assessment first */
export function verdictChange(history: readonly PastVerdict[]): VerdictChange | null {
  const [newest] = history;
  const before = history.findIndex(({ verdict }) => verdict !== newest?.verdict);
  const [first, other] = [history[before - 1], history[before]];
  return newest && first && other ? { since: first.run.startedAt, now: newest.verdict, before: other.verdict } : null;
}

/** Every assessment that looked at one of the checks, the last first. */
export function runsOf(histories: readonly (readonly PastVerdict[])[]): PastVerdict['run'][] {
  const runs = new Map(histories.flat().map(({ run }) => [run.id, run]));
  return [...runs.values()].sort((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt));
}
