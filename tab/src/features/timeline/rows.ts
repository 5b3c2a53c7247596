import { pillarNames, type CatalogActivity } from '../../../../src/api/catalog.ts';
import { untouched, type ActivityState } from '../../../../src/roadmap/activity-state.ts';
import type { ActivityStates } from '../../../../src/roadmap/apply.ts';
import { isClosed } from '../../../../src/roadmap/status.ts';

export type TimelineGrouping = 'pillar' | 'owner';

export interface Planned {
  readonly activity: CatalogActivity;
  readonly state: ActivityState;
  readonly due: string;
}
export type TimelineRow =
  | { readonly kind: 'heading'; readonly key: string; readonly name: string; readonly count: number }
  | { readonly kind: 'activity'; readonly key: string; readonly planned: Planned };

/** What has a due date, and what waits for one: what is closed needs none. */
export function planOf(activities: readonly CatalogActivity[], states: ActivityStates): { readonly planned: Planned[]; readonly unplanned: CatalogActivity[] } {
  const planned: Planned[] = [];
  const unplanned: CatalogActivity[] = [];
  for (const activity of activities) {
    const state = states.get(activity.id) ?? untouched(activity.id);
    if (state.due !== null) planned.push({ activity, state, due: state.due });
    else if (!isClosed(state.status)) unplanned.push(activity);
  }
  return { planned, unplanned };
}

/** A heading per pillar or owner, what is due first on top below it; pillars in their own order, people by name, nobody last. */
export function rowsOf(planned: readonly Planned[], grouping: TimelineGrouping, nobody: string): TimelineRow[] {
  const groups = new Map<string, { readonly name: string; readonly members: Planned[] }>();
  for (const each of planned) {
    const { owner } = each.state;
    const [key, name] = grouping === 'pillar' ? [each.activity.pillar, pillarNames[each.activity.pillar]] : [owner?.id ?? '', owner?.name ?? nobody];
    const group = groups.get(key) ?? { name, members: [] };
    group.members.push(each);
    groups.set(key, group);
  }
  const pillarOrder = Object.keys(pillarNames);
  const ordered = [...groups].sort(([aKey, a], [bKey, b]) => {
    if (grouping === 'pillar') return pillarOrder.indexOf(aKey) - pillarOrder.indexOf(bKey);
    return Number(aKey === '') - Number(bKey === '') || a.name.localeCompare(b.name);
  });
  return ordered.flatMap(([key, { name, members }]): TimelineRow[] => [
    { kind: 'heading', key, name, count: members.length },
    ...members.sort((a, b) => a.due.localeCompare(b.due)).map((each): TimelineRow => ({ kind: 'activity', key: each.activity.id, planned: each })),
  ]);
}
