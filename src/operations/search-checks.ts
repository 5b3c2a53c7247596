import type { Risk, Verdict } from '../assessment/verdict.ts';
import { pillarNames } from '../catalog/catalog.ts';
import type { Actor, House } from './house.ts';
import { latestOutcomes } from './latest-outcomes.ts';
import { listChecks, type CheckMark } from './load-check.ts';
import { fitOfWords, wordsIn } from './search-words.ts';

export interface FoundCheck extends CheckMark {
  /** Null before an assessment has looked. */
  readonly verdict: Verdict | null;
}

const gravity: Readonly<Record<Risk, number>> = { high: 0, medium: 1, low: 2 };

/**
 * Checks with their newest verdicts. Without words: those that fail, the gravest first.
 * @throws {Refusal} 403 for whoever may not read the roadmap that they ask from
 */
export async function searchChecks(house: House, actor: Actor, asked: { readonly words: string; readonly most: number }): Promise<FoundCheck[]> {
  const [checks, outcomes] = await Promise.all([listChecks(house, actor), latestOutcomes(house)]);
  const found = checks.map((check): FoundCheck => ({ ...check, verdict: outcomes.get(check.reference)?.outcome.verdict ?? null }));
  const wanted = wordsIn(asked.words);
  const chosen = wanted.length === 0
    ? found.filter(({ verdict }) => verdict === 'failed').sort((a, b) => gravity[a.risk] - gravity[b.risk])
    : found
      .map((check) => ({ check, fit: fitOfWords(wanted, { title: check.title, names: [String(check.reference)], more: check.pillars.map((pillar) => pillarNames[pillar]) }) }))
      .filter(({ fit }) => fit > 0)
      .sort((a, b) => b.fit - a.fit)
      .map(({ check }) => check);
  return chosen.slice(0, asked.most);
}
