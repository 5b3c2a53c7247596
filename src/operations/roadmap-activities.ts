import type { Activity, Catalog } from '../catalog/catalog.ts';
import type { ActivityStates } from '../roadmap/apply.ts';
import { numbersOf, ownActivities } from '../roadmap/own-activity.ts';

/** Everything on a roadmap: the catalog's activities, and those that its team made. */
export function roadmapActivities({ activities }: Catalog, states: ActivityStates): readonly Activity[] {
  return [...activities, ...ownActivities(states.values()).map(({ text, ...own }, index): Activity => ({
    ...own,
    order: activities.length + index,
    effort: null,
    userImpact: null,
    licenses: [],
    crossPillar: [],
    checks: numbersOf(own),
    prerequisites: [],
    workshopIds: [],
    aliases: [],
    links: [],
    guidance: { whyItMatters: text, doThis: [], doneWhen: '', watchOut: null },
  }))];
}
