import { failed, investigate, passed, type Decision } from '../assessment/check.ts';
import { table, type EvidenceTable } from '../assessment/evidence-table.ts';
import { hasPriority, isActive, isPostponed, type Priority, type Recommendation } from '../facts/recommendations.ts';
import { counted } from './counted.ts';

export const recommendationsPage = 'https://entra.microsoft.com/#view/Microsoft_AAD_IAM/TenantOverview.ReactView';

export const recommendationTable = (recommendations: readonly Recommendation[]): EvidenceTable => table(recommendations, {
  Recommendation: ({ id, displayName }) => displayName ?? id,
  Priority: ({ priority }) => priority,
  Status: ({ status }) => status,
  Insight: ({ insights }) => insights,
});

export const recommendationCount = (count: number): string => counted(count, { one: 'recommendation', other: 'recommendations' });

/** Judges the recommendations of one priority: active ones fail, postponed ones are somebody's decision to look at again. */
export function judgePriority(recommendations: readonly Recommendation[], priority: Priority): Decision {
  const concerned = recommendations.filter((recommendation) => hasPriority(recommendation, priority));
  const active = concerned.filter(isActive);
  const postponed = concerned.filter(isPostponed);
  const evidence = recommendationTable([...active, ...postponed]);
  if (active.length > 0) return failed(`${recommendationCount(active.length)} of ${priority} priority ${active.length === 1 ? 'is' : 'are'} active.`, evidence);
  if (postponed.length > 0) return investigate(`${recommendationCount(postponed.length)} of ${priority} priority ${postponed.length === 1 ? 'is' : 'are'} postponed.`, evidence);
  return passed(`No recommendation of ${priority} priority is active.`);
}
