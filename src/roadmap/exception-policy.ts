import { z } from 'zod';
import type { Exception } from './activity-state.ts';

/** Who accepts risks in a roadmap, for how long at most, and how many words it takes. */
export const exceptionPolicySchema = z.object({
  approvers: z.enum(['operators', 'members']),
  longestDays: z.int().min(1, 'must be at least one day').max(3650, 'must be 3,650 days at most'),
  /** Characters that a reason has at least. */
  shortestReason: z.int().min(1, 'must be at least one character').max(500, 'must be 500 characters at most'),
});
export type ExceptionPolicy = z.infer<typeof exceptionPolicySchema>;

export const defaultExceptionPolicy: ExceptionPolicy = { approvers: 'operators', longestDays: 365, shortestReason: 1 };

/** Why an exception cannot be as somebody wants it. */
export type ExceptionFault =
  | { readonly kind: 'reason-too-short'; readonly characters: number }
  | { readonly kind: 'lasts-too-long'; readonly latest: string };

/**
 * What stands against an exception, besides who approves it; null when nothing does.
 * @param today calendar day, `yyyy-MM-dd`, from which its length is counted
 */
export function exceptionFault({ reason, until }: Pick<Exception, 'reason' | 'until'>, { longestDays, shortestReason }: ExceptionPolicy, today: string): ExceptionFault | null {
  if (reason.trim().length < shortestReason) return { kind: 'reason-too-short', characters: shortestReason };
  const latest = latestEnd(longestDays, today);
  return until > latest ? { kind: 'lasts-too-long', latest } : null;
}

/** The last day until which an exception may hold that is made today. */
export function latestEnd(longestDays: number, today: string): string {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + longestDays);
  return day.toISOString().slice(0, 10);
}
