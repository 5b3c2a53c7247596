import type { CatalogView } from '../../../../src/api/catalog.ts';
import { acceptedChecks } from '../../../../src/roadmap/accepted-risk.ts';
import type { ActivityStates } from '../../../../src/roadmap/apply.ts';
import type { Outcome } from './filter-outcomes.ts';

/** How many checks of a score the overview leaves out, because the team has accepted their risk. @param today calendar day, `yyyy-MM-dd` */
export function acceptedHere(outcomes: readonly Pick<Outcome, 'reference' | 'verdict'>[], activities: CatalogView['activities'], states: ActivityStates, today: string): number {
  const accepted = acceptedChecks(activities, states, today);
  return outcomes.filter(({ reference, verdict }) => reference !== null && accepted.has(reference) && isJudged(verdict)).length;
}

const isJudged = (verdict: Outcome['verdict']): boolean => verdict === 'passed' || verdict === 'failed' || verdict === 'investigate';
