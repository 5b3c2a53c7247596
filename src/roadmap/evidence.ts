import type { Verdict } from '../assessment/verdict.ts';
import type { ActivityState } from './activity-state.ts';

/** A check's newest verdict and the start of the run it comes from (ISO 8601, UTC). */
export interface JudgedCheck {
  readonly verdict: Verdict;
  readonly at: string;
}

export const evidenceStates = ['proven', 'contradicted', 'open'] as const;
export interface ActivityEvidence {
  /** *proven* when every mapped check passed, *contradicted* when one failed, else *open*. */
  readonly state: (typeof evidenceStates)[number];
  /** Completed, then contradicted by a later run. */
  readonly regressed: boolean;
}

/**
 * Says what the newest verdicts mean for an activity.
 * @param checks numbers of the checks that prove the activity
 */
export function evidenceOf(checks: readonly number[], state: ActivityState | undefined, verdicts: ReadonlyMap<number, JudgedCheck>): ActivityEvidence {
  const judged = checks.map((check) => verdicts.get(check));
  const failures = judged.filter((check) => check?.verdict === 'failed');
  if (failures.length > 0) return { state: 'contradicted', regressed: failures.some((failure) => isAfterCompletion(failure, state)) };
  const proven = checks.length > 0 && judged.every((check) => check?.verdict === 'passed');
  return { state: proven ? 'proven' : 'open', regressed: false };
}

function isAfterCompletion(failure: JudgedCheck | undefined, state: ActivityState | undefined): boolean {
  const completedAt = state?.status === 'completed' ? state.stamps.status?.at : undefined;
  return failure !== undefined && completedAt !== undefined && Date.parse(failure.at) > Date.parse(completedAt);
}
