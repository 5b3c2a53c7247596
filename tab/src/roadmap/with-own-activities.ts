import type { CatalogView } from '../../../src/api/catalog.ts';
import type { ActivityStates } from '../../../src/roadmap/apply.ts';
import { ownActivities } from '../../../src/roadmap/own-activity.ts';

/** The catalog as this roadmap's team sees it: with the activities that it made itself. */
export function withOwnActivities(catalog: CatalogView, states: ActivityStates): CatalogView {
  const own = ownActivities(states.values());
  if (own.length === 0) return catalog;
  const added = own.map(({ id, title, pillar, area, lane, horizon }): CatalogView['activities'][number] => (
    { id, title, pillar, area, lane, horizon, effort: null, userImpact: null, licenses: [], crossPillar: [], checks: [], prerequisites: [] }));
  return { ...catalog, activities: [...catalog.activities, ...added] };
}
