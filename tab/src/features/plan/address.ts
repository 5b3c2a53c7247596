import type { PlanTarget } from '../../../../src/roadmap/plan-sentence.ts';
import { allActivities } from '../../roadmap/filter/activity-filter.ts';
import type { navigate } from '../../shared/location.ts';
import { allOutcomes } from '../assessment/filter-outcomes.ts';

export type Address = Parameters<typeof navigate>[0];

/** A figure shows exactly what it counted, whatever was filtered before. */
const nothingElse: Address = { ...allActivities, activity: null };
const everyCheck: Address = { ...allOutcomes, view: 'assessment', check: null };
const listOf = (values: readonly string[] | undefined): string | null => values?.join(',') ?? null;

/** Where a link of the plan leads, as parts of the tab's address. */
export function addressOf(target: PlanTarget): Address {
  switch (target.kind) {
    case 'activity': return { activity: target.id };
    case 'check': return { ...everyCheck, run: target.run, check: target.id };
    case 'assessment': return { ...everyCheck, run: target.run, pillar: target.pillar };
    case 'activities':
      return {
        ...nothingElse, view: 'list', pillar: target.pillar ?? 'all',
        status: listOf(target.status), due: listOf(target.due), owner: target.owner ?? null, evidence: target.evidence ?? null,
      };
  }
}
