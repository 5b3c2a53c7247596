import type { Assessment } from '../assessment/engine.ts';
import { overviewAsker } from './overview-needs.ts';
import { overviewSchema, type Overview } from './overview.ts';

/** Has the overview answered during a run. `overview` is null until every part is known. */
export function collectOverview(): { readonly aside: NonNullable<Assessment['aside']>; readonly overview: () => Overview | null } {
  const parts = new Map<string, unknown>();
  return {
    aside: {
      asker: overviewAsker,
      onAnswer(name, answer) {
        parts.set(name, 'data' in answer ? { figures: answer.data } : { reason: answer.reason });
      },
    },
    overview: () => overviewSchema.safeParse(Object.fromEntries(parts)).data ?? null,
  };
}
