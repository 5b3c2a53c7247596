import type { CatalogActivity, CatalogView } from '../../../src/api/catalog.ts';
import type { ActivityStates } from '../../../src/roadmap/apply.ts';
import { numbersOf, ownActivities } from '../../../src/roadmap/own-activity.ts';

/**
 * Gives a function that shows the catalog as this roadmap's team sees it: with the activities that it made itself.
 * What stays the same stays the same object, so that an edit elsewhere draws nothing of it again.
 */
export function createPlan(): (catalog: CatalogView, states: ActivityStates) => CatalogView {
  let last: { readonly catalog: CatalogView; readonly own: readonly CatalogActivity[]; readonly plan: CatalogView } | null = null;
  let known = new Map<string, CatalogActivity>();
  return (catalog, states) => {
    const own = ownActivities(states.values()).map(({ id, title, pillar, area, lane, horizon, checks: made }): CatalogActivity => {
      const checks = numbersOf({ checks: made });
      const before = known.get(id);
      const isSame = before?.title === title && before.pillar === pillar && before.area === area && before.lane === lane && before.horizon === horizon && before.checks.join() === checks.join();
      return isSame ? before : { id, title, pillar, area, lane, horizon, effort: null, userImpact: null, licenses: [], crossPillar: [], checks, prerequisites: [] };
    });
    if (last?.catalog === catalog && last.own.length === own.length && own.every((activity, index) => activity === last?.own[index])) return last.plan;
    known = new Map(own.map((activity) => [activity.id, activity]));
    last = { catalog, own, plan: own.length === 0 ? catalog : { ...catalog, activities: [...catalog.activities, ...own] } };
    return last.plan;
  };
}
