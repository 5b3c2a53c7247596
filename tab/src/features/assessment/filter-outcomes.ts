import type { RunDetail } from '../../../../src/api/assessment.ts';
import { pillarNames, type PillarId } from '../../../../src/api/catalog.ts';
import { strings as shared } from '../../shared/strings.ts';

export type Outcome = RunDetail['outcomes'][number];

/** What the person looks for; null is everything. */
export interface OutcomeFilter {
  readonly verdict: Outcome['verdict'] | null;
  readonly pillar: PillarId | null;
  readonly risk: Outcome['risk'] | null;
  readonly category: string | null;
  /** Words that all have to be in the title or the number. */
  readonly text: string;
}
export const noFilter: OutcomeFilter = { verdict: null, pillar: null, risk: null, category: null, text: '' };

const verdictOrder: Readonly<Record<Outcome['verdict'], number>> = { failed: 0, investigate: 1, error: 2, passed: 3, skipped: 4, planned: 5 };
const riskOrder: Readonly<Record<Outcome['risk'], number>> = { high: 0, medium: 1, low: 2 };

const isVerdict = (value: string | null): value is Outcome['verdict'] => value !== null && Object.hasOwn(shared.verdictNames, value);
const isRisk = (value: string | null): value is Outcome['risk'] => value !== null && Object.hasOwn(shared.riskNames, value);
const isPillar = (value: string | null): value is PillarId => value !== null && Object.hasOwn(pillarNames, value);

/** Reads a filter from a query string; what it does not know it leaves out. */
export function parseOutcomeFilter(search: string): OutcomeFilter {
  const params = new URLSearchParams(search);
  const [verdict, pillar, risk] = [params.get('verdict'), params.get('pillar'), params.get('risk')];
  return {
    verdict: isVerdict(verdict) ? verdict : null,
    pillar: isPillar(pillar) ? pillar : null,
    risk: isRisk(risk) ? risk : null,
    category: params.get('category'),
    text: params.get('q') ?? '',
  };
}

/** Writes a filter as parts of the address; null removes one. */
export const printOutcomeFilter = ({ verdict, pillar, risk, category, text }: OutcomeFilter) => ({ verdict, pillar, risk, category, q: text === '' ? null : text });

/** Parts of an address under which nothing is hidden. */
export const allOutcomes = printOutcomeFilter(noFilter);

/** The outcomes that match, what needs work first. */
export function filterOutcomes(outcomes: readonly Outcome[], { verdict, pillar, risk, category, text }: OutcomeFilter): Outcome[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return outcomes
    .filter((outcome) => (verdict === null || outcome.verdict === verdict)
      && (pillar === null || outcome.pillars.includes(pillar))
      && (risk === null || outcome.risk === risk)
      && (category === null || outcome.category === category)
      && words.every((word) => outcome.title.toLowerCase().includes(word) || String(outcome.reference ?? '').includes(word)))
    .sort(byUrgency);
}

/** What needs work first: by verdict, risk, then title. */
export function byUrgency(a: Ranked, b: Ranked): number {
  return verdictOrder[a.verdict] - verdictOrder[b.verdict] || riskOrder[a.risk] - riskOrder[b.risk] || collator.compare(a.title, b.title);
}
type Ranked = Pick<Outcome, 'verdict' | 'risk' | 'title'>;

/** One for all comparisons: a thousand titles take a tenth of the time. */
const collator = new Intl.Collator('en');

/** The categories that occur, by name. */
export const categoriesOf = (outcomes: readonly Outcome[]): string[] => [...new Set(outcomes.flatMap(({ category }) => (category === '' ? [] : [category])))].sort(collator.compare);
