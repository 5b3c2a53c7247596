import type { RunDetail } from '../../../../src/api/assessment.ts';

export type Outcome = RunDetail['outcomes'][number];

/** What the person looks for; null is everything. */
export interface OutcomeFilter {
  readonly verdict: Outcome['verdict'] | null;
  readonly pillar: Outcome['pillars'][number] | null;
  readonly risk: Outcome['risk'] | null;
  /** Words that all have to be in the title or the number. */
  readonly text: string;
}
export const noFilter: OutcomeFilter = { verdict: null, pillar: null, risk: null, text: '' };

const verdictOrder: Readonly<Record<Outcome['verdict'], number>> = { failed: 0, investigate: 1, error: 2, passed: 3, skipped: 4, planned: 5 };
const riskOrder: Readonly<Record<Outcome['risk'], number>> = { high: 0, medium: 1, low: 2 };

/** The outcomes that match, what needs work first: by verdict, risk, then title. */
export function filterOutcomes(outcomes: readonly Outcome[], { verdict, pillar, risk, text }: OutcomeFilter): Outcome[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return outcomes
    .filter((outcome) => (verdict === null || outcome.verdict === verdict)
      && (pillar === null || outcome.pillars.includes(pillar))
      && (risk === null || outcome.risk === risk)
      && words.every((word) => outcome.title.toLowerCase().includes(word) || String(outcome.reference ?? '').includes(word)))
    .sort((a, b) => verdictOrder[a.verdict] - verdictOrder[b.verdict] || riskOrder[a.risk] - riskOrder[b.risk] || a.title.localeCompare(b.title, 'en'));
}
